// Laws of the values: ratios are a field as far as they fit, rounding stays within its unit, months keep the order of
// days, text is read back as it was printed, and a split amount is whole.
#include <rapidcheck.h>

#include <numeric>

#include "engine/values/day.hpp"
#include "engine/values/money.hpp"
#include "engine/values/ratio.hpp"
#include "engine/values/rounding.hpp"
#include "engine/values/split.hpp"
#include "tests/support/catch.hpp"

using namespace dun::values;
using dun::base::Int128;

namespace {

Ratio any_ratio() {
  return {*rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000), *rc::gen::inRange<std::int64_t>(1, 1'000'000)};
}

Day any_day() {
  return Day{*rc::gen::inRange(first_day.number, last_day.number + 1)};
}

RoundingMode any_rounding() {
  return *rc::gen::element(RoundingMode::down, RoundingMode::up, RoundingMode::half_up, RoundingMode::half_to_even);
}

MonthEnd any_month_end() {
  return *rc::gen::element(MonthEnd::down, MonthEnd::up);
}

}  // namespace

TEST_CASE("ratios obey the laws of arithmetic") {
  CHECK(rc::check("sum, product and order of ratios", [] {
    const Ratio a = any_ratio();
    const Ratio b = any_ratio();
    const Ratio c{*rc::gen::inRange<std::int64_t>(-1000, 1000), 7};
    RC_ASSERT(a + b == b + a);
    RC_ASSERT(a * b == b * a);
    RC_ASSERT((a + b) - b == a);
    RC_ASSERT(a * (b + c) == a * b + a * c);
    RC_ASSERT(a - a == Ratio{});
    RC_ASSERT((a < b) == ((a - b).numerator() < 0));
    RC_ASSERT((a < b) == (a + c < b + c));
    RC_ASSERT(a.divisor() > 0);
    RC_ASSERT(std::gcd(a.numerator(), a.divisor()) == 1);
  }));
}

TEST_CASE("rounding stays within its unit and in its direction") {
  CHECK(rc::check("bounds of every rounding", [] {
    const auto numerator = *rc::gen::arbitrary<std::int64_t>();
    const auto divisor = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
    const auto unit = *rc::gen::inRange<std::int64_t>(1, 10'000);
    const RoundingMode mode = any_rounding();
    const auto rounded = round_to(numerator, divisor, unit, mode);
    // What rounding added, over the divisor: compared without dividing.
    const Int128 added = Int128{rounded} * divisor - numerator;
    const Int128 step = Int128{unit} * divisor;
    RC_ASSERT(rounded % unit == 0);
    RC_ASSERT(added < step && -added < step);
    if (mode == RoundingMode::down) RC_ASSERT(added <= 0);
    if (mode == RoundingMode::up) RC_ASSERT(added >= 0);
    if (mode == RoundingMode::half_up || mode == RoundingMode::half_to_even)
      RC_ASSERT(2 * added <= step && -2 * added <= step);
    RC_ASSERT(round_to(rounded, 1, unit, any_rounding()) == rounded);
  }));
}

TEST_CASE("months keep the order of days") {
  CHECK(rc::check("add_months is monotone", [] {
    const Day day = any_day();
    const Day later = day + *rc::gen::inRange(0, 800);
    const auto months = *rc::gen::inRange(-120, 120);
    const MonthEnd month_end = any_month_end();
    RC_ASSERT(add_months(day, months, month_end) <= add_months(later, months, month_end));
    RC_ASSERT(add_months(day, months, month_end) < add_months(day, months + 1, month_end));
    RC_ASSERT(add_months(day, 0, month_end) == day);
    const auto moved = add_months(day, months, MonthEnd::up) - add_months(day, months, MonthEnd::down);
    RC_ASSERT(moved == 0 || moved == 1);
  }));
}

TEST_CASE("text is read back as it was printed") {
  CHECK(rc::check("days", [] {
    const Day day = any_day();
    RC_ASSERT(parse_day(to_string(day)) == day);
    RC_ASSERT(from_civil(to_civil(day)) == day);
  }));
  CHECK(rc::check("amounts in every currency", [] {
    const auto currency = parse_currency(*rc::gen::elementOf(known_currencies())).value();
    const auto minor = *rc::gen::arbitrary<std::int64_t>();
    RC_ASSERT(parse_minor(to_decimal(minor, currency), currency) == minor);
  }));
  CHECK(rc::check("ratios that end as decimals", [] {
    const Ratio ratio{*rc::gen::inRange<std::int64_t>(-100'000'000, 100'000'000),
                      *rc::gen::element<std::int64_t>(1, 2, 4, 5, 10, 16, 25, 100, 400, 1'000, 10'000, 1'000'000)};
    RC_ASSERT(parse_decimal(to_string(ratio)) == ratio);
  }));
}

TEST_CASE("what is split adds up") {
  CHECK(rc::check("shares of an amount", [] {
    const auto whole = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
    const auto weights =
        *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 1'000'000'000));
    const auto shares = split(whole, weights);
    RC_ASSERT(shares.size() == weights.size());
    for (const auto share : shares) RC_ASSERT(share >= 0);
    if (!shares.empty()) RC_ASSERT(std::accumulate(shares.begin(), shares.end(), std::int64_t{0}) == whole);
  }));
}
