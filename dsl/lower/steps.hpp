// The steps of a policy, overlays applied, as the steps of a plan.
#pragma once

#include "dsl/lower/context.hpp"

namespace dun::lower {

void add_steps(Context& context, const names::Policy& policy, bool released_by_hand);

}  // namespace dun::lower
