// Calendars: Easter, the three kinds of holidays, ordinals of open days, and silence outside what is covered.
#include "engine/calendar/calendar.hpp"

#include "tests/support/catch.hpp"

using namespace dun::calendar;
using dun::values::parse_day;
using dun::values::to_string;

namespace {

Day day(const char* text) {
  return parse_day(text).value();
}

std::string text(std::optional<Day> found) {
  return found ? to_string(*found) : "nothing";
}

/// The Norwegian public holidays of 2025 to 2027, and one made-up closing that nobody has confirmed.
Definition norwegian() {
  return {"no/test",
          {Weekday::saturday, Weekday::sunday},
          {{day("2026-06-05"), "bank closed", true}, {day("2026-06-06"), "closed on a Saturday", true}},
          {{1, 1, "New Year", false},
           {5, 1, "1 May", false},
           {5, 17, "17 May", false},
           {12, 25, "Christmas", false},
           {12, 26, "Second day of Christmas", false}},
          {{-3, "Maundy Thursday", false},
           {-2, "Good Friday", false},
           {0, "Easter", false},
           {1, "Easter Monday", false},
           {39, "Ascension", false},
           {49, "Whit Sunday", false},
           {50, "Whit Monday", false}},
          day("2025-01-01"),
          day("2027-12-31")};
}

}  // namespace

TEST_CASE("Easter Sunday") {
  // Table of the U.S. Naval Observatory, with the earliest and latest possible dates.
  for (const char* easter :
       {"1913-03-23", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31",
        "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28"})
    CHECK(to_string(easter_sunday(std::stoi(easter))) == easter);
}

TEST_CASE("the day of the week, before and after 1970") {
  CHECK(weekday_of(day("1970-01-01")) == Weekday::thursday);
  CHECK(weekday_of(day("1969-12-31")) == Weekday::wednesday);
  CHECK(weekday_of(day("1900-01-01")) == Weekday::monday);
  CHECK(weekday_of(day("2026-11-21")) == Weekday::saturday);
  CHECK(weekday_of(day("2026-11-22")) == Weekday::sunday);
}

TEST_CASE("open days and holidays") {
  const Calendar calendar{norwegian()};
  struct Row {
    const char* day;
    bool open;
    const char* holiday;
  };
  for (const Row& row :
       {Row{"2026-04-01", true, ""}, Row{"2026-04-02", false, "Maundy Thursday"}, Row{"2026-04-04", false, ""},
        Row{"2026-04-05", false, "Easter"}, Row{"2026-05-14", false, "Ascension"}, Row{"2026-05-17", false, "17 May"},
        Row{"2027-05-17", false, "17 May"}, Row{"2026-12-31", true, ""}, Row{"2026-06-05", false, "bank closed"}}) {
    CAPTURE(row.day);
    CHECK(calendar.is_open(day(row.day)) == row.open);
    CHECK(calendar.holiday_name(day(row.day)).value_or("") == row.holiday);
  }
}

TEST_CASE("counting open days") {
  const Calendar calendar{norwegian()};
  struct Row {
    const char* from;
    std::int32_t count;
    const char* to;
  };
  for (const Row& row : {
           Row{"2026-04-01", 1, "2026-04-07"},  // over Easter
           Row{"2026-04-03", 1, "2026-04-07"},  // from a closed day
           Row{"2026-04-07", -1, "2026-04-01"},
           Row{"2026-04-04", -1, "2026-04-01"},
           Row{"2026-04-04", 0, "2026-04-04"},
           Row{"2026-11-16", 4, "2026-11-20"},
           Row{"2026-11-16", 5, "2026-11-23"},
           Row{"2026-11-20", -4, "2026-11-16"},
           Row{"2025-01-02", -1, "nothing"},  // before the covered days
           Row{"2027-12-31", 1, "nothing"},   // after them
           Row{"2028-01-01", 1, "nothing"},
           Row{"2028-01-01", 0, "nothing"},
           Row{"2024-12-31", 1, "nothing"},
           Row{"2026-01-01", 2'000'000'000, "nothing"},
           Row{"2026-01-01", -2'000'000'000, "nothing"},
       }) {
    CAPTURE(row.from, row.count);
    CHECK(text(calendar.add_open_days(day(row.from), row.count)) == row.to);
  }
}

TEST_CASE("the day itself or the next open one") {
  const Calendar calendar{norwegian()};
  struct Row {
    const char* from;
    const char* to;
  };
  for (const Row& row : {Row{"2026-04-01", "2026-04-01"}, Row{"2026-04-02", "2026-04-07"},
                         Row{"2026-11-21", "2026-11-23"}, Row{"2025-01-01", "2025-01-02"},
                         Row{"2027-12-31", "2027-12-31"}, Row{"2024-12-31", "nothing"}, Row{"2028-01-01", "nothing"}}) {
    CAPTURE(row.from);
    CHECK(text(calendar.or_next_open(day(row.from))) == row.to);
  }
}

TEST_CASE("nothing is known outside the covered days") {
  const Calendar calendar{norwegian()};
  for (const char* outside : {"2024-12-31", "2028-01-01", "1900-01-01", "2199-12-31"}) {
    CAPTURE(outside);
    CHECK_FALSE(calendar.covers(day(outside)));
    CHECK_FALSE(calendar.is_open(day(outside)).has_value());
    CHECK_FALSE(calendar.holiday_name(day(outside)).has_value());
  }
}

TEST_CASE("an unverified holiday is noticed where it alone closes a day") {
  const Calendar calendar{norwegian()};
  CHECK(calendar.rests_on_unverified(day("2026-06-05"), day("2026-06-05")));
  CHECK(calendar.rests_on_unverified(day("2026-06-01"), day("2026-06-30")));
  CHECK_FALSE(calendar.rests_on_unverified(day("2026-06-06"), day("2026-06-30")));
  CHECK_FALSE(calendar.rests_on_unverified(day("2025-01-01"), day("2026-06-04")));

  Definition doubled = norwegian();
  doubled.one_off = {{day("2026-05-01"), "unconfirmed", true}};
  const Calendar verified_wins{doubled};
  CHECK_FALSE(verified_wins.rests_on_unverified(day("2026-05-01"), day("2026-05-01")));
  CHECK(verified_wins.holiday_name(day("2026-05-01")) == "1 May");
}

TEST_CASE("a leap day as a fixed holiday exists in leap years only") {
  Definition definition{"leap", {}, {}, {{2, 29, "leap day", false}}, {}, day("2024-01-01"), day("2025-12-31")};
  const Calendar calendar{definition};
  CHECK(calendar.is_open(day("2024-02-29")) == false);
  CHECK(text(calendar.add_open_days(day("2024-02-28"), 1)) == "2024-03-01");
  CHECK(text(calendar.add_open_days(day("2025-02-28"), 1)) == "2025-03-01");
}

TEST_CASE("a calendar that covers nothing answers nothing") {
  Definition definition;
  definition.covers_from = day("2026-01-02");
  definition.covers_to = day("2026-01-01");
  const Calendar calendar{definition};
  CHECK_FALSE(calendar.covers(day("2026-01-01")));
  CHECK_FALSE(calendar.or_next_open(day("2026-01-01")).has_value());
}
