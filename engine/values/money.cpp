// Amounts as text: exact both ways, in the decimals of the currency.
#include "engine/values/money.hpp"

#include <fmt/format.h>

#include "engine/base/exact.hpp"

namespace dun::values {

namespace {

/// Reads digits onto `magnitude`; false if one of them is no digit or the magnitude leaves what 64 bits can hold.
bool append_digits(std::string_view digits, base::Int128& magnitude) {
  constexpr base::Int128 most = base::Int128{1} << 63;
  for (const char c : digits) {
    if (c < '0' || c > '9') return false;
    magnitude = magnitude * 10 + (c - '0');
    if (magnitude > most) return false;
  }
  return true;
}

}  // namespace

std::string to_decimal(std::int64_t minor, Currency currency) {
  const auto decimals = static_cast<std::size_t>(exponent(currency));
  // The magnitude of the smallest 64-bit value does not fit its own type.
  const std::uint64_t magnitude = minor < 0 ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
  std::string text = fmt::format("{:0{}}", magnitude, decimals + 1);
  if (decimals > 0) text.insert(text.size() - decimals, 1, '.');
  if (minor < 0) text.insert(0, 1, '-');
  return text;
}

std::string to_string(Money money) {
  return fmt::format("{} {}", to_decimal(money.minor, money.currency), to_string(money.currency));
}

std::optional<std::int64_t> parse_minor(std::string_view text, Currency currency) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  const auto decimals = static_cast<std::size_t>(exponent(currency));
  if (whole.empty() || (point != std::string_view::npos && fraction.empty()) || fraction.size() > decimals)
    return std::nullopt;
  base::Int128 magnitude = 0;
  const std::string padding(decimals - fraction.size(), '0');
  if (!append_digits(whole, magnitude) || !append_digits(fraction, magnitude) || !append_digits(padding, magnitude))
    return std::nullopt;
  const base::Int128 value = negative ? -magnitude : magnitude;
  if (value != static_cast<std::int64_t>(value)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

}  // namespace dun::values
