// A rate expression of an interest rule as dated rows: "reference plus 8 percent" changes wherever one of its rates
// does. Rates chosen by the run date go by the days the interest is reckoned for; a rate chosen by another day, such as
// the due date, keeps the row of that day, so that the rows differ from claim to claim.
#pragma once

#include <string>
#include <vector>

#include "dsl/lower/context.hpp"
#include "engine/interest/interest.hpp"

namespace dun::lower {

struct RateRows {
  std::vector<std::vector<interest::RateRow>> rows;  // one list, or one for each value of `by`
  NodeId by;                                         // which list is the claim's; unset where there is one
  NodeId known;                                      // are the days known that choose it
  std::vector<std::string> cites;                    // by RateRow::row
};

/// The rows of an amount of the context's current file. A row is unknown where one of its rates is.
[[nodiscard]] RateRows rate_rows(Context& context, syntax::AmountId amount);

}  // namespace dun::lower
