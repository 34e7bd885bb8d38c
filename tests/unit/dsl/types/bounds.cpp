// How large amounts become, and whether they end in whole minor units.
#include "dsl/types/bounds.hpp"

#include "tests/support/catch.hpp"

using namespace dun::types;
using dun::values::Ratio;
using dun::values::RoundingMode;

namespace {

const Bounds principal = whole_between(0, 1'000'000'000'000'000);

}  // namespace

TEST_CASE("bounds: a share of rates is whole where every row is", "[types]") {
  // 1/10 and 1/20 of 650.00 and 700.00: steps of 50.00 by twentieths
  const Bounds sats = either(exactly({65000, 1}), exactly({70000, 1}));
  const Bounds share = either(exactly({1, 10}), exactly({1, 20}));
  CHECK(product(share, sats).whole());
  CHECK_FALSE(product(exactly({1, 3}), sats).whole());
  CHECK(rounded(product(exactly({1, 3}), sats), 100, RoundingMode::half_up).whole());
}

TEST_CASE("bounds: sums and choices keep what both have", "[types]") {
  const Bounds half = exactly({1, 2});
  CHECK_FALSE(sum(half, exactly({3, 1})).whole());
  CHECK_FALSE(sum(half, half).whole());  // steps say multiples of a half, not that there are two
  CHECK(sum(principal, negative(principal)).low == -principal.high);
  CHECK(either(exactly({1, 3}), exactly({1, 2})).divisor == 6);
  CHECK(either(exactly({1, 3}), exactly({1, 2})).low == 2);
}

TEST_CASE("bounds: what leaves 64 bits is not safe", "[types]") {
  CHECK(principal.safe);
  CHECK(product(exactly({49, 400}), principal).safe);
  CHECK_FALSE(product(principal, principal).safe);
  CHECK_FALSE(product(exactly({1'000'003, 1'000'000}), principal).safe);
  CHECK_FALSE(sum(product(principal, principal), principal).safe);
  CHECK_FALSE(either(exactly({1, 1'000'000'007}), exactly({1, 1'000'000'009})).divisor == 0);
  CHECK_FALSE(sum(exactly({1, 4'000'000'007}), exactly({1, 4'000'000'009})).safe);
}
