// The customers of an invented Norwegian power company: consumers, businesses, public bodies, some abroad, with the
// channels they can be reached by. No person, company, number or address is real: e-mail ends in `.example`, telephone
// numbers begin with 0 and organisation numbers with 1, as none in Norway do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/values/day.hpp"
#include "examples/generate/dice.hpp"

namespace dun::demo {

using values::Day;

struct Contact {
  std::string channel;
  std::string address;
  std::optional<Day> from;
  std::optional<Day> until;
};

struct Debtor {
  std::string id;
  std::string name;
  std::string kind;  // consumer, business, public
  std::string country = "NO";
  std::string language = "nb";
  std::string currency;  // empty: NOK
  std::string segment;
  std::vector<Contact> contacts;
  std::optional<Contact> sms_consent;
  bool direct_debit = false;
};

[[nodiscard]] std::vector<Debtor> make_debtors(Dice& dice, int count);

}  // namespace dun::demo
