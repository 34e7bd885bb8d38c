// A second opinion on interest: one day after the other, each with its own balance, rate and share of the year, written
// without any of the machinery of engine/interest. Rounding once, both must agree to the last minor unit.
#include <rapidcheck.h>

#include <set>

#include "engine/interest/interest.hpp"
#include "tests/support/catch.hpp"

using namespace dun::interest;
using dun::base::Int128;

namespace {

const Day start = *dun::values::parse_day("2019-11-20");
constexpr int span_of_days = 1'600;

/// All rates and all years of these tests divide it.
constexpr Int128 divisor = Int128{40'000} * 365 * 366 * 360;

/// What part of a year a day is, over `divisor`.
Int128 share_of_year(DayCount day_count, Day day) {
  const auto date = dun::values::to_civil(day);
  const bool last_of_month = dun::values::to_civil(day + 1).month() != date.month();
  const auto day_of_month = static_cast<unsigned>(date.day());
  switch (day_count) {
    case DayCount::actual_365:
      return divisor / 365;
    case DayCount::actual_360:
      return divisor / 360;
    case DayCount::actual_actual:
      return divisor / (date.year().is_leap() ? 366 : 365);
    case DayCount::thirty_360:
      if (day_of_month == 31) return 0;
      return divisor / 360 * (last_of_month ? 31 - day_of_month : 1);
  }
  return 0;
}

std::int64_t balance_on(const std::vector<BalanceRow>& rows, Day day) {
  std::int64_t balance = 0;
  for (const BalanceRow& row : rows)
    if (row.from <= day) balance = row.minor;
  return balance;
}

const RateRow* row_on(const std::vector<RateRow>& rows, Day day) {
  const RateRow* found = nullptr;
  for (const RateRow& row : rows)
    if (row.from <= day) found = &row;
  return found;
}

bool begins_a_year(Day first, Day day) {
  const auto begun = dun::values::to_civil(first);
  const auto date = dun::values::to_civil(day);
  if (day <= first) return false;
  // Whoever begins on 29 February has the anniversary on 1 March of a common year.
  const bool leap_day = begun.month() == std::chrono::February && begun.day() == std::chrono::day{29};
  if (leap_day && !date.year().is_leap())
    return date.month() == std::chrono::March && date.day() == std::chrono::day{1};
  return begun.month() == date.month() && begun.day() == date.day();
}

struct Question {
  Terms terms;
  std::vector<BalanceRow> balances;
  std::vector<RateRow> rates;
  Day first;
  Day last;
};

/// The rate of the day of payment: layer by layer, each between two balances that occur, all days on which the balance
/// reaches the layer at the rate of the last of them.
std::optional<std::int64_t> layer_by_layer(const Question& asked) {
  std::set<std::int64_t> tops;
  for (const BalanceRow& row : asked.balances) tops.insert(row.minor);
  tops.erase(tops.begin(), tops.upper_bound(0));
  Int128 sum = 0;
  std::int64_t below = 0;
  for (const std::int64_t top : tops) {
    Int128 share = 0;
    std::optional<Day> paid;
    for (Day day = asked.first; day <= asked.last; day = day + 1) {
      if (balance_on(asked.balances, day) < top) continue;
      share += share_of_year(asked.terms.day_count, day);
      paid = day;
    }
    const RateRow* const row = paid ? row_on(asked.rates, *paid) : nullptr;
    if (paid && (row == nullptr || !row->rate)) return std::nullopt;
    if (paid) sum += share / row->rate->divisor() * row->rate->numerator() * (top - below);
    below = top;
  }
  return dun::values::round_to(sum, divisor, asked.terms.rounding_unit, asked.terms.rounding);
}

std::optional<std::int64_t> day_by_day(const Question& asked) {
  const Terms& terms = asked.terms;
  if (terms.rate_choice == RateChoice::last_day) return layer_by_layer(asked);
  const auto rounded = [&](Int128 sum) {
    return dun::values::round_to(sum, divisor, terms.rounding_unit, terms.rounding);
  };
  Int128 sum = 0;
  std::int64_t added = 0;
  for (Day day = asked.first; day <= asked.last; day = day + 1) {
    if (terms.method == Method::compound_yearly && begins_a_year(asked.first, day)) added = rounded(sum);
    const std::int64_t balance = balance_on(asked.balances, day) + added;
    if (balance <= 0) continue;
    const Day chosen = terms.rate_choice == RateChoice::day_by_day ? day : asked.first;
    const RateRow* const row = row_on(asked.rates, chosen);
    if (row == nullptr || !row->rate) return std::nullopt;
    sum += share_of_year(terms.day_count, day) / row->rate->divisor() * row->rate->numerator() * balance;
  }
  return rounded(sum);
}

Day any_day() {
  return start + *rc::gen::inRange(0, span_of_days);
}

Question any_question() {
  using dun::values::RoundingMode;
  Question asked;
  asked.terms.day_count =
      *rc::gen::element(DayCount::actual_365, DayCount::actual_360, DayCount::actual_actual, DayCount::thirty_360);
  asked.terms.method = *rc::gen::element(Method::simple, Method::compound_yearly);
  asked.terms.rate_choice = *rc::gen::element(RateChoice::day_by_day, RateChoice::first_day, RateChoice::last_day);
  asked.terms.rounding =
      *rc::gen::element(RoundingMode::down, RoundingMode::up, RoundingMode::half_up, RoundingMode::half_to_even);
  asked.terms.rounding_unit = *rc::gen::element<std::int64_t>(1, 100);
  Day from = start - 100;
  for (int i = *rc::gen::inRange(0, 7); i > 0; --i) {
    asked.balances.push_back({from, *rc::gen::inRange<std::int64_t>(-1'000, 9'000'000)});
    from = from + *rc::gen::inRange(0, 400);
  }
  from = start - *rc::gen::element(-30, 100, 100, 100);
  for (int i = *rc::gen::inRange(1, 7); i > 0; --i) {
    asked.rates.push_back({from, Ratio{*rc::gen::inRange<std::int64_t>(0, 5'000), 40'000}, 0});
    if (*rc::gen::inRange(0, 12) == 0) asked.rates.back().rate.reset();
    from = from + *rc::gen::inRange(0, 400);
  }
  asked.first = *rc::gen::element(any_day(), *dun::values::parse_day("2020-02-29"), any_day());
  asked.last = asked.first + *rc::gen::inRange(-2, 1'200);
  return asked;
}

}  // namespace

TEST_CASE("interest day by day is the same interest") {
  CHECK(rc::check("accrue_total against one day after the other", [] {
    const Question asked = any_question();
    RC_ASSERT(accrue_total(asked.terms, asked.balances, asked.rates, asked.first, asked.last) == day_by_day(asked));
  }));
}
