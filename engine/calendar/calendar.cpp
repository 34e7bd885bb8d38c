// The tables of a calendar: holidays of every covered year, then one pass over the covered days that numbers the open
// ones.
#include "engine/calendar/calendar.hpp"

#include <algorithm>
#include <utility>

namespace dun::calendar {

Calendar::Calendar(Definition definition) : definition_(std::move(definition)) {
  collect_holidays();
  for (Day day = definition_.covers_from; day <= definition_.covers_to; day = day + 1) {
    const Holiday* const holiday = holiday_on(day);
    if (!is_weekend(day)) {
      if (holiday == nullptr) open_days_.push_back(day);
      if (holiday != nullptr && holiday->unverified) unverified_.push_back(day);
    }
    ordinal_.push_back(static_cast<std::int32_t>(open_days_.size()));
  }
}

void Calendar::add_holiday(Day day, const std::string& name, bool unverified) {
  if (day >= definition_.covers_from && day <= definition_.covers_to) holidays_.push_back({day, name, unverified});
}

void Calendar::collect_holidays() {
  for (const OneOffHoliday& holiday : definition_.one_off) add_holiday(holiday.day, holiday.name, holiday.unverified);
  const int first_year = static_cast<int>(values::to_civil(definition_.covers_from).year());
  const int last_year = static_cast<int>(values::to_civil(definition_.covers_to).year());
  // A feast before or after Easter may lie in the neighbouring year only if its offset leaves the year; none does by
  // law, but the offset is the author's.
  for (int year = first_year - 1; year <= last_year + 1; ++year) {
    for (const FixedHoliday& holiday : definition_.fixed) {
      const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{holiday.month},
                                             std::chrono::day{holiday.day}};
      if (date.ok()) add_holiday(values::from_civil(date), holiday.name, holiday.unverified);
    }
    for (const EasterHoliday& holiday : definition_.easter)
      add_holiday(easter_sunday(year) + holiday.offset, holiday.name, holiday.unverified);
  }
  // Where two holidays meet on one day, a verified one closes it and the first written names it.
  std::stable_sort(holidays_.begin(), holidays_.end(), [](const Holiday& a, const Holiday& b) {
    return std::pair{a.day, a.unverified} < std::pair{b.day, b.unverified};
  });
  const auto same_day = [](const Holiday& a, const Holiday& b) { return a.day == b.day; };
  holidays_.erase(std::unique(holidays_.begin(), holidays_.end(), same_day), holidays_.end());
}

const Calendar::Holiday* Calendar::holiday_on(Day day) const {
  const auto found = std::lower_bound(holidays_.begin(), holidays_.end(), day,
                                      [](const Holiday& holiday, Day wanted) { return holiday.day < wanted; });
  return found != holidays_.end() && found->day == day ? &*found : nullptr;
}

bool Calendar::is_weekend(Day day) const {
  const auto& weekend = definition_.weekend;
  return std::find(weekend.begin(), weekend.end(), weekday_of(day)) != weekend.end();
}

bool Calendar::covers(Day day) const {
  return day >= definition_.covers_from && day <= definition_.covers_to;
}

std::int64_t Calendar::open_through(Day day) const {
  return ordinal_[static_cast<std::size_t>(day - definition_.covers_from)];
}

std::int64_t Calendar::open_before(Day day) const {
  return day == definition_.covers_from ? 0 : open_through(day - 1);
}

std::optional<Day> Calendar::open_day(std::int64_t ordinal) const {
  if (ordinal < 0 || ordinal >= static_cast<std::int64_t>(open_days_.size())) return std::nullopt;
  return open_days_[static_cast<std::size_t>(ordinal)];
}

std::optional<bool> Calendar::is_open(Day day) const {
  if (!covers(day)) return std::nullopt;
  return open_through(day) > open_before(day);
}

std::optional<std::string> Calendar::holiday_name(Day day) const {
  const Holiday* const holiday = holiday_on(day);
  if (holiday == nullptr) return std::nullopt;
  return holiday->name;
}

bool Calendar::rests_on_unverified(Day from, Day to) const {
  const auto next = std::lower_bound(unverified_.begin(), unverified_.end(), from);
  return next != unverified_.end() && *next <= to;
}

std::optional<Day> Calendar::add_open_days(Day day, std::int32_t count) const {
  if (!covers(day)) return std::nullopt;
  if (count == 0) return day;
  return open_day(count > 0 ? open_through(day) + count - 1 : open_before(day) + count);
}

std::optional<Day> Calendar::or_next_open(Day day) const {
  if (!covers(day)) return std::nullopt;
  return open_day(open_before(day));
}

}  // namespace dun::calendar
