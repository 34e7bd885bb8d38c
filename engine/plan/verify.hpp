// The plan's own checker: what every reader of a plan may rely on, checked once when it has been made. A plan that
// fails is a mistake of the compiler, never of an author.
#pragma once

#include <string>
#include <vector>

#include "engine/plan/plan.hpp"

namespace dun::plan {

/// What is wrong with the plan, one sentence each; empty if it is sound. Checked: operands come first and have the
/// right types, indexes point into their tables, ranges fit the safe range, amounts have positive divisors, tables are
/// in order of date, every step has an act, and no more than 64 acts, 63 steps and 62 channels are used.
[[nodiscard]] std::vector<std::string> faults_of(const Plan& plan);

}  // namespace dun::plan
