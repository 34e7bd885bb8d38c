// Open days and months for the oracle and its monitor, reckoned day by day from the names of the days, without anything
// of the engine's calendars.
#pragma once

#include "tests/prover/generated_policy.hpp"

namespace dun::prover {

struct Span {
  int count = 0;
  Unit unit = Unit::days;
};

/// The day a span after `day`; both, as all days of the oracle, are counted from today, which is `date`, in days since
/// 1970-01-01. Saturdays and Sundays are closed. A month later is the same day, or the last of a shorter month.
[[nodiscard]] int day_after(int day, Span span, int date);

/// The most days that so many of a unit can be.
[[nodiscard]] int most_days(int count, Unit unit);

}  // namespace dun::prover
