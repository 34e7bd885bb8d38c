// The rate of an interest: dated rows where it rests on rates alone, else a formula over them and over facts of the
// claim, part by part as the law writes it. Refuses nothing: what no formula can hold was refused by the types.
#pragma once

#include "dsl/lower/context.hpp"
#include "engine/plan/rate_formula.hpp"

namespace dun::lower {

struct Rate {
  plan::RateFormula formula;
  NodeId known;  // are the days known that choose its dated rows
};

/// Of an amount of the context's current file.
[[nodiscard]] Rate rate_of_interest(Context& context, syntax::AmountId amount);

}  // namespace dun::lower
