// Exact integers: 64-bit values whose products go through 128 bits. Overflow is a fault and ends the run; it never
// wraps. Division is floor division by a positive divisor and nothing else.
#pragma once

#include <cstdint>
#include <stdexcept>

namespace dun::base {

__extension__ using Int128 = __int128;

/// Thrown where a value leaves its range. A broken invariant, since compiled plans have proven ranges.
class Overflow : public std::overflow_error {
 public:
  using std::overflow_error::overflow_error;
};

[[nodiscard]] constexpr std::int64_t narrow(Int128 value) {
  const auto narrowed = static_cast<std::int64_t>(value);
  if (narrowed != value) throw Overflow("an amount is outside the 64-bit range");
  return narrowed;
}

[[nodiscard]] constexpr std::int64_t add(std::int64_t a, std::int64_t b) {
  return narrow(Int128{a} + b);
}
[[nodiscard]] constexpr std::int64_t subtract(std::int64_t a, std::int64_t b) {
  return narrow(Int128{a} - b);
}
[[nodiscard]] constexpr std::int64_t multiply(std::int64_t a, std::int64_t b) {
  return narrow(Int128{a} * b);
}

/// Sums and products of values that are wide already: what leaves 128 bits is a fault as well.
[[nodiscard]] constexpr Int128 add_wide(Int128 a, Int128 b) {
  Int128 sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) throw Overflow("an amount is outside the 128-bit range");
  return sum;
}
[[nodiscard]] constexpr Int128 multiply_wide(Int128 a, Int128 b) {
  Int128 product = 0;
  if (__builtin_mul_overflow(a, b, &product)) throw Overflow("an amount is outside the 128-bit range");
  return product;
}

/// The largest integer not above value / divisor. The divisor must be positive.
[[nodiscard]] constexpr Int128 floor_divide(Int128 value, Int128 divisor) {
  const auto narrow_value = static_cast<std::int64_t>(value);
  const auto narrow_divisor = static_cast<std::int64_t>(divisor);
  // Nearly all amounts fit 64 bits, whose division is several times faster.
  if (narrow_value == value && narrow_divisor == divisor)
    return narrow_value / narrow_divisor - (narrow_value % narrow_divisor < 0 ? 1 : 0);
  const Int128 quotient = value / divisor;
  return quotient * divisor > value ? quotient - 1 : quotient;
}

}  // namespace dun::base
