// The facts of the vocabularies, bound to the columns of a ledger.
#pragma once

#include <vector>

#include "dsl/types/program.hpp"

namespace dun::types {

/// Reports facts no ledger has (041), of another type than the ledger's (030), and without a meaning for "missing"
/// where the ledger may lack them (040).
[[nodiscard]] std::vector<Fact> facts_of(const names::Bundle& bundle, base::DiagnosticSink& sink);

/// "a date", "an amount of money": a type in the words of a message.
[[nodiscard]] std::string with_article(facts::FactType type);

}  // namespace dun::types
