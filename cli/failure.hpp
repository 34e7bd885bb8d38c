// How a command ends when something refuses: the fault on standard error, what to do next, and the exit status of its
// kind.
#pragma once

#include "engine/base/result.hpp"

namespace dun::cli {

/// Prints "dun: message" and "fix: advice"; returns the exit status to end with.
[[nodiscard]] int fail(const base::Fault& fault);

}  // namespace dun::cli
