// Which rates an amount rests on, through derived rates and charges.
#pragma once

#include <vector>

#include "dsl/types/program.hpp"

namespace dun::types {

struct RateUse {
  const Rate* rate = nullptr;
  base::Place place;      // where it is named
  bool at_times = false;  // a fact of the claim decides whether it is read
};

/// What an amount rests on besides figures of its own.
struct Basis {
  std::vector<RateUse> rates;  // in order of mention; a rate named twice stands there twice
  bool numbers = false;        // a number of the claim
  bool others = false;         // another fact of it, a scale, a charge
};
[[nodiscard]] Basis basis_of(const Program& program, base::FileId file, syntax::AmountId amount);

/// In order of mention; a rate named twice stands there twice.
[[nodiscard]] std::vector<RateUse> rates_in(const Program& program, base::FileId file, syntax::AmountId amount);

}  // namespace dun::types
