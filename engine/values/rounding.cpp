// Rounding as floor division of 128-bit values and a decision on the remainder.
#include "engine/values/rounding.hpp"

namespace dun::values {

using base::Int128;

namespace {

/// Whether to step from the floor to the next multiple. The remainder lies in [0, step).
bool steps_up(Int128 floor, Int128 remainder, Int128 step, RoundingMode mode) {
  const Int128 to_next = step - remainder;
  switch (mode) {
    case RoundingMode::down:
      return false;
    case RoundingMode::up:
      return remainder != 0;
    case RoundingMode::half_up:
      return remainder > to_next || (remainder == to_next && floor >= 0);
    case RoundingMode::half_to_even:
      return remainder > to_next || (remainder == to_next && floor % 2 != 0);
  }
  return false;
}

}  // namespace

std::int64_t round_to(Int128 numerator, Int128 divisor, std::int64_t unit, RoundingMode mode) {
  const Int128 step = base::multiply_wide(divisor, unit);
  const Int128 floor = base::floor_divide(numerator, step);
  const Int128 remainder = numerator - floor * step;
  return base::narrow(base::multiply_wide(floor + (steps_up(floor, remainder, step, mode) ? 1 : 0), unit));
}

Ratio round_to(Ratio value, Ratio unit, RoundingMode mode) {
  const std::int64_t steps = round_to(base::multiply_wide(Int128{value.numerator()}, unit.divisor()),
                                      base::multiply_wide(Int128{value.divisor()}, unit.numerator()), 1, mode);
  return unit * Ratio(steps, 1);
}

}  // namespace dun::values
