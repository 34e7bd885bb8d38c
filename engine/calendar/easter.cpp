// Easter Sunday and the day of the week, from arithmetic alone.
#include "engine/calendar/calendar.hpp"

namespace dun::calendar {

Day easter_sunday(int year) {
  // Meeus, Astronomical Algorithms, chapter 8; the names follow the book.
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31;
  const int day_of_month = (h + l - 7 * m + 114) % 31 + 1;
  return values::from_civil({std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                             std::chrono::day{static_cast<unsigned>(day_of_month)}});
}

Weekday weekday_of(Day day) {
  constexpr int thursday = 3;  // 1970-01-01
  const int shifted = (day.number % 7 + thursday + 7) % 7;
  return static_cast<Weekday>(shifted);
}

}  // namespace dun::calendar
