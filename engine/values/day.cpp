// Days and civil dates: reading and printing ISO dates, and stepping by months with a written month end.
#include "engine/values/day.hpp"

#include <fmt/format.h>

#include "engine/base/exact.hpp"

namespace dun::values {

namespace {

constexpr std::size_t iso_length = 10;

/// The digits at [begin, begin + count), or nothing if one of them is no digit.
std::optional<int> digits(std::string_view text, std::size_t begin, std::size_t count) {
  int value = 0;
  for (const char c : text.substr(begin, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != iso_length || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day_of_month = digits(text, 8, 2);
  if (!year || !month || !day_of_month) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day_of_month)}};
  if (!date.ok()) return std::nullopt;
  const Day day = from_civil(date);
  if (day < first_day || day > last_day) return std::nullopt;
  return day;
}

std::string to_string(Day day) {
  const auto date = to_civil(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Day add_months(Day day, std::int32_t months, MonthEnd month_end) {
  const auto date = to_civil(day);
  const std::int64_t from_year_zero =
      std::int64_t{static_cast<int>(date.year())} * 12 + static_cast<unsigned>(date.month()) - 1 + months;
  const std::int64_t year = static_cast<std::int64_t>(base::floor_divide(from_year_zero, 12));
  if (year < static_cast<int>(std::chrono::year::min()) || year > static_cast<int>(std::chrono::year::max()))
    throw base::Overflow("a date lies outside the calendar");
  const auto month = std::chrono::year_month{std::chrono::year{static_cast<int>(year)},
                                             std::chrono::month{static_cast<unsigned>(from_year_zero - year * 12 + 1)}};
  const auto target = month / date.day();
  if (target.ok()) return from_civil(target);
  const Day end = from_civil(month / std::chrono::last);
  return month_end == MonthEnd::down ? end : end + 1;
}

}  // namespace dun::values
