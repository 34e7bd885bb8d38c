#include "dsl/types/bounds.hpp"

#include <algorithm>

namespace dun::types {
namespace {

using base::Int128;

/// A plan computes in 64 bits and brings amounts to one divisor to compare them; two bits are left for that.
constexpr Int128 largest = Int128{1} << 61U;

/// No law rounds to more than this; it keeps what is rounded in 64 bits.
constexpr std::int64_t largest_unit = 1'000'000'000'000;

Int128 magnitude(Int128 value) {
  return value < 0 ? -value : value;
}

Int128 common(Int128 a, Int128 b) {
  a = magnitude(a);
  b = magnitude(b);
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/// Once out of range an amount stays so; zero keeps later products small.
Bounds guarded(Bounds bounds) {
  const bool fits = magnitude(bounds.low) <= largest && magnitude(bounds.high) <= largest && bounds.step <= largest &&
                    bounds.divisor <= largest;
  if (fits) return bounds;
  Bounds lost;
  lost.safe = false;
  return lost;
}

Bounds over(Bounds bounds, Int128 divisor) {
  const Int128 factor = divisor / bounds.divisor;
  bounds.low *= factor;
  bounds.high *= factor;
  bounds.step *= factor;
  bounds.divisor = divisor;
  return bounds;
}

/// Both over one divisor; the product of two divisors in range fits 128 bits.
void bring_together(Bounds& a, Bounds& b) {
  const Int128 divisor = a.divisor / common(a.divisor, b.divisor) * b.divisor;
  const bool fits = divisor <= largest && magnitude(a.high) <= largest && magnitude(b.high) <= largest;
  const auto scaled = [&](const Bounds& bounds) {
    const Int128 factor = fits ? divisor / bounds.divisor : 1;
    const Int128 widest = std::max({magnitude(bounds.low), magnitude(bounds.high), bounds.step, Int128{1}});
    if (fits && factor <= largest / widest) return over(bounds, divisor);
    Bounds lost;
    lost.safe = false;
    lost.divisor = fits ? divisor : 1;
    return lost;
  };
  a = scaled(a);
  b = scaled(b);
}

}  // namespace

Bounds exactly(values::Ratio value) {
  return guarded({value.numerator(), value.numerator(), magnitude(value.numerator()), value.divisor(), true});
}

Bounds whole_between(std::int64_t low, std::int64_t high) {
  return guarded({low, high, 1, 1, true});
}

Bounds either(Bounds a, Bounds b) {
  bring_together(a, b);
  return guarded(
      {std::min(a.low, b.low), std::max(a.high, b.high), common(a.step, b.step), a.divisor, a.safe && b.safe});
}

Bounds sum(Bounds a, Bounds b) {
  bring_together(a, b);
  return guarded({a.low + b.low, a.high + b.high, common(a.step, b.step), a.divisor, a.safe && b.safe});
}

Bounds negative(Bounds a) {
  std::swap(a.low, a.high);
  a.low = -a.low;
  a.high = -a.high;
  return a;
}

Bounds product(const Bounds& a, const Bounds& b) {
  const auto corners = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
  return guarded({std::min(corners), std::max(corners), a.step * b.step, a.divisor * b.divisor, a.safe && b.safe});
}

Bounds rounded(const Bounds& a, std::int64_t unit, values::RoundingMode mode) {
  if (unit <= 0 || unit > largest_unit) return {0, 0, 0, 1, false};
  const Bounds result{values::round_to(a.low, a.divisor, unit, mode), values::round_to(a.high, a.divisor, unit, mode),
                      unit, 1, a.safe};
  return guarded(result);
}

}  // namespace dun::types
