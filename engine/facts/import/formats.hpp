// How numbers and dates are written in a file, and their way into the neutral form: a decimal point, an ISO date.
// Refuses what could be read in two ways; never guesses which of point and comma was meant.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace dun::import {

struct Formats {
  char decimal = '.';
  std::vector<std::string> thousands;  // "." or " " or a no-break space; none if empty
  std::string date = "yyyy-mm-dd";     // of yyyy, yy (2000 to 2099), mm, m, dd, d; everything else stands for itself
};

/// The neutral text, or why there is none.
using Neutral = tl::expected<std::string, std::string>;

/// "1.234,50" as "1234.5": the sign in front or behind, thousands in groups of three, zeros at the end dropped.
[[nodiscard]] Neutral neutral_number(std::string_view text, const Formats& formats);
/// "16.03.2026" as "2026-03-16".
[[nodiscard]] Neutral neutral_date(std::string_view text, const Formats& formats);

/// The text in backticks, cut to a readable length and without line breaks.
[[nodiscard]] std::string in_backticks(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace dun::import
