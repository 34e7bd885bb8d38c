// The facts every ledger provides, in words a lawyer would write. What is not in the tables is a fact of a country, and
// keeps the name its law files give it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dsl/syntax/expr.hpp"

namespace dun::book {

/// A yes/no fact: what it says where it holds and where it does not.
struct YesNoWords {
  std::string_view fact;
  std::string_view holds;  // "the claim is disputed"
  std::string_view fails;
  bool lasts = false;  // once it holds it stays so: "once", not "while"
};
[[nodiscard]] const YesNoWords* yes_no_words(std::string_view fact);

/// An amount that is nothing or something, which is what laws mostly ask of it.
struct AmountWords {
  std::string_view fact;
  std::string_view something;  // "part of the principal is open"
  std::string_view nothing;    // "the principal is settled"
  bool something_lasts = false;
  bool nothing_lasts = false;
};
[[nodiscard]] const AmountWords* amount_words(std::string_view fact);

/// "the open principal", "the due date"; "“kalenderfrist”" for a fact of a country.
[[nodiscard]] std::string noun_of(const std::string& fact);
/// "the claim is an instalment", for a fact of the ledger with few values; nothing for others.
[[nodiscard]] std::optional<std::string_view> choice_words(std::string_view fact, std::string_view choice);
/// What a fact of the ledger is, as a table says it; empty for a fact of a country.
[[nodiscard]] std::string ledger_meaning(const std::string& fact);

}  // namespace dun::book
