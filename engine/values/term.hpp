// A length of time as a law writes it: days, full days that must lie between, banking days, working days, months,
// years. A term is not a number of days: months never compare with days.
#pragma once

#include <cstdint>
#include <string>

#include "engine/values/day.hpp"

namespace dun::values {

enum class TermUnit : std::uint8_t { days, full_days, banking_days, working_days, months, years };

struct Term {
  std::int32_t count = 0;
  TermUnit unit = TermUnit::days;
  MonthEnd month_end = MonthEnd::down;  // read for months and years only

  friend constexpr bool operator==(Term, Term) = default;
};

/// As the author writes it: "14 days", "1 banking day", "6 months (month end down)".
[[nodiscard]] std::string to_string(Term term);

}  // namespace dun::values
