// Exact ratios. Every operation reduces in 128 bits and narrows afterwards, so a result that fits is always found.
#include "engine/values/ratio.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "engine/base/exact.hpp"

namespace dun::values {

using base::Int128;

namespace {

Int128 common_divisor(Int128 a, Int128 b) {
  if (a < 0) a = -a;
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/// The divisor is positive. Products of 64-bit values, and the sum of two such products, stay within 128 bits.
Ratio reduced(Int128 numerator, Int128 divisor) {
  const Int128 shared = common_divisor(numerator, divisor);
  return {base::narrow(numerator / shared), base::narrow(divisor / shared)};
}

bool ends_as_decimal(std::int64_t divisor) {
  while (divisor % 2 == 0) divisor /= 2;
  while (divisor % 5 == 0) divisor /= 5;
  return divisor == 1;
}

}  // namespace

Ratio::Ratio(std::int64_t numerator, std::int64_t divisor) {
  if (divisor == 0) throw std::invalid_argument("a ratio has the divisor zero");
  const Int128 sign = divisor < 0 ? -1 : 1;
  const Int128 shared = common_divisor(numerator, sign * divisor);
  numerator_ = base::narrow(sign * numerator / shared);
  divisor_ = base::narrow(sign * divisor / shared);
}

Ratio operator+(Ratio a, Ratio b) {
  return reduced(Int128{a.numerator_} * b.divisor_ + Int128{b.numerator_} * a.divisor_,
                 Int128{a.divisor_} * b.divisor_);
}

Ratio operator-(Ratio a, Ratio b) {
  return reduced(Int128{a.numerator_} * b.divisor_ - Int128{b.numerator_} * a.divisor_,
                 Int128{a.divisor_} * b.divisor_);
}

Ratio operator*(Ratio a, Ratio b) {
  return reduced(Int128{a.numerator_} * b.numerator_, Int128{a.divisor_} * b.divisor_);
}

std::strong_ordering operator<=>(Ratio a, Ratio b) {
  const Int128 left = Int128{a.numerator_} * b.divisor_;
  const Int128 right = Int128{b.numerator_} * a.divisor_;
  if (left == right) return std::strong_ordering::equal;
  return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

std::optional<Ratio> parse_decimal(std::string_view text) {
  // Eighteen digits keep both the numerator and the power of ten within 64 bits.
  constexpr std::size_t most_digits = 18;
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  if (point == 0 || text.empty() || point + 1 == text.size()) return std::nullopt;
  if (text.size() - (point == std::string_view::npos ? 0 : 1) > most_digits) return std::nullopt;
  std::int64_t numerator = 0;
  std::int64_t divisor = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == point) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    numerator = numerator * 10 + (text[i] - '0');
    if (i > point) divisor *= 10;
  }
  return Ratio{negative ? -numerator : numerator, divisor};
}

std::string to_string(Ratio ratio) {
  if (!ends_as_decimal(ratio.divisor())) return fmt::format("{}/{}", ratio.numerator(), ratio.divisor());
  const Int128 divisor = ratio.divisor();
  const Int128 magnitude = ratio.numerator() < 0 ? -Int128{ratio.numerator()} : Int128{ratio.numerator()};
  std::string text =
      fmt::format("{}{}", ratio.numerator() < 0 ? "-" : "", static_cast<std::uint64_t>(magnitude / divisor));
  Int128 rest = magnitude % divisor;
  if (rest != 0) text += '.';
  for (; rest != 0; rest = rest * 10 % divisor) text += static_cast<char>('0' + static_cast<int>(rest * 10 / divisor));
  return text;
}

}  // namespace dun::values
