// The calendars of a bundle as the tables' definitions.
#pragma once

#include <vector>

#include "dsl/types/program.hpp"

namespace dun::types {

/// In the order of Bundle::calendars. Reports calendars that cover nothing and holidays outside what they cover (054).
[[nodiscard]] std::vector<calendar::Definition> calendars_of(const names::Bundle& bundle, base::DiagnosticSink& sink);

}  // namespace dun::types
