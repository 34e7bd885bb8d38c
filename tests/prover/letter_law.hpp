// Charges that go by a letter for several claims, made at random: a description, the same as text, and what it comes to
// for the claims of a letter, reckoned without anything of the engine.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "tests/prover/generated_policy.hpp"

namespace dun::prover {

/// Shares of the sum up to a size and above it, at least and at most so much, in minor units.
struct LetterAmount {
  std::int64_t share_below = 0;  // percent
  std::int64_t share_above = 0;
  std::int64_t size = 0;
  std::int64_t least = 0;
  std::int64_t most = 0;
};

struct LetterLaw {
  LetterAmount amount;
  Letters letters;
  From from = From::receipt;
  int days = 1;               // the charge is owed so many days after
  bool wanted = false;        // by the law: together
  bool gathers = true;        // the policy does
  bool once_charged = false;  // no demand once it has been claimed
  int after_due = 1;          // the letter, and the demands after it
  int after_letter = 1;
  int after_demand = 1;

  [[nodiscard]] std::string text() const;
};

[[nodiscard]] LetterLaw a_letter_law(std::mt19937_64& random);

/// What each claim of a letter bears of the charge, the oldest first.
[[nodiscard]] std::vector<std::int64_t> shares_of(const LetterAmount& amount, const std::vector<std::int64_t>& open);

}  // namespace dun::prover
