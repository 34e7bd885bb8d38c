// Policies for commands that run them: compiled, or every mistake reported and nothing run.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dsl/compile/compile.hpp"
#include "engine/plan/plan.hpp"

namespace dun::cli {

/// The bundle of the given paths; nothing if something was an error, which is then on standard error. `status` is what
/// the command should end with in that case.
[[nodiscard]] std::optional<compile::Bundle> bundle_of(const std::vector<std::string>& paths, int& status);

/// What stops the bundle from being used, to standard error.
void print_errors(const compile::Bundle& bundle);

/// A policy or schedule of the bundle, lowered and verified.
[[nodiscard]] plan::Plan plan_of(const compile::Bundle& bundle, std::size_t policy);

/// The plans of the policies in the files the user named, lowered and verified.
[[nodiscard]] std::vector<plan::Plan> plans_of(const compile::Bundle& bundle);

}  // namespace dun::cli
