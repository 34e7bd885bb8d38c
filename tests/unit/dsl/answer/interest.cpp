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
      {"FR",
       {"a business claim of 3000.00 EUR, due 2025-05-28", "contract-rate is 9", "2026-01-15 contract-rate is 7",
        "2026-02-12 payment of 1500.00 EUR"}},
      {"BE",
       {"a consumer claim of 3000.00 EUR, due 2026-01-28", "2026-02-12 premier-rappel by email, pay by 2026-03-05"}},
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

TEST_CASE("a rate of the claim's own says what decided it, and what it lacks", "[answer]") {
  const auto answered = [](const char* country, std::vector<std::string> given, const char* to) {
    const auto asked = answer::ask({country, {}, "", std::move(given)});
    REQUIRE(asked);
    REQUIRE_FALSE(asked->bundle.has_errors());
    return answer::interests_of(*asked, *values::parse_day(to)).front();
  };
  const std::string claim = "a business claim of 3650000.00 EUR, due 2026-06-29";
  const answer::Interest held = answered("FR", {claim, "contract-rate is 8"}, "2026-07-01");
  REQUIRE(held.segments.size() == 2);
  CHECK(held.segments[0].source == "contract-rate 8 %, more than taux-plancher 7.86 % (3 of taux-legal 2.62 %)");
  CHECK(held.segments[1].source == "taux-plancher 8.25 % (3 of taux-legal 2.75 %), more than contract-rate 8 %");
  CHECK(held.segments[1].cite.find("L. 441-10, II") != std::string::npos);
  CHECK(answered("FR", {claim, "contract-rate is 20"}, "2026-07-31").segments.size() == 1);
  const answer::Interest silent = answered("FR", {claim}, "2026-06-30");
  CHECK(silent.segments.front().source ==
        "taux-supplétif 12.15 % (ecb-reference 2.15 % plus 10 percent), as contract-rate is missing");
  const answer::Interest unknown = answered(
      "BE", {"a consumer claim of 300.00 EUR, due 2026-01-28", "2026-02-12 premier-rappel by email, pay by 2026-03-05"},
      "2026-04-01");
  CHECK_FALSE(unknown.minor);
  REQUIRE(unknown.unknown.size() == 1);
  CHECK(unknown.unknown.front().what == "contract-rate");
}
