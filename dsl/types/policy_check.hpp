// The lines of a policy or schedule and its steps: terms, conditions, fees in the currency of the claims and rounded.
#pragma once

#include "dsl/types/amounts.hpp"
#include "dsl/types/program.hpp"

namespace dun::types {

/// Reports 026, 030 to 033, 035 and 054 in one policy. Of a schedule only what it changes is looked at. True if it
/// counts banking days anywhere.
[[nodiscard]] bool check_policy(const Program& program, std::size_t policy, AmountJudge& judge,
                                base::DiagnosticSink& sink);

}  // namespace dun::types
