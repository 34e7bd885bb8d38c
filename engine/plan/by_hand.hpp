// Where an act done by hand stands among the steps of a plan.
#pragma once

#include <optional>
#include <vector>

#include "engine/plan/plan.hpp"

namespace dun::plan {

/// An act done by hand without naming a step counts for the first step of that act which is not done yet; nothing if
/// none is left. `done`: how often each step has been, by step.
[[nodiscard]] std::optional<StepId> step_by_hand(const Plan& plan, ActId act, const std::vector<std::int32_t>& done);

}  // namespace dun::plan
