// A sum of balance × weight × rate over one common divisor of all rates met so far. Exact: it grows in 128 bits, and
// what leaves them is a fault.
#pragma once

#include <cstdint>
#include <numeric>

#include "engine/base/exact.hpp"
#include "engine/values/ratio.hpp"
#include "engine/values/rounding.hpp"

namespace dun::interest {

class ExactSum {
 public:
  void add(std::int64_t balance, std::int64_t weight, values::Ratio rate) {
    const base::Int128 weighed = base::multiply_wide(base::Int128{balance} * weight, rate.numerator());
    const std::int64_t factor = factor_of(rate.divisor());
    numerator_ = base::add_wide(numerator_, base::multiply_wide(weighed, factor));
  }

  /// The sum over `year_weight`, rounded to a multiple of `unit`.
  [[nodiscard]] std::int64_t rounded(std::int64_t year_weight, std::int64_t unit, values::RoundingMode mode) const {
    return values::round_to(numerator_, base::Int128{divisor_} * year_weight, unit, mode);
  }

 private:
  /// By what a ratio with this divisor is multiplied to stand over the common one, which grows where it must.
  std::int64_t factor_of(std::int64_t divisor) {
    if (divisor == divisor_) return 1;
    const std::int64_t factor = divisor_ / divisor;
    if (factor * divisor == divisor_) return factor;
    const std::int64_t growth = divisor / std::gcd(divisor_, divisor);
    numerator_ = base::multiply_wide(numerator_, growth);
    divisor_ = base::multiply(divisor_, growth);
    return divisor_ / divisor;
  }

  base::Int128 numerator_ = 0;
  std::int64_t divisor_ = 1;
};

}  // namespace dun::interest
