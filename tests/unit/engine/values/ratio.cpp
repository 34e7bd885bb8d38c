// Ratios: lowest terms, exact arithmetic, decimals both ways, and a fault where 64 bits do not suffice.
#include "engine/values/ratio.hpp"

#include <limits>
#include <stdexcept>

#include "engine/base/exact.hpp"
#include "tests/support/catch.hpp"

using namespace dun::values;

namespace {

constexpr auto most = std::numeric_limits<std::int64_t>::max();
constexpr auto least = std::numeric_limits<std::int64_t>::min();

}  // namespace

TEST_CASE("a ratio is kept in lowest terms with a positive divisor") {
  struct Row {
    Ratio ratio;
    std::int64_t numerator;
    std::int64_t divisor;
  };
  for (const Row& row :
       {Row{Ratio{6, 8}, 3, 4}, Row{Ratio{-6, 8}, -3, 4}, Row{Ratio{6, -8}, -3, 4}, Row{Ratio{-6, -8}, 3, 4},
        Row{Ratio{0, -5}, 0, 1}, Row{Ratio{least, 2}, least / 2, 1}, Row{Ratio{least, least}, 1, 1},
        Row{Ratio{most, most}, 1, 1}, Row{Ratio{1225, 10000}, 49, 400}}) {
    CHECK(row.ratio.numerator() == row.numerator);
    CHECK(row.ratio.divisor() == row.divisor);
  }
}

TEST_CASE("sums, differences and products are exact") {
  CHECK(Ratio{1, 3} + Ratio{1, 6} == Ratio{1, 2});
  CHECK(Ratio{1, 3} - Ratio{1, 2} == Ratio{-1, 6});
  CHECK(Ratio{2, 3} * Ratio{-3, 4} == Ratio{-1, 2});
  CHECK(Ratio{most, 2} * Ratio{2, most} == Ratio{1, 1});
  CHECK(Ratio{1, most} - Ratio{1, most} == Ratio{});
  CHECK(Ratio{1, 3} < Ratio{34, 100});
  CHECK(Ratio{-1, 3} > Ratio{-34, 100});
  CHECK(Ratio{most, most - 1} > Ratio{most - 1, most});
}

TEST_CASE("a ratio that does not fit is a fault") {
  using dun::base::Overflow;
  CHECK_THROWS_AS((Ratio{1, 0}), std::invalid_argument);
  CHECK_THROWS_AS((Ratio{1, least}), Overflow);
  CHECK_THROWS_AS((Ratio{least, -1}), Overflow);
  CHECK_THROWS_AS((Ratio{most, 1} + Ratio{1, 1}), Overflow);
  CHECK_THROWS_AS((Ratio{least, 1} - Ratio{1, 1}), Overflow);
  CHECK_THROWS_AS((Ratio{most, 1} * Ratio{2, 1}), Overflow);
  CHECK_THROWS_AS((Ratio{1, most} + Ratio{1, most - 1}), Overflow);
}

TEST_CASE("a decimal is read and printed") {
  struct Row {
    const char* read;
    Ratio ratio;
    const char* printed;
  };
  for (const Row& row :
       {Row{"12.25", Ratio{49, 4}, "12.25"}, Row{"0", Ratio{}, "0"}, Row{"-0.62", Ratio{-31, 50}, "-0.62"},
        Row{"750", Ratio{750, 1}, "750"}, Row{"0.0625", Ratio{1, 16}, "0.0625"}, Row{"10.50", Ratio{21, 2}, "10.5"},
        Row{"007.10", Ratio{71, 10}, "7.1"},
        Row{"0.00000000000000001", Ratio{1, 100'000'000'000'000'000}, "0.00000000000000001"}}) {
    CAPTURE(row.read);
    const auto ratio = parse_decimal(row.read);
    REQUIRE(ratio.has_value());
    CHECK(*ratio == row.ratio);
    CHECK(to_string(*ratio) == row.printed);
  }
  CHECK(to_string(Ratio{1, 3}) == "1/3");
  CHECK(to_string(Ratio{-22, 7}) == "-22/7");
  CHECK(to_string(Ratio{least, 1}) == "-9223372036854775808");
  CHECK(to_string(Ratio{1, std::int64_t{1} << 62}).size() == 64);
}

TEST_CASE("what is no decimal is refused") {
  for (const char* text : {"", "-", ".", "1.", ".5", "1,5", "1.2.3", "+1", " 1", "1e2", "--1", "1234567890123456789",
                           "0.000000000000000001"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_decimal(text).has_value());
  }
}
