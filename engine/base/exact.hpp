// Exact integers: 64-bit values whose products go through 128 bits. Overflow is a fault and ends the run; it never wraps.
// Division is floor division by a positive divisor and nothing else.
#pragma once

#include <cstdint>
#include <stdexcept>

namespace dun::base {

__extension__ using Int128 = __int128;

/// Thrown where a value leaves the 64-bit range. A broken invariant, since compiled plans have proven ranges.
class Overflow : public std::overflow_error {
 public:
  using std::overflow_error::overflow_error;
};

[[nodiscard]] constexpr std::int64_t narrow(Int128 value) {
  const auto narrowed = static_cast<std::int64_t>(value);
  if (narrowed != value) throw Overflow("an amount is outside the 64-bit range");
  return narrowed;
}

[[nodiscard]] constexpr std::int64_t add(std::int64_t a, std::int64_t b) { return narrow(Int128{a} + b); }
[[nodiscard]] constexpr std::int64_t subtract(std::int64_t a, std::int64_t b) { return narrow(Int128{a} - b); }
[[nodiscard]] constexpr std::int64_t multiply(std::int64_t a, std::int64_t b) { return narrow(Int128{a} * b); }

/// The largest integer not above value / divisor. The divisor must be positive.
[[nodiscard]] constexpr Int128 floor_divide(Int128 value, Int128 divisor) {
  const Int128 quotient = value / divisor;
  return (value % divisor < 0) ? quotient - 1 : quotient;
}

}  // namespace dun::base
