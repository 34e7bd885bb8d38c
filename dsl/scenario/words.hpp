// Decisions in the words tests are written in: "2026-03-16 reminder by efaktura, fee 38.00 NOK, pay by 2026-03-30".
#pragma once

#include <string>

#include "dsl/scenario/timeline.hpp"
#include "engine/plan/plan.hpp"

namespace dun::scenario {

[[nodiscard]] std::string act_text(const plan::Plan& plan, const Done& done);
/// "too-early before 2026-03-16", "blocked by two-fees before 2026-08-02".
[[nodiscard]] std::string answer_text(const plan::Plan& plan, const Answer& answer);
/// "IF § 1-2 (1): not before 14 days after due (policies/no/law.dun:61)".
[[nodiscard]] std::string reason_text(const plan::Plan& plan, plan::ReasonId reason);

}  // namespace dun::scenario
