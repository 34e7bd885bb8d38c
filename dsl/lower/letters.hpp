// When a letter counts as received, and when the term it sets starts: by what is recorded, by what the laws say of its
// channel, by what the policy assumes. Where none of them speaks of the channel the day is unknown.
#pragma once

#include "dsl/lower/context.hpp"

namespace dun::lower {

/// The latest act of a register: the recorded day, else the law's presumption for its channel, else the policy's
/// assumption.
[[nodiscard]] KnownDay receipt_of(Context& context, plan::RegisterId acts);
/// The letter being judged, if it goes out on the run date by the channel it is to take.
[[nodiscard]] KnownDay receipt_of_this_letter(Context& context);

/// The day the law lets a term start, whatever the receipt.
[[nodiscard]] KnownDay term_start_of(Context& context, plan::RegisterId acts);
[[nodiscard]] KnownDay term_start_of_this_letter(Context& context);

}  // namespace dun::lower
