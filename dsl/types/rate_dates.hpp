// Rates that have no value when they are needed (052): on no day for which a law holds, or on the date of a test.
#pragma once

#include "dsl/types/program.hpp"

namespace dun::types {

void check_rates_of_laws(const Program& program, base::DiagnosticSink& sink);

/// A test that expects an amount needs the rates it comes from; a test that gives a rate brings its own.
void check_rates_of_test(const Program& program, const names::Test& test, base::DiagnosticSink& sink);

}  // namespace dun::types
