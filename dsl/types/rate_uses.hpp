// Which rates an amount rests on, through derived rates and charges.
#pragma once

#include <vector>

#include "dsl/types/program.hpp"

namespace dun::types {

struct RateUse {
  const Rate* rate = nullptr;
  base::Place place;  // where it is named
};

/// In order of mention; a rate named twice stands there twice.
[[nodiscard]] std::vector<RateUse> rates_in(const Program& program, base::FileId file, syntax::AmountId amount);

}  // namespace dun::types
