// An exact rational number with a positive divisor, kept in lowest terms. Rates and fractions of the law are
// ratios: 12.25 percent is 49/400.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dun::values {

class Ratio {
 public:
  constexpr Ratio() = default;
  /// Throws base::Overflow if the reduced ratio does not fit 64 bits, std::invalid_argument for a zero divisor.
  Ratio(std::int64_t numerator, std::int64_t divisor);

  [[nodiscard]] constexpr std::int64_t numerator() const { return numerator_; }
  [[nodiscard]] constexpr std::int64_t divisor() const { return divisor_; }

  friend Ratio operator+(Ratio a, Ratio b);
  friend Ratio operator-(Ratio a, Ratio b);
  friend Ratio operator*(Ratio a, Ratio b);
  friend constexpr bool operator==(Ratio, Ratio) = default;
  friend std::strong_ordering operator<=>(Ratio a, Ratio b);

 private:
  std::int64_t numerator_ = 0;
  std::int64_t divisor_ = 1;
};

/// Reads an unsigned or negative decimal with a point ("12.25" is 49/4); nothing if it is no number or too long.
[[nodiscard]] std::optional<Ratio> parse_decimal(std::string_view text);
/// As a decimal if it ends ("12.25"), else as a fraction ("1/3").
[[nodiscard]] std::string to_string(Ratio ratio);

}  // namespace dun::values
