// Findings that no later phase needs: style and likely slips. One finding per file of this folder.
#pragma once

#include <optional>

#include "dsl/types/program.hpp"

namespace dun::lint {

/// Reports 053 (only where `on` is given), 300, 400 and 402.
void check(const types::Program& program, std::optional<values::Day> on, base::DiagnosticSink& sink);

}  // namespace dun::lint
