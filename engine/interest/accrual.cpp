// Where stretches end, and what is counted on each. A stretch has one balance, one row of the rate and, where segments
// are shown or rounded, one kind of year. Where the rate is that of the day of payment, pieces of the balance remember
// their days until they are paid; then no interest is added to the balance.
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

Accrual::Accrual(const Terms& terms, std::span<const RateRow> rates, Day first, std::vector<Segment>* segments)
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
  next_row_ = rows_through(rates_, first);
  if (terms_.method == Method::compound_yearly) anniversary_ = anniversary(first_, ++years_);
}

void Accrual::advance(Day to, std::int64_t balance) {
  if (goes_by_payment()) return advance_pieces(to, balance);
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
  if (terms_.rate_choice == RateChoice::day_by_day) {
    std::size_t next = next_row_;
    // A row that repeats the rate ends no period that is rounded by itself.
    if (terms_.moment == RoundingMoment::per_period && row() != nullptr)
      while (next < rates_.size() && rates_[next].rate == row()->rate) ++next;
    if (next < rates_.size()) end = std::min(end, rates_[next].from - 1);
  }
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
    days_ += days_between(terms_.day_count, next_, to);
    if (segments_ != nullptr) record(next_, to, carrying, *current);
  }
  weight_before_ = weight_after;
  next_ = to + 1;
}

void Accrual::record(Day from, Day to, std::int64_t carrying, const RateRow& rate_row) {
  const std::int32_t days = days_between(terms_.day_count, from, to);
  segments_->push_back({from, to, days, year_days(terms_.day_count, from), carrying, *rate_row.rate, rate_row.row});
}

void Accrual::advance_pieces(Day to, std::int64_t balance) {
  pieces_.become(std::max<std::int64_t>(0, balance), next_ - 1);
  if (to < next_) return;
  if (balance > 0) {
    days_ += days_between(terms_.day_count, next_, to);
    pieces_.bear(next_, to);
  }
  next_ = to + 1;
}

/// A piece that is still open has the rate of the last day counted.
const RateRow* Accrual::row_of(const Piece& piece) const {
  const std::size_t rows = rows_through(rates_, piece.left.value_or(next_ - 1));
  return rows == 0 || !rates_[rows - 1].rate ? nullptr : &rates_[rows - 1];
}

template <class Visit>
void Accrual::each_stretch(const Piece& piece, const Visit& visit) const {
  for (const Borne& borne : piece.borne)
    for (Day from = borne.from; from <= borne.to;) {
      const Day to = ends_at_new_year_ ? std::min(borne.to, end_of_year(from)) : borne.to;
      visit(from, to);
      from = to + 1;
    }
}

std::int64_t Accrual::rounded_pieces() const {
  ExactSum whole;
  std::int64_t periods = 0;
  pieces_.each([&](const Piece& piece) {
    const RateRow* const row = row_of(piece);
    if (row == nullptr) return;
    each_stretch(piece, [&](Day from, Day to) {
      const std::int64_t weight = weight_through(terms_.day_count, to) - weight_through(terms_.day_count, from - 1);
      whole.add(piece.minor, weight, *row->rate);
      if (terms_.moment == RoundingMoment::once) return;
      ExactSum period;
      period.add(piece.minor, weight, *row->rate);
      periods = base::add(periods, period.rounded(year_weight_, terms_.rounding_unit, terms_.rounding));
    });
  });
  if (terms_.moment == RoundingMoment::per_period) return periods;
  return whole.rounded(year_weight_, terms_.rounding_unit, terms_.rounding);
}

void Accrual::finish() {
  if (segments_ == nullptr) return;
  pieces_.each([&](const Piece& piece) {
    if (const RateRow* const row = row_of(piece))
      each_stretch(piece, [&](Day from, Day to) { record(from, to, piece.minor, *row); });
  });
}

std::optional<Day> Accrual::unknown_from() const {
  std::optional<Day> earliest = unknown_from_;
  pieces_.each([&](const Piece& piece) {
    if (!piece.borne.empty() && row_of(piece) == nullptr && (!earliest || piece.borne.front().from < *earliest))
      earliest = piece.borne.front().from;
  });
  return earliest;
}

void Accrual::settle(std::int64_t minor) {
  if (goes_by_payment() && minor > 0) pieces_.settle(next_ - 1);
  settled_ = base::add(settled_, minor);
  settled_since_ = base::add(settled_since_, minor);
}

std::int64_t Accrual::rounded() const {
  if (goes_by_payment()) return rounded_pieces();
  if (terms_.moment == RoundingMoment::per_period) return periods_;
  return sum_.rounded(year_weight_, terms_.rounding_unit, terms_.rounding);
}

}  // namespace dun::interest
