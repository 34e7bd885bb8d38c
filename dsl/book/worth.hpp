// What an amount of a law comes to by the rows in force last, where it rests on dated rates and on nothing of a claim.
#pragma once

#include <optional>

#include "dsl/book/phrases.hpp"
#include "dsl/types/program.hpp"

namespace dun::book {

/// A value in the terms of its unit, as a row of a rate has it; money as pages write it.
[[nodiscard]] std::string value_text(const types::Unit& unit, const values::Ratio& value);

/// "38 NOK from 2026-01-01: fee share (1/20) of inkassosats (750 NOK), rounded half up to 1 NOK"; the words of the
/// amount alone where no rate is in it, or where more than rates is. Rows that are expected only, or later than the law
/// was checked through, do not count.
[[nodiscard]] Line amount_with_worth(const types::Program& program, std::size_t law, const Phrases& phrases,
                                     syntax::AmountId amount);

}  // namespace dun::book
