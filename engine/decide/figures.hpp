// The rows of rates and scales that an amount was made from, for one claim of a block: what somebody needs to check it
// by hand. Found by going down from the amount to the look-ups that had a part in it.
#pragma once

#include <vector>

#include "engine/decide/one_row.hpp"

namespace dun::decide {

struct Figure {
  enum class Kind : std::uint8_t { rate, scale };
  Kind kind = Kind::rate;
  std::size_t index = 0;    // of the plan's tables or scales
  std::size_t version = 0;  // of its versions

  friend bool operator==(const Figure&, const Figure&) = default;
};

/// Each row once, in the order in which the amount names them. Of two branches only the one that was taken counts.
[[nodiscard]] std::vector<Figure> figures_behind(const plan::Plan& plan, const OneRow& row, NodeId amount);

}  // namespace dun::decide
