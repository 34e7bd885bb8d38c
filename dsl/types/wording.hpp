// Whether the terms of letters can be followed: a rule on them binds every letter of its kind, since a letter that
// states another has no effect for anybody; and no sentence is empty.
#pragma once

#include "dsl/types/program.hpp"
#include "engine/base/diagnostic.hpp"

namespace dun::types {

void check_wording(const Program& program, base::DiagnosticSink& sink);

}  // namespace dun::types
