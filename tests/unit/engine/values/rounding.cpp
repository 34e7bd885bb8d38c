// The four roundings, on both sides of zero and of the half.
#include "engine/values/rounding.hpp"

#include <limits>

#include "tests/support/catch.hpp"

using namespace dun::values;
using dun::base::Int128;

TEST_CASE("a quotient is rounded to whole units") {
  struct Row {
    std::int64_t numerator;
    std::int64_t divisor;
    std::int64_t unit;
    std::int64_t down;
    std::int64_t up;
    std::int64_t half_up;
    std::int64_t half_to_even;
  };
  for (const Row& row : {
           Row{7, 2, 1, 3, 4, 4, 4}, Row{5, 2, 1, 2, 3, 3, 2}, Row{-5, 2, 1, -3, -2, -3, -2},
           Row{-7, 2, 1, -4, -3, -4, -4}, Row{-9, 4, 1, -3, -2, -2, -2}, Row{9, 4, 1, 2, 3, 2, 2},
           Row{11, 4, 1, 2, 3, 3, 3}, Row{6, 2, 1, 3, 3, 3, 3}, Row{0, 7, 5, 0, 0, 0, 0}, Row{-1, 7, 5, -5, 0, 0, 0},
           Row{3750, 1, 100, 3700, 3800, 3800, 3800},  // NO-01: 1/20 of 750 NOK to whole kroner
           Row{3625, 1, 100, 3600, 3700, 3600, 3600},  // NO-04: 1/20 of 725 NOK to whole kroner
           Row{3850, 1, 100, 3800, 3900, 3900, 3800}, Row{-3850, 1, 100, -3900, -3800, -3900, -3800},
           Row{675, 100, 1, 6, 7, 7, 7},              // NL-14: 6.75 to a whole percent
           Row{1015, 1, 50, 1000, 1050, 1000, 1000},  // BE-04: 10.15 rounded up to the half point
       }) {
    CAPTURE(row.numerator, row.divisor, row.unit);
    CHECK(round_to(row.numerator, row.divisor, row.unit, RoundingMode::down) == row.down);
    CHECK(round_to(row.numerator, row.divisor, row.unit, RoundingMode::up) == row.up);
    CHECK(round_to(row.numerator, row.divisor, row.unit, RoundingMode::half_up) == row.half_up);
    CHECK(round_to(row.numerator, row.divisor, row.unit, RoundingMode::half_to_even) == row.half_to_even);
  }
}

TEST_CASE("a rounded amount that does not fit is a fault") {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  CHECK(round_to(Int128{most} * most, most, 1, RoundingMode::down) == most);
  CHECK_THROWS_AS(round_to(Int128{most} * most, 1, 1, RoundingMode::down), dun::base::Overflow);
  CHECK_THROWS_AS(round_to(most, 1, 100, RoundingMode::up), dun::base::Overflow);
  CHECK_THROWS_AS(round_to(1, Int128{most} * most, most, RoundingMode::up), dun::base::Overflow);
}
