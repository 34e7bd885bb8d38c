// Claims of one relationship are neighbours in a block.
#pragma once

#include <utility>

#include "engine/decide/rows.hpp"
#include "engine/facts/block.hpp"

namespace dun::decide {

/// The first row of the relationship a row is in, and one past its last.
[[nodiscard]] inline std::pair<Row, Row> relationship_of(const facts::Block& block, Row row) {
  Row first = row;
  while (first > 0 && block.relationship[first - 1] == block.relationship[row]) --first;
  Row last = row + 1;
  while (last < block.rows && block.relationship[last] == block.relationship[row]) ++last;
  return {first, last};
}

}  // namespace dun::decide
