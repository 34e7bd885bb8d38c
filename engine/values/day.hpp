// A calendar day as a day number: whole days since 1970-01-01. The day is the unit of everything in Dun; there are no
// instants and no time zones behind this line.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dun::values {

struct Day {
  std::int32_t number = 0;

  friend constexpr auto operator<=>(Day, Day) = default;
  friend constexpr Day operator+(Day day, std::int32_t days) { return Day{day.number + days}; }
  friend constexpr Day operator-(Day day, std::int32_t days) { return Day{day.number - days}; }
  friend constexpr std::int32_t operator-(Day later, Day earlier) { return later.number - earlier.number; }
};

/// The days Dun accepts anywhere: 1900-01-01 to 2199-12-31. Outside them a date is refused where it is read.
inline constexpr Day first_day{-25567};
inline constexpr Day last_day{84005};

/// What becomes of the 31st when the month has no such day.
enum class MonthEnd : std::uint8_t { down, up };

[[nodiscard]] constexpr Day from_civil(std::chrono::year_month_day date) {
  return Day{static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}
[[nodiscard]] constexpr std::chrono::year_month_day to_civil(Day day) {
  return std::chrono::sys_days{std::chrono::days{day.number}};
}

/// Reads an ISO date, exactly "YYYY-MM-DD"; nothing for anything else, for 31 February and for days outside the range.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);
[[nodiscard]] std::string to_string(Day day);

/// `months` months after `day`. Where the target month is too short: its last day (down) or the first of the next (up).
[[nodiscard]] Day add_months(Day day, std::int32_t months, MonthEnd month_end);

}  // namespace dun::values
