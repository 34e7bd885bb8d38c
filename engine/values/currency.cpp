// The currencies of ISO 4217 with the decimals of their minor units, and those retired since 2020 in which a claim may
// still stand open (ANG, BGN, CUC, HRK, SLL, ZWL). Codes without a minor unit (gold, special drawing rights, testing)
// are no money a claim can be in and are left out.
#include <algorithm>
#include <array>

#include "engine/values/money.hpp"

namespace dun::values {

namespace {

struct Row {
  std::string_view code;
  int exponent;
};

// In order of the code.
constexpr std::array table{
    Row{"AED", 2}, Row{"AFN", 2}, Row{"ALL", 2}, Row{"AMD", 2}, Row{"ANG", 2}, Row{"AOA", 2}, Row{"ARS", 2},
    Row{"AUD", 2}, Row{"AWG", 2}, Row{"AZN", 2}, Row{"BAM", 2}, Row{"BBD", 2}, Row{"BDT", 2}, Row{"BGN", 2},
    Row{"BHD", 3}, Row{"BIF", 0}, Row{"BMD", 2}, Row{"BND", 2}, Row{"BOB", 2}, Row{"BOV", 2}, Row{"BRL", 2},
    Row{"BSD", 2}, Row{"BTN", 2}, Row{"BWP", 2}, Row{"BYN", 2}, Row{"BZD", 2}, Row{"CAD", 2}, Row{"CDF", 2},
    Row{"CHE", 2}, Row{"CHF", 2}, Row{"CHW", 2}, Row{"CLF", 4}, Row{"CLP", 0}, Row{"CNY", 2}, Row{"COP", 2},
    Row{"COU", 2}, Row{"CRC", 2}, Row{"CUC", 2}, Row{"CUP", 2}, Row{"CVE", 2}, Row{"CZK", 2}, Row{"DJF", 0},
    Row{"DKK", 2}, Row{"DOP", 2}, Row{"DZD", 2}, Row{"EGP", 2}, Row{"ERN", 2}, Row{"ETB", 2}, Row{"EUR", 2},
    Row{"FJD", 2}, Row{"FKP", 2}, Row{"GBP", 2}, Row{"GEL", 2}, Row{"GHS", 2}, Row{"GIP", 2}, Row{"GMD", 2},
    Row{"GNF", 0}, Row{"GTQ", 2}, Row{"GYD", 2}, Row{"HKD", 2}, Row{"HNL", 2}, Row{"HRK", 2}, Row{"HTG", 2},
    Row{"HUF", 2}, Row{"IDR", 2}, Row{"ILS", 2}, Row{"INR", 2}, Row{"IQD", 3}, Row{"IRR", 2}, Row{"ISK", 0},
    Row{"JMD", 2}, Row{"JOD", 3}, Row{"JPY", 0}, Row{"KES", 2}, Row{"KGS", 2}, Row{"KHR", 2}, Row{"KMF", 0},
    Row{"KPW", 2}, Row{"KRW", 0}, Row{"KWD", 3}, Row{"KYD", 2}, Row{"KZT", 2}, Row{"LAK", 2}, Row{"LBP", 2},
    Row{"LKR", 2}, Row{"LRD", 2}, Row{"LSL", 2}, Row{"LYD", 3}, Row{"MAD", 2}, Row{"MDL", 2}, Row{"MGA", 2},
    Row{"MKD", 2}, Row{"MMK", 2}, Row{"MNT", 2}, Row{"MOP", 2}, Row{"MRU", 2}, Row{"MUR", 2}, Row{"MVR", 2},
    Row{"MWK", 2}, Row{"MXN", 2}, Row{"MXV", 2}, Row{"MYR", 2}, Row{"MZN", 2}, Row{"NAD", 2}, Row{"NGN", 2},
    Row{"NIO", 2}, Row{"NOK", 2}, Row{"NPR", 2}, Row{"NZD", 2}, Row{"OMR", 3}, Row{"PAB", 2}, Row{"PEN", 2},
    Row{"PGK", 2}, Row{"PHP", 2}, Row{"PKR", 2}, Row{"PLN", 2}, Row{"PYG", 0}, Row{"QAR", 2}, Row{"RON", 2},
    Row{"RSD", 2}, Row{"RUB", 2}, Row{"RWF", 0}, Row{"SAR", 2}, Row{"SBD", 2}, Row{"SCR", 2}, Row{"SDG", 2},
    Row{"SEK", 2}, Row{"SGD", 2}, Row{"SHP", 2}, Row{"SLE", 2}, Row{"SLL", 2}, Row{"SOS", 2}, Row{"SRD", 2},
    Row{"SSP", 2}, Row{"STN", 2}, Row{"SVC", 2}, Row{"SYP", 2}, Row{"SZL", 2}, Row{"THB", 2}, Row{"TJS", 2},
    Row{"TMT", 2}, Row{"TND", 3}, Row{"TOP", 2}, Row{"TRY", 2}, Row{"TTD", 2}, Row{"TWD", 2}, Row{"TZS", 2},
    Row{"UAH", 2}, Row{"UGX", 0}, Row{"USD", 2}, Row{"USN", 2}, Row{"UYI", 0}, Row{"UYU", 2}, Row{"UYW", 4},
    Row{"UZS", 2}, Row{"VED", 2}, Row{"VES", 2}, Row{"VND", 0}, Row{"VUV", 0}, Row{"WST", 2}, Row{"XAD", 2},
    Row{"XAF", 0}, Row{"XCD", 2}, Row{"XCG", 2}, Row{"XOF", 0}, Row{"XPF", 0}, Row{"YER", 2}, Row{"ZAR", 2},
    Row{"ZMW", 2}, Row{"ZWG", 2}, Row{"ZWL", 2},
};

constexpr bool in_order() {
  for (std::size_t i = 1; i < table.size(); ++i)
    if (!(table[i - 1].code < table[i].code)) return false;
  return true;
}
static_assert(in_order(), "known_row searches the table by halves");

const Row* known_row(std::string_view code) {
  const auto* const row = std::lower_bound(table.begin(), table.end(), code,
                                           [](const Row& r, std::string_view wanted) { return r.code < wanted; });
  return row != table.end() && row->code == code ? row : nullptr;
}

constexpr unsigned letters = 26;

Currency pack(std::string_view code) {
  unsigned packed = 0;
  for (const char c : code) packed = packed * letters + static_cast<unsigned>(c - 'A');
  return Currency{static_cast<std::uint16_t>(packed + 1)};
}

char letter(unsigned value) {
  return static_cast<char>('A' + static_cast<int>(value % letters));
}

}  // namespace

std::optional<Currency> parse_currency(std::string_view code) {
  if (known_row(code) == nullptr) return std::nullopt;
  return pack(code);
}

std::string to_string(Currency currency) {
  if (currency.code == 0) return {};
  const unsigned packed = currency.code - 1U;
  return {letter(packed / (letters * letters)), letter(packed / letters), letter(packed)};
}

int exponent(Currency currency) {
  const Row* const row = known_row(to_string(currency));
  return row == nullptr ? 0 : row->exponent;
}

std::vector<std::string_view> known_currencies() {
  std::vector<std::string_view> codes;
  codes.reserve(table.size());
  for (const Row& row : table) codes.push_back(row.code);
  return codes;
}

}  // namespace dun::values
