// Interest on a running balance: a period is split wherever the balance or the rate changes, and each segment keeps
// what it was computed from. Knows nothing of claims, laws or ledgers; the caller brings balances and rate rows. Exact
// throughout: interest is balance × rate × days / year days, summed over one common divisor; rounding happens once at
// the end or per segment, as the law writes it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/exact.hpp"
#include "engine/values/day.hpp"
#include "engine/values/ratio.hpp"
#include "engine/values/rounding.hpp"

namespace dun::interest {

using values::Day;
using values::Ratio;

/// How a yearly rate becomes a daily one. `actual_actual` divides the days of a leap year by 366 and of others by 365.
/// `thirty_360` gives every month 30 days: the 31st carries none, the last of February makes up what is missing.
enum class DayCount : std::uint8_t { actual_365, actual_360, actual_actual, thirty_360 };
/// Simple interest, or interest added to the principal on each anniversary of the first interest day, rounded as money
/// is.
enum class Method : std::uint8_t { simple, compound_yearly };
/// Which row of the rate counts: each day's own, the first day's for good, or that of the day of payment. With the last
/// each part of the balance has, for all its days, the rate of the day on which it was paid, and what is open that of
/// the last day counted; no interest is added to the principal then.
enum class RateChoice : std::uint8_t { day_by_day, first_day, last_day };
/// `once` rounds the whole; `per_period` rounds every segment by itself.
enum class RoundingMoment : std::uint8_t { once, per_period };

/// A yearly rate (a fraction: 12 percent is 3/25) from a day on; `row` lets the caller find the citation again.
struct RateRow {
  Day from;
  std::optional<Ratio> rate;  // nothing: unknown from this day until the next row
  std::uint32_t row = 0;
};

/// The balance that carries interest from the start of `from` on, in minor units. What is paid on a day still carries
/// interest that day, so a payment lowers the balance from the day after.
struct BalanceRow {
  Day from;
  std::int64_t minor = 0;

  friend constexpr bool operator==(const BalanceRow&, const BalanceRow&) = default;
};

struct Terms {
  DayCount day_count = DayCount::actual_365;
  Method method = Method::simple;
  RateChoice rate_choice = RateChoice::day_by_day;
  RoundingMoment moment = RoundingMoment::once;
  values::RoundingMode rounding = values::RoundingMode::half_up;
  std::int64_t rounding_unit = 1;  // minor units
};

/// An exact amount of minor units, not reduced; wider than a Ratio, so that no balance is too large to explain.
struct ExactAmount {
  base::Int128 numerator = 0;
  base::Int128 divisor = 1;
};

/// Days `from` to `to`, both inclusive, on one balance at one rate within one kind of year: the interest of the segment
/// is balance × rate × days / year_days. Each row of the rate has segments of its own, even where two rows say the
/// same.
struct Segment {
  Day from;
  Day to;
  std::int32_t days = 0;  // as the day count counts them
  std::int32_t year_days = 365;
  std::int64_t balance = 0;
  Ratio rate;
  std::uint32_t rate_row = 0;

  [[nodiscard]] ExactAmount exact() const;
};

struct Interest {
  std::int64_t minor = 0;  // rounded as the terms say; 0 if a rate is unknown
  std::int32_t days = 0;   // those on which a balance carried interest
  std::vector<Segment> segments;
  std::optional<Day> unknown_from;  // the first day that carries a balance at no known rate: withhold the charge
};

/// Interest for the days `first` to `last`, both inclusive; none if `last` lies before `first`. `balances` and `rates`
/// are in order of `from`; before its first row a balance is zero and a rate unknown; of rows from one day the last
/// counts. A balance of zero or less carries nothing and needs no rate. Throws base::Overflow.
[[nodiscard]] Interest accrue(const Terms& terms, std::span<const BalanceRow> balances, std::span<const RateRow> rates,
                              Day first, Day last);

/// The rounded total only, without segments; nothing if a rate is unknown. Equal to accrue(...).minor; made for
/// batches: it allocates nothing.
[[nodiscard]] std::optional<std::int64_t> accrue_total(const Terms& terms, std::span<const BalanceRow> balances,
                                                       std::span<const RateRow> rates, Day first, Day last);

}  // namespace dun::interest
