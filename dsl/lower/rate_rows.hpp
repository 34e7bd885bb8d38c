// A rate expression of an interest rule as dated rows: "reference plus 8 percent" changes wherever one of its rates
// does. Rates chosen by the run date go by the days the interest is reckoned for; a rate chosen by another day, such as
// the due date, keeps the row of that day, so that the rows differ from claim to claim.
#pragma once

#include "dsl/lower/context.hpp"
#include "engine/plan/rate_formula.hpp"

namespace dun::lower {

struct RateRows {
  plan::DatedRate rate;
  NodeId known;  // are the days known that choose its list
};

/// The rows of an amount of the context's current file that rests on rates alone. A row is unknown where one of its
/// rates is.
[[nodiscard]] RateRows rate_rows(Context& context, syntax::AmountId amount);

}  // namespace dun::lower
