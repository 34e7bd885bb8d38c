// The names an amount is made of, and amounts that are made of themselves.
#pragma once

#include <vector>

#include "dsl/names/bundle.hpp"
#include "engine/base/diagnostic.hpp"

namespace dun::names {

/// Every name in the amount, in order of mention; what a name stands for is not followed.
[[nodiscard]] std::vector<const syntax::Name*> names_in(const syntax::Tree& tree, syntax::AmountId amount);

/// Those of them that stand on a side of an `or … where`, so that a fact decides whether they are read.
[[nodiscard]] std::vector<const syntax::Name*> names_read_at_times(const syntax::Tree& tree, syntax::AmountId amount);

/// Reports derived rates and charges in a ring (023). Names must be resolved.
void check_amount_rings(const Bundle& bundle, base::DiagnosticSink& sink);

}  // namespace dun::names
