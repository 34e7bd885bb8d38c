// Scales by size of an amount, as exact rows in order of date and size.
#pragma once

#include <vector>

#include "dsl/types/program.hpp"

namespace dun::types {

/// Every scale of the bundle and of its laws. Reports rows that contradict each other or leave large amounts out (051),
/// amounts in another currency than the scale's (030), versions without a row or a date (026), and 055.
[[nodiscard]] std::vector<Scale> scales_of(const names::Bundle& bundle, base::DiagnosticSink& sink);

}  // namespace dun::types
