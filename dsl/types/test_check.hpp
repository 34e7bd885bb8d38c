// The lines of a test: amounts in the currency of its claims, conditions, and dates the calendar covers.
#pragma once

#include "dsl/types/amounts.hpp"
#include "dsl/types/program.hpp"

namespace dun::types {

/// Reports 030 and 054. `calendar` is that of the law or policy under test, if it counts banking days.
void check_test(const Program& program, const names::Test& test, std::optional<std::size_t> calendar,
                AmountJudge& judge, base::DiagnosticSink& sink);

}  // namespace dun::types
