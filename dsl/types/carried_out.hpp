// What the language can say and no plan can hold yet. Such a line is refused where it stands: a rule that is read and
// not followed would be worse than one that cannot be written.
#pragma once

#include "dsl/types/program.hpp"

namespace dun::types {

/// Reports 038 for every line of the laws and policies that would have no effect.
void check_carried_out(const Program& program, base::DiagnosticSink& sink);

}  // namespace dun::types
