// From trees to names. Resolves every name of every file, gathers laws and policies, applies schedules.
#pragma once

#include "dsl/names/bundle.hpp"
#include "engine/base/diagnostic.hpp"

namespace dun::names {

/// Reports 020, 022, 023, 025 and 027; always returns a bundle, in which what could not be resolved is left out.
[[nodiscard]] Bundle from_syntax(const source::SourceSet& sources, std::vector<syntax::Tree> trees,
                                 base::DiagnosticSink& sink);

}  // namespace dun::names
