// A balance in pieces, where the rate is that of the day on which each piece is paid: every piece remembers the days on
// which it bore interest, and takes the rate of the day it left the balance; what is still open takes that of the last
// day counted. Knows no rates. Invariant: the open pieces add up to the balance.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/values/day.hpp"

namespace dun::interest {

struct Borne {
  values::Day from;
  values::Day to;  // inclusive
};

struct Piece {
  std::int64_t minor = 0;
  std::vector<Borne> borne;
  std::optional<values::Day> left;  // the day whose rate it takes; nothing: open
};

class Pieces {
 public:
  /// From here on the balance is `minor`. What it lost left on `day`; what it gained is, as far as it goes, what left
  /// last: a payment that is reversed was none.
  void become(std::int64_t minor, values::Day day);
  /// The open pieces bear interest on these days, which follow on those before.
  void bear(values::Day from, values::Day to);
  /// A receipt of `day` settled interest: what was borne so far keeps the rate it has on that day.
  void settle(values::Day day);

  template <class Visit>
  void each(const Visit& visit) const {
    for (const auto* pieces : {&settled_, &left_, &open_})
      for (const Piece& piece : *pieces) visit(piece);
  }

 private:
  void take(std::int64_t minor, values::Day day);
  void give_back(std::int64_t minor);

  std::vector<Piece> settled_;
  std::vector<Piece> left_;  // may come back, the last first
  std::vector<Piece> open_;  // the last leaves first
  std::int64_t balance_ = 0;
};

}  // namespace dun::interest
