// Points in time as days: an anchor, a length of time counted as the law or the policy counts, the next banking day.
#pragma once

#include "dsl/lower/context.hpp"

namespace dun::lower {

[[nodiscard]] KnownDay anchor_day(Context& context, const syntax::Anchor& anchor);
/// `sign` is 1 for after and -1 for before.
[[nodiscard]] KnownDay add_term(Context& context, KnownDay day, const values::Term& term, int sign = 1);
/// The same term as what earlier deadlines must have been at least.
[[nodiscard]] plan::ShortestDeadline shortest_deadline(const Context& context, const values::Term& term);
[[nodiscard]] KnownDay point_day(Context& context, const syntax::Point& point);
/// The point, counted from a day that stands for its anchor.
[[nodiscard]] KnownDay point_from(Context& context, KnownDay day, const syntax::Point& point);
/// A fact that is a date.
[[nodiscard]] KnownDay fact_day(Context& context, const types::Fact& fact);

}  // namespace dun::lower
