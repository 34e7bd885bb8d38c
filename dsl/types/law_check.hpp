// The lines of a law: its terms and conditions, the units of its caps and charges, its citations.
#pragma once

#include "dsl/types/amounts.hpp"
#include "dsl/types/program.hpp"

namespace dun::types {

/// Reports 026, 030, 031, 032, 050 and 054 in one law. True if the law counts banking days anywhere.
[[nodiscard]] bool check_law(const Program& program, std::size_t law, AmountJudge& judge, base::DiagnosticSink& sink);

}  // namespace dun::types
