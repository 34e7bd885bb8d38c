// The order of steps: a step may count only from what comes before it, and steps must not stand in for each other in a
// circle.
#pragma once

#include "dsl/names/bundle.hpp"
#include "engine/base/diagnostic.hpp"

namespace dun::names {

/// Reports 022 and 023 for the steps of a policy. For a schedule `base` is the policy it adapts, whose own mistakes are
/// not told again.
void check_order(const Bundle& bundle, const Policy& policy, const Policy* base, base::DiagnosticSink& sink);

}  // namespace dun::names
