// Rates and scales as exact rows in order of date.
#pragma once

#include <string>
#include <vector>

#include "dsl/types/program.hpp"

namespace dun::types {

/// Every rate of the bundle and of its laws. Reports rows without a citation (050), rows out of order or on one date
/// (051) and rates that do not say which date picks a row (055).
[[nodiscard]] std::vector<Rate> rates_of(const names::Bundle& bundle, base::DiagnosticSink& sink);

/// "IF § 1-2 (4)"; empty for nothing.
[[nodiscard]] std::string cite_text(const std::optional<syntax::Cite>& cite);

/// What is written of a rate, in a row or a test, against its unit (030): money and fractions are zero or more, and a
/// percentage below zero leaves something.
void check_value(const Unit& unit, const syntax::Number& written, base::FileId file, base::DiagnosticSink& sink);

/// Is the rate known on every day from `first` to `last`?
[[nodiscard]] bool known_throughout(const Rate& rate, values::Day first, values::Day last);
/// Is it known on some day of `first` to `last`?
[[nodiscard]] bool known_somewhere(const Rate& rate, values::Day first, values::Day last);

}  // namespace dun::types
