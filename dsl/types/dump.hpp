// A checked program as text for people who look at the phases: facts and their columns, rates and scales by date, what
// laws and policies are for, and the steps of each policy with its overlays applied. Nothing reads it back.
#pragma once

#include <string>

#include "dsl/types/program.hpp"

namespace dun::types {

[[nodiscard]] std::string dump(const Program& program);

}  // namespace dun::types
