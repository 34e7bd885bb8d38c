// Day counts as cumulative weights: the share of a year that the days a to b make up is a difference of two weights
// over one divisor. So a period may be cut anywhere and its parts add up exactly, leap years and short months included.
#pragma once

#include <cstdint>

#include "engine/interest/interest.hpp"

namespace dun::interest {

/// The weight of all days up to and including `day`, from an origin that is the same for every day.
[[nodiscard]] std::int64_t weight_through(DayCount day_count, Day day);
/// What a whole year weighs: the days a to b are (weight_through(b) - weight_through(a - 1)) / year_weight of a year.
[[nodiscard]] std::int64_t year_weight(DayCount day_count);

/// Days of `from` to `to`, both inclusive, as the day count counts them.
[[nodiscard]] std::int32_t days_between(DayCount day_count, Day from, Day to);
/// The days of the year that `day` lies in, as the day count divides by them.
[[nodiscard]] std::int32_t year_days(DayCount day_count, Day day);
/// 31 December of the year of `day`.
[[nodiscard]] Day end_of_year(Day day);

}  // namespace dun::interest
