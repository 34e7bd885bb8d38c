// The interest a question counts segment by segment is the one a letter would claim on that day.
#include "dsl/answer/interest.hpp"

#include "engine/decide/allowed.hpp"
#include "tests/support/catch.hpp"

using namespace dun;

namespace {

struct Row {
  const char* country;
  std::vector<std::string> given;
};

/// What is open of it by the end of the day, as `expect interest` in a test of the law would find it.
std::optional<std::int64_t> claimed(const answer::Asked& asked, const std::string& law_path, values::Day on) {
  for (const std::size_t law : asked.laws) {
    if (asked.law_path(law) != law_path) continue;
    const plan::Plan plan = answer::plan_of(asked, law);
    facts::Request request = plan::request_of(plan);
    request.money_events = true;
    const facts::Block block = scenario::block_on(asked.given, request, on);
    return decide::claimable(plan, block, scenario::row_of(block, 0).value(), on).interest;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("interest of a question is what a letter would claim", "[answer]") {
  const Row rows[] = {
      {"NO", {"a consumer claim of 1200.00 NOK, due 2023-12-10"}},
      {"NO", {"a consumer claim of 1200.00 NOK, due 2026-03-02", "2026-05-02 payment of 500.00 NOK"}},
      {"NO",
       {"a business claim of 1200.00 NOK, due 2026-03-02", "2026-05-02 payment of 500.00 NOK",
        "2026-06-01 reversal of 500.00 NOK", "2026-07-01 credit of 100.00 NOK"}},
      {"SE", {"a consumer claim of 1000.00 SEK, due 2026-09-01", "2026-09-02 payment of 500.00 SEK"}},
      {"NL", {"a consumer claim of 3000.00 EUR, due 2024-05-28", "2024-12-12 payment of 1500.00 EUR"}},
      {"NL", {"a business claim of 3000.00 EUR, due 2024-05-28", "2025-12-12 payment of 1500.00 EUR"}},
      {"GB", {"a business claim of 5000.00 GBP, due 2025-05-28", "2025-12-12 payment of 1500.00 GBP"}},
      {"FI", {"a consumer claim of 300.00 EUR, due 2025-07-28", "2026-01-12 payment of 50.00 EUR"}},
  };
  for (const Row& row : rows)
    for (const char* day : {"2026-09-18", "2026-11-02"}) {
      CAPTURE(row.country, row.given, day);
      const values::Day on = *values::parse_day(day);
      const auto asked = answer::ask({row.country, {}, "", row.given});
      REQUIRE(asked);
      REQUIRE_FALSE(asked->bundle.has_errors());
      const std::vector<answer::Interest> interests = answer::interests_of(*asked, on);
      REQUIRE(interests.size() == 1);
      const answer::Interest& interest = interests.front();
      const std::optional<std::int64_t> expected = claimed(*asked, interest.law, on);
      CHECK(interest.minor.has_value() == expected.has_value());
      if (expected) CHECK(interest.open == *expected);
    }
}

TEST_CASE("segments add up to the interest: their days, and their amounts before rounding", "[answer]") {
  const auto asked = answer::ask(
      {"NO", {}, "", {"a consumer claim of 1200.00 NOK, due 2020-02-10", "2021-05-02 payment of 500.00 NOK"}});
  REQUIRE(asked);
  const answer::Interest interest = answer::interests_of(*asked, *values::parse_day("2026-09-18")).front();
  REQUIRE(interest.minor);
  std::int32_t days = 0;
  base::Int128 sum = 0;  // over 365 × 366 × 10,000: rates have four decimals at most
  for (const answer::InterestSegment& segment : interest.segments) {
    days += segment.counted.days;
    const interest::ExactAmount exact = segment.counted.exact();
    const base::Int128 scale = base::Int128{365} * 366 * 10'000;
    REQUIRE(exact.numerator * scale % exact.divisor == 0);
    sum += exact.numerator * scale / exact.divisor;
    CHECK_FALSE(segment.cite.empty());
  }
  CHECK(days == interest.days);
  CHECK(values::round_to(sum, base::Int128{365} * 366 * 10'000, 1, values::RoundingMode::half_up) == *interest.minor);
}
