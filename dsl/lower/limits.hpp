// The rules of a law as limits: one limit per line that limits something, each saying when it applies, what keeps it,
// and from when time alone lifts it.
#pragma once

#include "dsl/lower/context.hpp"

namespace dun::lower {

/// Adds the limits of one rule section to the plan.
void add_rule(Context& context, names::SectionRef rule);

}  // namespace dun::lower
