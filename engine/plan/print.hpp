// A plan as text, for people who build compilers: every column, register, node, step and limit on a line of its own, in
// a stable order and without paths of a machine.
#pragma once

#include <string>

#include "engine/plan/plan.hpp"

namespace dun::plan {

[[nodiscard]] std::string print(const Plan& plan);
/// "contract-rate", "consent to sms".
[[nodiscard]] std::string column_name(const facts::ColumnKey& key);

}  // namespace dun::plan
