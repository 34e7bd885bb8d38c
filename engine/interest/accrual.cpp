// Where stretches end, and what is counted on each. A stretch has one balance, one row of the rate and, where segments
// are shown or rounded, one kind of year.
#include "engine/interest/accrual.hpp"

#include <algorithm>

#include "engine/interest/day_count.hpp"

namespace dun::interest {

namespace {

/// How many rows start on or before `day`.
std::size_t rows_through(std::span<const RateRow> rates, Day day) {
  const auto after = std::upper_bound(rates.begin(), rates.end(), day,
                                      [](Day wanted, const RateRow& row) { return wanted < row.from; });
  return static_cast<std::size_t>(after - rates.begin());
}

/// A year that begins on 29 February ends on 28 February: its anniversary is 1 March.
Day anniversary(Day first, std::int32_t years) {
  return values::add_months(first, 12 * years, values::MonthEnd::up);
}

}  // namespace

Accrual::Accrual(const Terms& terms, std::span<const RateRow> rates, Day first, Day rate_day,
                 std::vector<Segment>* segments)
    : terms_(terms),
      rates_(rates),
      segments_(segments),
      ends_at_new_year_(terms.day_count == DayCount::actual_actual &&
                        (segments != nullptr || terms.moment == RoundingMoment::per_period)),
      first_(first),
      next_(first),
      anniversary_(values::last_day + 1),
      year_weight_(year_weight(terms.day_count)),
      weight_before_(weight_through(terms.day_count, first - 1)) {
  next_row_ = rows_through(rates_, terms_.rate_choice == RateChoice::last_day ? rate_day : first);
  if (terms_.method == Method::compound_yearly) anniversary_ = anniversary(first_, ++years_);
}

void Accrual::choose_rate_of(Day day) {
  if (terms_.rate_choice == RateChoice::last_day) next_row_ = rows_through(rates_, day);
}

void Accrual::advance(Day to, std::int64_t balance) {
  while (next_ <= to && !unknown_from_) {
    enter_row();
    count(stretch_end(to), carrying(balance));
    if (next_ == anniversary_) add_interest_to_balance();
  }
}

void Accrual::enter_row() {
  if (terms_.rate_choice != RateChoice::day_by_day) return;
  while (next_row_ < rates_.size() && rates_[next_row_].from <= next_) ++next_row_;
}

Day Accrual::stretch_end(Day to) const {
  Day end = std::min(to, anniversary_ - 1);
  if (terms_.rate_choice == RateChoice::day_by_day && next_row_ < rates_.size())
    end = std::min(end, rates_[next_row_].from - 1);
  if (ends_at_new_year_) end = std::min(end, end_of_year(next_));
  return end;
}

std::int64_t Accrual::carrying(std::int64_t balance) const {
  const std::int64_t added = std::max<std::int64_t>(0, base::subtract(added_, settled_since_));
  return std::max<std::int64_t>(0, base::add(balance, added));
}

void Accrual::add_interest_to_balance() {
  added_ = open();
  settled_since_ = 0;
  anniversary_ = anniversary(first_, ++years_);
}

void Accrual::count(Day to, std::int64_t carrying) {
  const RateRow* const current = row();
  if (carrying > 0 && (current == nullptr || !current->rate)) {
    unknown_from_ = next_;
    return;
  }
  const std::int64_t weight_after = weight_through(terms_.day_count, to);
  if (carrying > 0) {
    const std::int64_t weight = weight_after - weight_before_;
    if (terms_.moment == RoundingMoment::once) {
      sum_.add(carrying, weight, *current->rate);
    } else {
      ExactSum period;
      period.add(carrying, weight, *current->rate);
      periods_ = base::add(periods_, period.rounded(year_weight_, terms_.rounding_unit, terms_.rounding));
    }
    if (segments_ != nullptr) record(to, carrying, *current);
  }
  weight_before_ = weight_after;
  next_ = to + 1;
}

void Accrual::record(Day to, std::int64_t carrying, const RateRow& rate_row) {
  const std::int32_t days = days_between(terms_.day_count, next_, to);
  segments_->push_back({next_, to, days, year_days(terms_.day_count, next_), carrying, *rate_row.rate, rate_row.row});
}

void Accrual::settle(std::int64_t minor) {
  settled_ = base::add(settled_, minor);
  settled_since_ = base::add(settled_since_, minor);
}

std::int64_t Accrual::rounded() const {
  if (terms_.moment == RoundingMoment::per_period) return periods_;
  return sum_.rounded(year_weight_, terms_.rounding_unit, terms_.rounding);
}

}  // namespace dun::interest
