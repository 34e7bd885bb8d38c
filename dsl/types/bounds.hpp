// How large an amount can become and in which steps: what is needed to say that it ends in whole minor units (031) and
// stays in the range that plans compute exactly (034). Mirrors the arithmetic of a plan: numerators over one divisor,
// which products multiply and sums bring together.
#pragma once

#include "engine/base/exact.hpp"
#include "engine/values/ratio.hpp"
#include "engine/values/rounding.hpp"

namespace dun::types {

struct Bounds {
  base::Int128 low = 0;  // numerators over `divisor`
  base::Int128 high = 0;
  base::Int128 step = 0;  // every value is a multiple of this numerator; 0: the value is always zero
  base::Int128 divisor = 1;
  bool safe = true;  // false once something left the range of a plan

  /// Is every value a whole number?
  [[nodiscard]] bool whole() const { return step % divisor == 0; }
};

[[nodiscard]] Bounds exactly(values::Ratio value);
/// Whole numbers from `low` to `high`.
[[nodiscard]] Bounds whole_between(std::int64_t low, std::int64_t high);
/// What is in one or the other.
[[nodiscard]] Bounds either(Bounds a, Bounds b);
[[nodiscard]] Bounds sum(Bounds a, Bounds b);
[[nodiscard]] Bounds negative(Bounds a);
[[nodiscard]] Bounds product(const Bounds& a, const Bounds& b);
[[nodiscard]] Bounds rounded(const Bounds& a, std::int64_t unit, values::RoundingMode mode);

}  // namespace dun::types
