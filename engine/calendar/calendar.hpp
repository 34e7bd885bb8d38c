// Banking-day calendars as tables: for every day of the covered range whether it is open, and the ordinal of each open
// day. A calendar answers only inside the days it covers; outside it the caller gets nothing, never a guess.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/values/day.hpp"

namespace dun::calendar {

using values::Day;

enum class Weekday : std::uint8_t { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

struct OneOffHoliday {
  Day day;
  std::string name;
  bool unverified = false;
};
struct FixedHoliday {
  unsigned month = 1;
  unsigned day = 1;
  std::string name;
  bool unverified = false;
};
/// A feast a number of days from Easter Sunday: -2 is Good Friday, 39 is Ascension Day.
struct EasterHoliday {
  int offset = 0;
  std::string name;
  bool unverified = false;
};

/// What a calendar is made of; the product of reading a `calendar` block.
struct Definition {
  std::string name;
  std::vector<Weekday> weekend;
  std::vector<OneOffHoliday> one_off;
  std::vector<FixedHoliday> fixed;
  std::vector<EasterHoliday> easter;
  Day covers_from;
  Day covers_to;  // inclusive; a calendar whose end lies before its start covers nothing
};

/// Easter Sunday of a Gregorian year (Meeus/Jones/Butcher computus).
[[nodiscard]] Day easter_sunday(int year);
[[nodiscard]] Weekday weekday_of(Day day);

class Calendar {
 public:
  explicit Calendar(Definition definition);

  [[nodiscard]] const std::string& name() const { return definition_.name; }
  [[nodiscard]] const Definition& definition() const { return definition_; }
  [[nodiscard]] bool covers(Day day) const;
  [[nodiscard]] std::optional<bool> is_open(Day day) const;
  /// The name of the holiday on `day`, if it is one; a weekend day that is no holiday has none.
  [[nodiscard]] std::optional<std::string> holiday_name(Day day) const;
  /// True if a day of `from` to `to` (inclusive) is closed only because of a holiday marked unverified.
  [[nodiscard]] bool rests_on_unverified(Day from, Day to) const;
  /// The `count`-th open day strictly after `day` (count > 0) or before it (count < 0); count 0 is the day itself, open
  /// or not. Nothing if `day` or the answer is not covered. Constant time.
  [[nodiscard]] std::optional<Day> add_open_days(Day day, std::int32_t count) const;
  /// The day itself if it is open, else the next open day; nothing if that is not covered.
  [[nodiscard]] std::optional<Day> or_next_open(Day day) const;

 private:
  struct Holiday {
    Day day;
    std::string name;
    bool unverified = false;
  };

  void add_holiday(Day day, const std::string& name, bool unverified);
  void collect_holidays();
  [[nodiscard]] const Holiday* holiday_on(Day day) const;
  [[nodiscard]] bool is_weekend(Day day) const;
  /// How many open days lie in [covers_from, day] and in [covers_from, day); the day must be covered.
  [[nodiscard]] std::int64_t open_through(Day day) const;
  [[nodiscard]] std::int64_t open_before(Day day) const;
  [[nodiscard]] std::optional<Day> open_day(std::int64_t ordinal) const;

  Definition definition_;
  std::vector<Holiday> holidays_;      // covered holidays by day, one a day
  std::vector<Day> unverified_;        // days closed only by an unverified holiday, in order
  std::vector<std::int32_t> ordinal_;  // per covered day: how many open days lie in [covers_from, day]
  std::vector<Day> open_days_;         // the open days, in order
};

}  // namespace dun::calendar
