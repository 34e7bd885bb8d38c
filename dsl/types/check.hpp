// From names to types. Checks kinds of values, units, currencies, roundings, missing values, citations and the dates of
// rates.
#pragma once

#include "dsl/types/program.hpp"

namespace dun::types {

/// Reports 026, 030 to 036, 040, 041, 050 to 052, 054 and 055; always returns a program. It may be lowered only if
/// nothing was an error.
[[nodiscard]] Program from_names(names::Bundle bundle, base::DiagnosticSink& sink);

}  // namespace dun::types
