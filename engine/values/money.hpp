// Money: whole minor units and a currency that knows its number of decimals. Never a fraction of a minor unit, never
// floating point, never two currencies in one sum.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dun::values {

/// An ISO 4217 currency out of the table in currency.cpp. The code fits a small integer, so that it can be a column.
struct Currency {
  std::uint16_t code = 0;  // 26-ary packing of the three letters, plus one; 0 is "no currency"

  friend constexpr auto operator<=>(Currency, Currency) = default;
};

/// The currency of an ISO code in capitals ("NOK"); nothing if Dun does not know it.
[[nodiscard]] std::optional<Currency> parse_currency(std::string_view code);
[[nodiscard]] std::string to_string(Currency currency);
/// Number of decimals of the minor unit: 2 for NOK, 0 for ISK and JPY.
[[nodiscard]] int exponent(Currency currency);
/// Codes known to Dun, for near-name suggestions.
[[nodiscard]] std::vector<std::string_view> known_currencies();

struct Money {
  std::int64_t minor = 0;
  Currency currency;

  friend constexpr bool operator==(Money, Money) = default;
};

/// "1200.00": a point, all decimals of the currency, a leading minus for negative amounts.
[[nodiscard]] std::string to_decimal(std::int64_t minor, Currency currency);
/// "1200.00 NOK".
[[nodiscard]] std::string to_string(Money money);

/// Reads "1200", "1200.5" or "1200.00" into minor units; nothing if it is no number, has more decimals than the
/// currency, or leaves the 64-bit range. Commas, spaces and signs other than a leading minus are refused.
[[nodiscard]] std::optional<std::int64_t> parse_minor(std::string_view text, Currency currency);

}  // namespace dun::values
