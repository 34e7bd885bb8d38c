// Phrases in the words of tests that come from a command line, put into a bundle as tests of the laws they are read by.
#pragma once

#include "dsl/compile/compile.hpp"
#include "dsl/syntax/tree.hpp"

namespace dun::compile {

/// One source and tree a law, each holding all phrases, a line a phrase.
[[nodiscard]] std::vector<base::FileId> add_phrases(const Phrases& phrases, source::SourceSet& sources,
                                                    std::vector<syntax::Tree>& trees, base::DiagnosticSink& sink);

/// The findings without what is said of phrases more than once, or by some of the laws only: a name that one of them
/// declares is known. A day outside a calendar or a rate is no mistake in a question; the answer says so.
[[nodiscard]] std::vector<base::Diagnostic> without_repeats(std::vector<base::Diagnostic> found,
                                                            const std::vector<base::FileId>& phrases);

}  // namespace dun::compile
