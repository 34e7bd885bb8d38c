// Days: ISO text both ways, and months that end where the law says they end.
#include "engine/values/day.hpp"

#include "engine/base/exact.hpp"
#include "tests/support/catch.hpp"

using namespace dun::values;

TEST_CASE("an ISO date is read and printed") {
  struct Row {
    const char* text;
    std::int32_t number;
  };
  for (const Row& row :
       {Row{"1970-01-01", 0}, Row{"1969-12-31", -1}, Row{"2000-02-29", 11016}, Row{"2026-03-02", 20514},
        Row{"1900-01-01", first_day.number}, Row{"2199-12-31", last_day.number}}) {
    CAPTURE(row.text);
    const auto day = parse_day(row.text);
    REQUIRE(day.has_value());
    CHECK(day->number == row.number);
    CHECK(to_string(*day) == row.text);
  }
}

TEST_CASE("what is no ISO date is refused") {
  for (const char* text : {"", "2026-02-29", "2026-02-31", "2026-13-01", "2026-00-10", "2026-04-00", "2026-4-01",
                           "26-04-01", "2026/04/01", "2026-04-01 ", " 2026-04-01", "2026-04-01T10:00", "20260401",
                           "2026-04-0x", "+026-04-01", "1899-12-31", "2200-01-01", "0000-01-01", "９９９９"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_day(text).has_value());
  }
}

TEST_CASE("months end down or up") {
  struct Row {
    const char* from;
    std::int32_t months;
    const char* down;
    const char* up;
  };
  for (const Row& row : {
           Row{"2026-01-01", 6, "2026-07-01", "2026-07-01"},
           Row{"2026-08-31", 6, "2027-02-28", "2027-03-01"},
           Row{"2023-08-31", 6, "2024-02-29", "2024-03-01"},
           Row{"2023-08-30", 6, "2024-02-29", "2024-03-01"},
           Row{"2023-08-29", 6, "2024-02-29", "2024-02-29"},
           Row{"2026-12-31", 1, "2027-01-31", "2027-01-31"},
           Row{"2026-03-31", -1, "2026-02-28", "2026-03-01"},
           Row{"2024-02-29", 12, "2025-02-28", "2025-03-01"},
           Row{"2024-02-29", 48, "2028-02-29", "2028-02-29"},
           Row{"2026-05-31", 0, "2026-05-31", "2026-05-31"},
           Row{"2026-01-15", -13, "2024-12-15", "2024-12-15"},
           Row{"2026-10-31", -8, "2026-02-28", "2026-03-01"},
       }) {
    CAPTURE(row.from, row.months);
    CHECK(to_string(add_months(*parse_day(row.from), row.months, MonthEnd::down)) == row.down);
    CHECK(to_string(add_months(*parse_day(row.from), row.months, MonthEnd::up)) == row.up);
  }
}

TEST_CASE("months beyond the calendar are a fault") {
  CHECK_THROWS_AS(add_months(last_day, 2'000'000'000, MonthEnd::down), dun::base::Overflow);
  CHECK_THROWS_AS(add_months(first_day, -2'000'000'000, MonthEnd::down), dun::base::Overflow);
}
