// What the heads of laws and policies say: for which claims they are, since when, in which currency, by which calendar.
#pragma once

#include <vector>

#include "dsl/types/program.hpp"

namespace dun::types {

/// In the order of Bundle::laws. Reports laws without `checked through` (026) and those of which a claim could bear two
/// interests (037).
[[nodiscard]] std::vector<LawFacts> law_facts_of(const names::Bundle& bundle, base::DiagnosticSink& sink);

/// In the order of Bundle::policies. Reports policies under no law (026), without a currency (033), those that cover
/// claims a law of theirs does not apply to (036), and those whose claims meet two interests or charges (037).
[[nodiscard]] std::vector<PolicyFacts> policy_facts_of(const names::Bundle& bundle, const std::vector<LawFacts>& laws,
                                                       base::DiagnosticSink& sink);

}  // namespace dun::types
