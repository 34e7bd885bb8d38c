// Interest: day counts, rate choices, unknown rates, balances that come and go, interest on interest.
#include "engine/interest/interest.hpp"

#include <limits>

#include "engine/interest/day_count.hpp"
#include "tests/support/catch.hpp"

using namespace dun::interest;
using dun::values::parse_day;

namespace {

Day day(const char* text) {
  return parse_day(text).value();
}

const std::vector<BalanceRow> thousand{{dun::values::first_day, 100'000}};
const std::vector<RateRow> ten_percent{{dun::values::first_day, Ratio{1, 10}, 0}};

}  // namespace

TEST_CASE("the four day counts") {
  struct Row {
    DayCount day_count;
    const char* from;
    const char* to;
    std::int32_t days;
    std::int64_t weight;  // over the weight of a year
  };
  constexpr std::int64_t leap = 365;
  constexpr std::int64_t common = 366;
  for (const Row& row : {
           Row{DayCount::actual_365, "2024-01-01", "2024-12-31", 366, 366},
           Row{DayCount::actual_360, "2023-01-01", "2023-12-31", 365, 365},
           Row{DayCount::actual_actual, "2023-01-01", "2023-12-31", 365, 365 * common},
           Row{DayCount::actual_actual, "2024-01-01", "2024-12-31", 366, 366 * leap},
           Row{DayCount::actual_actual, "2023-12-31", "2024-01-01", 2, common + leap},
           Row{DayCount::actual_actual, "2024-12-31", "2025-01-02", 3, leap + 2 * common},
           Row{DayCount::actual_actual, "1900-01-01", "1900-12-31", 365, 365 * common},  // no leap year
           Row{DayCount::actual_actual, "2000-01-01", "2000-12-31", 366, 366 * leap},
           Row{DayCount::thirty_360, "2026-01-01", "2026-12-31", 360, 360},
           Row{DayCount::thirty_360, "2024-01-01", "2024-12-31", 360, 360},
           Row{DayCount::thirty_360, "2026-02-01", "2026-02-28", 30, 30},
           Row{DayCount::thirty_360, "2024-02-01", "2024-02-29", 30, 30},
           Row{DayCount::thirty_360, "2024-02-28", "2024-02-28", 1, 1},
           Row{DayCount::thirty_360, "2026-02-28", "2026-02-28", 3, 3},
           Row{DayCount::thirty_360, "2026-01-01", "2026-01-30", 30, 30},
           Row{DayCount::thirty_360, "2026-01-01", "2026-01-31", 30, 30},
           Row{DayCount::thirty_360, "2026-01-31", "2026-01-31", 0, 0},
           Row{DayCount::thirty_360, "2026-01-31", "2026-02-01", 1, 1},
           Row{DayCount::thirty_360, "2016-08-03", "2016-09-02", 30, 30},
       }) {
    CAPTURE(row.from, row.to, static_cast<int>(row.day_count));
    CHECK(days_between(row.day_count, day(row.from), day(row.to)) == row.days);
    CHECK(weight_through(row.day_count, day(row.to)) - weight_through(row.day_count, day(row.from) - 1) == row.weight);
  }
}

TEST_CASE("actual/actual shows a leap year apart") {
  Terms terms;
  terms.day_count = DayCount::actual_actual;
  const Interest interest = accrue(terms, thousand, ten_percent, day("2023-12-01"), day("2024-01-31"));
  REQUIRE(interest.segments.size() == 2);
  CHECK(interest.segments[0].to == day("2023-12-31"));
  CHECK(interest.segments[0].year_days == 365);
  CHECK(interest.segments[1].year_days == 366);
  CHECK(interest.days == 62);
  CHECK(interest.minor == 1696);  // 31 / 365 + 31 / 366 of 100.00
}

TEST_CASE("which row of the rate counts") {
  const std::vector<RateRow> rates{{day("2026-01-01"), Ratio{1, 10}, 1}, {day("2026-07-01"), Ratio{2, 10}, 2}};
  struct Row {
    RateChoice choice;
    std::size_t segments;
    std::uint32_t first_row;
    std::int64_t interest;
  };
  // 73 days in each half: 2.00 percent and 4.00 percent of the balance.
  for (const Row& row : {Row{RateChoice::day_by_day, 2, 1, 6000}, Row{RateChoice::first_day, 1, 1, 4000},
                         Row{RateChoice::last_day, 1, 2, 8000}}) {
    CAPTURE(static_cast<int>(row.choice));
    Terms terms;
    terms.rate_choice = row.choice;
    const Interest interest = accrue(terms, thousand, rates, day("2026-07-01") - 73, day("2026-07-01") + 72);
    CHECK(interest.minor == row.interest);
    REQUIRE(interest.segments.size() == row.segments);
    CHECK(interest.segments[0].rate_row == row.first_row);
  }
}

TEST_CASE("an unknown rate is found where a balance meets it") {
  const std::vector<RateRow> ends{{day("2026-01-01"), Ratio{1, 10}, 0}, {day("2026-07-01"), std::nullopt, 1}};
  struct Row {
    const char* what;
    RateChoice choice;
    std::vector<BalanceRow> balances;
    const char* first;
    const char* last;
    const char* unknown_from;
  };
  for (const Row& row : {
           Row{"before the first row", RateChoice::day_by_day, thousand, "2025-12-31", "2026-01-05", "2025-12-31"},
           Row{"after the end", RateChoice::day_by_day, thousand, "2026-06-01", "2026-07-31", "2026-07-01"},
           Row{"wholly known", RateChoice::day_by_day, thousand, "2026-06-01", "2026-06-30", ""},
           Row{"paid before the end",
               RateChoice::day_by_day,
               {{day("2026-01-01"), 100'000}, {day("2026-06-15"), 0}},
               "2026-06-01",
               "2026-07-31",
               ""},
           Row{"a balance only once it is known",
               RateChoice::day_by_day,
               {{day("2026-02-01"), 100'000}},
               "2025-12-01",
               "2026-03-01",
               ""},
           Row{"fixed on a known day", RateChoice::first_day, thousand, "2026-06-01", "2026-07-31", ""},
           Row{"fixed on an unknown day", RateChoice::first_day, thousand, "2025-12-31", "2026-03-01", "2025-12-31"},
           Row{"of an unknown last day", RateChoice::last_day, thousand, "2026-06-01", "2026-07-31", "2026-06-01"},
           Row{"of a known last day", RateChoice::last_day, thousand, "2025-12-01", "2026-06-30", ""},
       }) {
    CAPTURE(row.what);
    Terms terms;
    terms.rate_choice = row.choice;
    const Interest interest = accrue(terms, row.balances, ends, day(row.first), day(row.last));
    const std::string found = interest.unknown_from ? to_string(*interest.unknown_from) : "";
    CHECK(found == row.unknown_from);
    CHECK(accrue_total(terms, row.balances, ends, day(row.first), day(row.last)).has_value() == found.empty());
    if (!found.empty()) CHECK(interest.minor == 0);
  }
  CHECK(accrue({}, thousand, {}, day("2026-01-01"), day("2026-01-01")).unknown_from == day("2026-01-01"));
}

TEST_CASE("what a balance is on a day") {
  struct Row {
    const char* what;
    std::vector<BalanceRow> balances;
    std::int64_t interest;  // January 2026 at 36.5 percent: 0.1 percent of the balance each day
    std::size_t segments;
  };
  const std::vector<RateRow> rates{{day("2026-01-01"), Ratio{365, 1000}, 0}};
  for (const Row& row : {
           Row{"none", {}, 0, 0},
           Row{"not yet", {{day("2026-02-01"), 100'000}}, 0, 0},
           Row{"all month", {{day("2025-01-01"), 100'000}}, 3100, 1},
           Row{"the last day", {{day("2026-01-31"), 100'000}}, 100, 1},
           Row{"paid from the first day on", {{day("2025-01-01"), 100'000}, {day("2026-01-01"), 0}}, 0, 0},
           Row{"a pause",
               {{day("2025-01-01"), 100'000}, {day("2026-01-11"), 0}, {day("2026-01-21"), 100'000}},
               2100,
               2},
           Row{"a row that repeats the balance", {{day("2025-01-01"), 100'000}, {day("2026-01-11"), 100'000}}, 3100, 1},
           Row{"two rows on one day",
               {{day("2025-01-01"), 100'000}, {day("2026-01-11"), 5}, {day("2026-01-11"), 100'000}},
               3100,
               1},
           Row{"overpaid", {{day("2025-01-01"), -100'000}}, 0, 0},
       }) {
    CAPTURE(row.what);
    const Interest interest = accrue({}, row.balances, rates, day("2026-01-01"), day("2026-01-31"));
    CHECK(interest.minor == row.interest);
    CHECK(interest.segments.size() == row.segments);
  }
}

TEST_CASE("interest on interest from each anniversary") {
  struct Row {
    const char* first;
    const char* last;
    std::int64_t interest;
    std::size_t segments;
  };
  Terms terms;
  terms.method = Method::compound_yearly;
  for (const Row& row : {
           Row{"2025-01-01", "2025-12-31", 10'000, 1},
           Row{"2025-01-01", "2026-12-31", 21'000, 2},
           Row{"2021-03-10", "2024-03-09", 33'133, 3},  // the third year has 366 days
           Row{"2025-01-01", "2026-01-01", 10'030, 2},
           Row{"2024-02-29", "2025-02-28", 10'027, 1},
           Row{"2024-02-29", "2025-03-01", 10'058, 2},
       }) {
    CAPTURE(row.first, row.last);
    const Interest interest = accrue(terms, thousand, ten_percent, day(row.first), day(row.last));
    CHECK(interest.minor == row.interest);
    CHECK(interest.segments.size() == row.segments);
    CHECK(accrue_total(terms, thousand, ten_percent, day(row.first), day(row.last)) == row.interest);
  }
}

TEST_CASE("the four roundings, once and to a larger unit") {
  // 1 day at 10 percent of 1 000.00: 27.397 minor units.
  struct Row {
    dun::values::RoundingMode mode;
    std::int64_t unit;
    std::int64_t interest;
  };
  using dun::values::RoundingMode;
  for (const Row& row :
       {Row{RoundingMode::down, 1, 27}, Row{RoundingMode::up, 1, 28}, Row{RoundingMode::half_up, 1, 27},
        Row{RoundingMode::half_up, 50, 50}, Row{RoundingMode::down, 100, 0}, Row{RoundingMode::up, 100, 100}}) {
    Terms terms;
    terms.rounding = row.mode;
    terms.rounding_unit = row.unit;
    CHECK(accrue(terms, thousand, ten_percent, day("2026-01-01"), day("2026-01-01")).minor == row.interest);
  }
}

TEST_CASE("large sums stay exact, and what does not fit is a fault") {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  const std::vector<BalanceRow> huge{{dun::values::first_day, most}};
  const Interest interest = accrue({}, huge, ten_percent, day("2026-01-01"), day("2026-12-31"));
  CHECK(interest.minor == most / 10 + 1);  // …807 / 10 rounds up
  CHECK(interest.segments[0].exact().numerator > dun::base::Int128{most} * 365 - 1);
  const std::vector<RateRow> double_rate{{dun::values::first_day, Ratio{2, 1}, 0}};
  CHECK_THROWS_AS(accrue({}, huge, double_rate, day("2026-01-01"), day("2026-12-31")), dun::base::Overflow);
  CHECK_THROWS_AS(accrue_total({}, huge, double_rate, day("2026-01-01"), day("2026-12-31")), dun::base::Overflow);
}
