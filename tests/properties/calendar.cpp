// A calendar's ordinals: counting open days forth and back is the identity on open days, and agrees with stepping day
// by day.
#include <rapidcheck.h>

#include "engine/calendar/calendar.hpp"
#include "tests/support/catch.hpp"

using namespace dun::calendar;

namespace {

constexpr Day first{20'000};
constexpr int covered = 1'500;

Calendar any_calendar() {
  Definition definition;
  definition.weekend = *rc::gen::element(std::vector{Weekday::saturday, Weekday::sunday}, std::vector{Weekday::friday},
                                         std::vector<Weekday>{});
  definition.fixed = {{1, 1, "new year", false}, {2, 29, "leap day", false}};
  definition.easter = {{-2, "Good Friday", false}, {1, "Easter Monday", false}};
  for (const int offset : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, covered)))
    definition.one_off.push_back({first + offset, "closed", offset % 2 == 0});
  definition.covers_from = first;
  definition.covers_to = first + (covered - 1);
  return Calendar{definition};
}

std::optional<Day> step_by_step(const Calendar& calendar, Day day, std::int32_t count) {
  const std::int32_t direction = count > 0 ? 1 : -1;
  while (count != 0) {
    day = day + direction;
    if (!calendar.covers(day)) return std::nullopt;
    if (*calendar.is_open(day)) count -= direction;
  }
  return day;
}

}  // namespace

TEST_CASE("counting open days") {
  CHECK(rc::check("agrees with stepping day by day and turns around", [] {
    const Calendar calendar = any_calendar();
    const Day day = first + *rc::gen::inRange(0, covered);
    const auto count = *rc::gen::inRange(-60, 60);
    const auto counted = calendar.add_open_days(day, count);
    RC_ASSERT(counted == step_by_step(calendar, day, count));
    if (counted && *calendar.is_open(day)) RC_ASSERT(calendar.add_open_days(*counted, -count) == day);
    if (counted && count != 0) RC_ASSERT(*calendar.is_open(*counted));
  }));
  CHECK(rc::check("the next open day is the first open one", [] {
    const Calendar calendar = any_calendar();
    const Day day = first + *rc::gen::inRange(0, covered);
    const auto expected = *calendar.is_open(day) ? day : step_by_step(calendar, day, 1);
    RC_ASSERT(calendar.or_next_open(day) == expected);
  }));
}
