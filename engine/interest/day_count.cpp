// The four day counts. Each is a running weight of days, so that differences add up whatever the cuts.
#include "engine/interest/day_count.hpp"

#include <algorithm>

namespace dun::interest {

namespace {

constexpr std::int64_t common_year = 365;
constexpr std::int64_t leap_year = 366;

/// How many days up to and including `day` lie in leap years, counted from the year 1.
std::int64_t days_in_leap_years(Day day) {
  const auto year = values::to_civil(day).year();
  const std::int64_t before = static_cast<int>(year) - 1;
  const std::int64_t leap_years_before = before / 4 - before / 100 + before / 400;
  if (!year.is_leap()) return leap_years_before * leap_year;
  const Day new_year = values::from_civil({year, std::chrono::January, std::chrono::day{1}});
  return leap_years_before * leap_year + (day - new_year) + 1;
}

/// Days up to and including `day` where every month has 30.
std::int64_t thirty_days_a_month(Day day) {
  const auto date = values::to_civil(day);
  const unsigned day_of_month = static_cast<unsigned>(date.day());
  const auto last = (date.year() / date.month() / std::chrono::last).day();
  const unsigned counted = date.day() == last ? 30U : std::min(day_of_month, 30U);
  return std::int64_t{static_cast<int>(date.year())} * 360 + (static_cast<unsigned>(date.month()) - 1) * 30 + counted;
}

}  // namespace

std::int64_t weight_through(DayCount day_count, Day day) {
  switch (day_count) {
    case DayCount::actual_365:
    case DayCount::actual_360:
      return day.number;
    case DayCount::actual_actual:
      // A day weighs 366 of 365 × 366 in a common year and 365 in a leap year.
      return leap_year * day.number - days_in_leap_years(day);
    case DayCount::thirty_360:
      return thirty_days_a_month(day);
  }
  return 0;
}

std::int64_t year_weight(DayCount day_count) {
  switch (day_count) {
    case DayCount::actual_365:
      return common_year;
    case DayCount::actual_360:
    case DayCount::thirty_360:
      return 360;
    case DayCount::actual_actual:
      return common_year * leap_year;
  }
  return common_year;
}

std::int32_t days_between(DayCount day_count, Day from, Day to) {
  if (day_count != DayCount::thirty_360) return to - from + 1;
  return static_cast<std::int32_t>(thirty_days_a_month(to) - thirty_days_a_month(from - 1));
}

std::int32_t year_days(DayCount day_count, Day day) {
  if (day_count == DayCount::actual_actual) return values::to_civil(day).year().is_leap() ? 366 : 365;
  return static_cast<std::int32_t>(year_weight(day_count));
}

Day end_of_year(Day day) {
  return values::from_civil({values::to_civil(day).year(), std::chrono::December, std::chrono::day{31}});
}

}  // namespace dun::interest
