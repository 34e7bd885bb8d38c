// A rate expression of an interest rule as dated rows: "reference plus 8 percent" changes wherever one of its rates
// does.
#pragma once

#include <string>
#include <vector>

#include "dsl/lower/context.hpp"
#include "engine/interest/interest.hpp"

namespace dun::lower {

struct RateRows {
  std::vector<interest::RateRow> rows;
  std::vector<std::string> cites;  // by RateRow::row
};

/// The rows of an amount of the context's current file. A row is unknown where one of its rates is.
[[nodiscard]] RateRows rate_rows(const Context& context, syntax::AmountId amount);

}  // namespace dun::lower
