// A law may want all overdue claims of one debtor in one letter; a policy that takes such an act must gather them.
#pragma once

#include "dsl/types/program.hpp"

namespace dun::types {

void check_together(const Program& program, base::DiagnosticSink& sink);

}  // namespace dun::types
