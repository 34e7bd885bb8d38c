// The acts of a bundle with the kinds above each: a rule on "any notice" speaks of every act below it.
#pragma once

#include <vector>

#include "dsl/names/bundle.hpp"
#include "engine/base/diagnostic.hpp"

namespace dun::names {

/// Kinds in order of declaration, then the acts of the laws; one of each name. Names must be resolved. Reports kinds in
/// a ring (023) and an act that two laws put under different kinds (025).
[[nodiscard]] std::vector<Act> acts_of(const Bundle& bundle, base::DiagnosticSink& sink);

}  // namespace dun::names
