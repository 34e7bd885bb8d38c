// From source to tree. Every line is a place where the parser can resume, so all mistakes of a file are reported
// together and the good lines are kept. The grammar itself (PEGTL) stays behind this door.
#pragma once

#include "dsl/source/source.hpp"
#include "dsl/syntax/tree.hpp"
#include "engine/base/diagnostic.hpp"

namespace dun::syntax {

/// The tree of one file; mistakes go to the sink as diagnostics 001 to 019.
[[nodiscard]] Tree from_source(const source::SourceSet& sources, base::FileId file, base::DiagnosticSink& sink);

/// The same for a file whose every line is what stands after `given` in a test ("a consumer claim of 1200.00 NOK, due
/// 2026-03-02"): a tree of one test section with those givens. For phrases that come from a command line.
[[nodiscard]] Tree parse_given(const source::SourceSet& sources, base::FileId file, base::DiagnosticSink& sink);

}  // namespace dun::syntax
