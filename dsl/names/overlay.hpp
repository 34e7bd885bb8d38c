// A schedule laid over a policy: the steps it amounts to. First all changes, then all additions, then all drops, so
// that the order in which a schedule is written decides nothing but the order of steps added at one place.
#pragma once

#include <vector>

#include "dsl/names/bundle.hpp"
#include "engine/base/diagnostic.hpp"

namespace dun::names {

/// The steps of a policy with the changes of a schedule applied. A changed line replaces the line of its kind, or is
/// added to the step. Steps that are not there are passed over (they have been reported). Reports a step changed or
/// dropped twice (025), changed and dropped (022), and additions that wait for each other (023).
[[nodiscard]] std::vector<Step> lay_over(const Bundle& bundle, std::vector<Step> steps,
                                         const std::vector<SectionRef>& changes, base::DiagnosticSink& sink);

}  // namespace dun::names
