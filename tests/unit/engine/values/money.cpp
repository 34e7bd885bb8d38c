// Currencies and amounts as text: exact both ways, and nothing that is no amount gets in.
#include "engine/values/money.hpp"

#include <limits>

#include "tests/support/catch.hpp"

using namespace dun::values;

namespace {

Currency currency(const char* code) {
  return parse_currency(code).value();
}

constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

}  // namespace

TEST_CASE("every known currency is read and printed") {
  CHECK(known_currencies().size() > 150);
  for (const auto code : known_currencies()) {
    CAPTURE(code);
    REQUIRE(parse_currency(code).has_value());
    CHECK(to_string(*parse_currency(code)) == code);
    CHECK(parse_currency(code)->code != 0);
  }
}

TEST_CASE("a currency knows its decimals") {
  struct Row {
    const char* code;
    int exponent;
  };
  for (const Row& row : {Row{"NOK", 2}, Row{"SEK", 2}, Row{"DKK", 2}, Row{"EUR", 2}, Row{"GBP", 2}, Row{"ISK", 0},
                         Row{"JPY", 0}, Row{"KWD", 3}, Row{"TND", 3}, Row{"CLF", 4}}) {
    CAPTURE(row.code);
    CHECK(exponent(currency(row.code)) == row.exponent);
  }
}

TEST_CASE("what is no currency is refused") {
  for (const char* code : {"", "nok", "NO", "NOKK", "XXX", "XAU", "AAA", "ZZZ", "kr"}) {
    CAPTURE(code);
    CHECK_FALSE(parse_currency(code).has_value());
  }
  CHECK(to_string(Currency{}).empty());
}

TEST_CASE("an amount is read and printed") {
  struct Row {
    const char* read;
    const char* code;
    std::int64_t minor;
    const char* printed;
  };
  for (const Row& row : {
           Row{"1200", "NOK", 120000, "1200.00"},
           Row{"1200.5", "NOK", 120050, "1200.50"},
           Row{"1200.05", "NOK", 120005, "1200.05"},
           Row{"0", "NOK", 0, "0.00"},
           Row{"-0.01", "NOK", -1, "-0.01"},
           Row{"-12", "EUR", -1200, "-12.00"},
           Row{"0007", "SEK", 700, "7.00"},
           Row{"1200", "ISK", 1200, "1200"},
           Row{"-1", "JPY", -1, "-1"},
           Row{"1.5", "KWD", 1500, "1.500"},
           Row{"92233720368547758.07", "NOK", most, "92233720368547758.07"},
           Row{"-92233720368547758.08", "NOK", least, "-92233720368547758.08"},
       }) {
    CAPTURE(row.read, row.code);
    const auto minor = parse_minor(row.read, currency(row.code));
    REQUIRE(minor.has_value());
    CHECK(*minor == row.minor);
    CHECK(to_decimal(row.minor, currency(row.code)) == row.printed);
  }
  CHECK(to_string(Money{120000, currency("NOK")}) == "1200.00 NOK");
}

TEST_CASE("what is no amount is refused") {
  for (const char* text :
       {"", "-", ".", "5.", ".5", "37,50", "1 200", "1.200.00", "+5", "--5", "5-", "1e3", "0x10", "5 NOK", "12.345",
        "92233720368547758.08", "-92233720368547758.09", "99999999999999999999999999999999999999999999", "١٢"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_minor(text, currency("NOK")).has_value());
  }
  CHECK_FALSE(parse_minor("1.0", currency("ISK")).has_value());
}
