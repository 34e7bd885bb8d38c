// Questions to laws from the command line: compiled, or what is wrong with them printed.
#pragma once

#include <optional>

#include "dsl/answer/question.hpp"

namespace dun::cli {

/// Nothing if something was wrong, which is then on standard error; `status` is what the command should end with.
[[nodiscard]] std::optional<answer::Asked> asked(const answer::Question& question, int& status);

}  // namespace dun::cli
