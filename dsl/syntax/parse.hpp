// From source to tree. Every line is a place where the parser can resume, so all mistakes of a file are reported together
// and the good lines are kept. The grammar itself (PEGTL) stays behind this door.
#pragma once

#include "dsl/source/source.hpp"
#include "dsl/syntax/tree.hpp"
#include "engine/base/diagnostic.hpp"

namespace dun::syntax {

/// The tree of one file; mistakes go to the sink as diagnostics 001 to 019.
[[nodiscard]] Tree from_source(const source::SourceSet& sources, base::FileId file, base::DiagnosticSink& sink);

}  // namespace dun::syntax
