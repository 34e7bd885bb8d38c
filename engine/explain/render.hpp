// An explanation as people read it in a terminal, and as one JSON object.
#pragma once

#include <string>

#include "engine/explain/explanation.hpp"

namespace dun::explain {

/// Without `full` only the deciding lines are shown.
[[nodiscard]] std::string to_text(const Explanation& explanation, bool full);
[[nodiscard]] std::string to_json(const Explanation& explanation, bool full);

}  // namespace dun::explain
