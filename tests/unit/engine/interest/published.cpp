// Published worked examples of interest, met to the last minor unit. Each row names the example; where the published
// figure rests on another method than the law's, the lawful figure stands here and the note says what was printed.
#include "engine/interest/interest.hpp"
#include "tests/support/catch.hpp"

using namespace dun::interest;
using dun::values::parse_day;
using dun::values::parse_decimal;

namespace {

Day day(const char* text) {
  return parse_day(text).value();
}

/// "12.25" percent as a fraction.
Ratio percent(const char* text) {
  return parse_decimal(text).value() * Ratio{1, 100};
}

struct Example {
  const char* id;
  std::int64_t balance;  // minor units
  const char* percent;
  const char* due;  // interest runs from the day after
  const char* to;   // the last interest day
  std::int32_t days;
  std::int64_t interest;
  const char* note = "";
  DayCount day_count = DayCount::actual_365;
};

}  // namespace

TEST_CASE("published examples on one balance at one rate") {
  const Example examples[] = {
      {"SE-01", 5'000'000, "10", "2026-01-01", "2026-01-31", 30, 41'096, "printed as about 411"},
      {"SE-02", 1'000'000, "10.00", "2026-08-31", "2026-09-20", 20, 5'479},
      {"DK-01", 25'000, "10.2", "2026-06-15", "2026-06-20", 5, 35},
      {"DK-03", 10'000'000, "10", "2026-01-31", "2026-03-02", 30, 82'192},
      {"DK-05 first day", 100'000, "18.5", "2026-01-31", "2026-02-01", 1, 51},
      {"DK-05 both days", 100'000, "18.5", "2026-01-31", "2026-02-02", 2, 101},
      {"DK-08", 10'000'000, "10", "2026-01-31", "2026-03-31", 59, 161'644},
      {"DK-11 35 days", 125'000, "10.2", "2026-06-15", "2026-07-20", 35, 1'223},
      {"DK-11 5 days", 125'000, "10.2", "2026-06-15", "2026-06-20", 5, 175},
      {"DK-12", 125'000, "10.2", "2026-06-15", "2026-06-10", 0, 0},
      {"FI-05", 30'000, "9.5", "2026-07-28", "2026-07-31", 3, 23},
      {"NL-05", 300'000, "3", "2014-05-29", "2014-07-01", 33, 814},
      {"NL-06 interest", 300'000, "3", "2014-05-29", "2014-12-12", 197, 4'858},
      {"DE-02", 100'000, "5.12", "2026-03-01", "2026-03-26", 25, 351},
      {"DE-03 one rate", 1'000'000, "6.62", "2023-01-01", "2023-07-01", 181, 32'828, "1 July stands at the old rate"},
      {"DE-06", 1'000'000, "6.62", "2023-01-01", "2023-01-01", 0, 0},
      {"DE-07", 42'000, "8.12", "2016-08-02", "2016-09-02", 30, 284, "a month is a twelfth", DayCount::thirty_360},
      {"DE-07 actual", 42'000, "8.12", "2016-08-02", "2016-09-02", 31, 290, "31 days of 365"},
      {"AT-01", 10'000'000, "8.58", "2022-12-31", "2023-12-31", 365, 858'000},
      {"FR-01", 1'500'000, "15", "2026-03-01", "2026-03-31", 30, 18'493},
      {"UK-02", 500'000, "12.25", "2026-01-01", "2026-04-12", 101, 16'949,
       "printed 169.68: the daily rate rounded first"},
      {"UK-03", 1'200'000, "13", "2026-01-01", "2026-04-01", 90, 38'466, "printed as about 384"},
      {"UK-05 a year", 100'000, "8.5", "2025-12-31", "2026-12-31", 365, 8'500},
      {"UK-05 a day", 100'000, "8.5", "2026-01-01", "2026-01-02", 1, 23},
      {"UK-06 a day", 1'000'000, "11.75", "2026-01-01", "2026-01-02", 1, 322},
      {"UK-08", 365'000, "10", "2026-04-01", "2026-05-16", 45, 4'500, "published for its 45 days"},
      {"IE-01 a day", 36'500, "12.25", "2024-07-01", "2024-07-02", 1, 12, "12.25 / 365 percent a day"},
  };
  for (const Example& example : examples) {
    CAPTURE(example.id, example.note);
    Terms terms;
    terms.day_count = example.day_count;
    const std::vector<BalanceRow> balances{{dun::values::first_day, example.balance}};
    const std::vector<RateRow> rates{{dun::values::first_day, percent(example.percent), 0}};
    const Interest interest = accrue(terms, balances, rates, day(example.due) + 1, day(example.to));
    CHECK(interest.days == example.days);
    CHECK(interest.minor == example.interest);
    CHECK(accrue_total(terms, balances, rates, day(example.due) + 1, day(example.to)) == example.interest);
  }
}

TEST_CASE("SE-04: rounded per period 2.46, rounded once 2.47") {
  // Due 2026-09-01; 500 of 1 000 paid on 2026-09-02, which still carries interest that day.
  const std::vector<BalanceRow> balances{{day("2026-09-01"), 100'000}, {day("2026-09-03"), 50'000}};
  const std::vector<RateRow> rates{{day("2026-07-01"), percent("10"), 0}};
  Terms terms;
  const Interest once = accrue(terms, balances, rates, day("2026-09-02"), day("2026-09-18"));
  CHECK(once.minor == 247);
  REQUIRE(once.segments.size() == 2);
  CHECK(once.segments[0].days == 1);
  CHECK(once.segments[0].balance == 100'000);
  CHECK(once.segments[1].days == 16);
  CHECK(once.segments[1].balance == 50'000);
  terms.moment = RoundingMoment::per_period;
  CHECK(accrue(terms, balances, rates, day("2026-09-02"), day("2026-09-18")).minor == 246);
}

TEST_CASE("DE-03 and DE-05: split at the change of the rate") {
  // The strict split of DE-03: 180 days at 6.62 and 1 July at 8.12 percent.
  const std::vector<BalanceRow> balances{{day("2023-01-01"), 1'000'000}};
  const std::vector<RateRow> rates{{day("2023-01-01"), percent("6.62"), 7}, {day("2023-07-01"), percent("8.12"), 8}};
  const Interest split = accrue({}, balances, rates, day("2023-01-02"), day("2023-07-01"));
  CHECK(split.minor == 32'869);
  REQUIRE(split.segments.size() == 2);
  CHECK(split.segments[0].days == 180);
  CHECK(split.segments[0].rate_row == 7);
  CHECK(split.segments[1].days == 1);
  CHECK(split.segments[1].rate_row == 8);

  const Interest year = accrue({}, balances, rates, day("2023-01-02"), day("2024-01-01"));
  REQUIRE(year.segments.size() == 2);
  CHECK(year.segments[0].rate == percent("6.62"));
  CHECK(year.segments[1].rate == percent("8.12"));
  CHECK(year.segments[1].from == day("2023-07-01"));
}

TEST_CASE("DK-14: the rate changes with the half-year, not with the central bank") {
  const std::vector<BalanceRow> balances{{day("2026-01-01"), 100'000}};
  const std::vector<RateRow> rates{{day("2026-01-01"), percent("9.75"), 0}, {day("2026-07-01"), percent("10.00"), 1}};
  const Interest interest = accrue({}, balances, rates, day("2026-05-01"), day("2026-07-31"));
  REQUIRE(interest.segments.size() == 2);
  CHECK(interest.segments[0].to == day("2026-06-30"));
  CHECK(interest.segments[0].rate == percent("9.75"));
  CHECK(interest.segments[1].rate == percent("10"));
}
