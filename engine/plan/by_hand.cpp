#include "engine/plan/by_hand.hpp"

namespace dun::plan {

std::optional<StepId> step_by_hand(const Plan& plan, ActId act, const std::vector<std::int32_t>& done) {
  for (std::size_t step = 0; step < plan.steps.size(); ++step)
    if (plan.steps[step].act == act && done[step] < plan.steps[step].most) return StepId(step);
  return std::nullopt;
}

}  // namespace dun::plan
