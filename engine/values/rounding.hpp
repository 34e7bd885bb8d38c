// The four ways of rounding a law may write. Every rounding names its unit; nothing in Dun rounds in silence.
#pragma once

#include <cstdint>

#include "engine/base/exact.hpp"
#include "engine/values/ratio.hpp"

namespace dun::values {

enum class RoundingMode : std::uint8_t { down, up, half_up, half_to_even };

/// The multiple of `unit` that numerator/divisor rounds to. `divisor` and `unit` are positive; the value may be
/// negative (down is towards minus infinity, half_up is away from zero at the half).
[[nodiscard]] std::int64_t round_to(base::Int128 numerator, base::Int128 divisor, std::int64_t unit, RoundingMode mode);

/// The multiple of `unit`, which is positive, that a ratio rounds to: 8.62 percent rounded up to half a percent is 9.
[[nodiscard]] Ratio round_to(Ratio value, Ratio unit, RoundingMode mode);

}  // namespace dun::values
