// Interest on a running balance: a period is split wherever the balance or the rate changes, and each segment keeps what it
// was computed from. Knows nothing of claims, laws or ledgers; the caller brings balances and rate rows.
// Rates are exact; rounding happens once at the end or per segment, as the law writes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/values/day.hpp"
#include "engine/values/ratio.hpp"
#include "engine/values/rounding.hpp"

namespace dun::interest {

using values::Day;
using values::Ratio;

/// How a yearly rate becomes a daily one. `actual_actual` divides the days of a leap year by 366 and of others by 365.
enum class DayCount : std::uint8_t { actual_365, actual_360, actual_actual, thirty_360 };
/// Simple interest, or interest added to the principal on each anniversary of the first interest day.
enum class Method : std::uint8_t { simple, compound_yearly };
/// Which row of the rate counts: each day's own, the first day's for good, or that of the last day.
enum class RateChoice : std::uint8_t { day_by_day, first_day, last_day };
enum class RoundingMoment : std::uint8_t { once, per_period };

/// A yearly rate (a fraction: 12 percent is 3/25) from a day on; `row` lets the caller find the citation again.
struct RateRow {
  Day from;
  std::optional<Ratio> rate;  // nothing: unknown from this day until the next row
  std::uint32_t row = 0;
};

/// The balance that carries interest from the start of `from` on, in minor units.
struct BalanceRow {
  Day from;
  std::int64_t minor = 0;
};

struct Terms {
  DayCount day_count = DayCount::actual_365;
  Method method = Method::simple;
  RateChoice rate_choice = RateChoice::day_by_day;
  RoundingMoment moment = RoundingMoment::once;
  values::RoundingMode rounding = values::RoundingMode::half_up;
  std::int64_t rounding_unit = 1;  // minor units
};

/// Days `from` to `to`, both inclusive, on one balance at one rate.
struct Segment {
  Day from;
  Day to;
  std::int32_t days = 0;
  std::int64_t balance = 0;
  Ratio rate;
  std::uint32_t rate_row = 0;
  Ratio exact;  // the unrounded interest of the segment, in minor units
};

struct Interest {
  std::int64_t minor = 0;  // rounded as the terms say
  std::int32_t days = 0;
  std::vector<Segment> segments;
  std::optional<Day> unknown_from;  // set if the rate of some day is not known: the charge must be withheld
};

/// Interest for the days `first` to `last`, both inclusive; none if `last` lies before `first`. `balances` and `rates` are in
/// order of `from`; before its first row a balance is zero and a rate unknown. Throws base::Overflow.
[[nodiscard]] Interest accrue(const Terms& terms, const std::vector<BalanceRow>& balances, const std::vector<RateRow>& rates,
                              Day first, Day last);

/// The rounded total only, without segments; nothing if a rate is unknown. Equal to accrue(...).minor; made for batches.
[[nodiscard]] std::optional<std::int64_t> accrue_total(const Terms& terms, const std::vector<BalanceRow>& balances,
                                                       const std::vector<RateRow>& rates, Day first, Day last);

}  // namespace dun::interest
