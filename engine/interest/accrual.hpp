// Interest in the making: day after day is counted on the balance the caller names, split at rate rows, anniversaries
// and, where they matter, at the ends of years. One machine for single periods and for whole accounts, so that they
// cannot differ. Invariant: every day is counted at most once and in order.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/interest/exact_sum.hpp"
#include "engine/interest/interest.hpp"
#include "engine/interest/pieces.hpp"

namespace dun::interest {

class Accrual {
 public:
  /// `terms` and `rates` must outlive this. Segments are recorded if `segments` is given.
  Accrual(const Terms& terms, std::span<const RateRow> rates, Day first, std::vector<Segment>* segments);

  /// Counts the days not yet counted up to `to`, inclusive, on `balance` and on the interest that was added to it.
  void advance(Day to, std::int64_t balance);
  /// All days are counted: records the segments that are known only now.
  void finish();

  /// A receipt settled `minor` of the interest, or took that back (negative). Added interest is settled first.
  void settle(std::int64_t minor);
  /// All interest so far, and what of it no receipt has settled; rounded as the terms say.
  [[nodiscard]] std::int64_t rounded() const;
  [[nodiscard]] std::int64_t open() const { return base::subtract(rounded(), settled_); }

  [[nodiscard]] std::optional<Day> unknown_from() const;
  /// The days on which a balance carried interest, as the day count counts them.
  [[nodiscard]] std::int32_t days() const { return days_; }

 private:
  [[nodiscard]] bool goes_by_payment() const { return terms_.rate_choice == RateChoice::last_day; }
  [[nodiscard]] const RateRow* row_of(const Piece& piece) const;
  void advance_pieces(Day to, std::int64_t balance);
  template <class Visit>
  void each_stretch(const Piece& piece, const Visit& visit) const;
  [[nodiscard]] std::int64_t rounded_pieces() const;
  [[nodiscard]] const RateRow* row() const { return next_row_ == 0 ? nullptr : &rates_[next_row_ - 1]; }
  [[nodiscard]] std::int64_t carrying(std::int64_t balance) const;
  [[nodiscard]] Day stretch_end(Day to) const;
  void enter_row();
  void add_interest_to_balance();
  void count(Day to, std::int64_t carrying);
  void record(Day from, Day to, std::int64_t carrying, const RateRow& rate_row);

  const Terms& terms_;
  std::span<const RateRow> rates_;
  std::vector<Segment>* segments_;
  bool ends_at_new_year_;
  Day first_;
  Day next_;                  // the first day not yet counted
  std::size_t next_row_ = 0;  // rates_[next_row_ - 1] is in force; 0: none
  Day anniversary_;           // the next day on which interest is added to the balance
  std::int32_t years_ = 0;
  std::int64_t year_weight_;
  std::int64_t weight_before_;  // of the days before next_
  ExactSum sum_;                // of everything, where rounding once
  std::int64_t periods_ = 0;    // of the rounded periods, where rounding each
  std::int64_t settled_ = 0;
  std::int64_t added_ = 0;          // open interest at the last anniversary
  std::int64_t settled_since_ = 0;  // since the last anniversary
  std::optional<Day> unknown_from_;
  std::int32_t days_ = 0;
  Pieces pieces_;  // where the rate is that of the day of payment
};

}  // namespace dun::interest
