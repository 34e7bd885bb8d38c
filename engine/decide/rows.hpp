// A selection: the rows of a block that a question is still open for, in order.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace dun::decide {

using Row = std::uint32_t;
using Rows = std::vector<Row>;

/// Makes one run of two that follow each other, [first, middle) and [middle, end).
inline void in_order(Rows& rows, std::size_t first, std::size_t middle) {
  if (first == middle || middle == rows.size()) return;
  const auto at = [&](std::size_t place) { return rows.begin() + static_cast<std::ptrdiff_t>(place); };
  if (*(at(middle) - 1) > *at(middle)) std::inplace_merge(at(first), at(middle), rows.end());
}

}  // namespace dun::decide
