// A selection: the rows of a block that a question is still open for, in order.
#pragma once

#include <cstdint>
#include <vector>

namespace dun::decide {

using Row = std::uint32_t;
using Rows = std::vector<Row>;

}  // namespace dun::decide
