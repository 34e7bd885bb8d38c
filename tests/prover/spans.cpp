#include "tests/prover/spans.hpp"

#include <algorithm>
#include <chrono>

namespace dun::prover {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

sys_days day_of(int number) {
  return sys_days(std::chrono::days(number));
}

bool is_open(int number) {
  const std::chrono::weekday day(day_of(number));
  return day != std::chrono::Saturday && day != std::chrono::Sunday;
}

int months_after(int number, int months) {
  const year_month_day from(day_of(number));
  const auto month = from.year() / from.month() + std::chrono::months(months);
  year_month_day to = month / from.day();
  if (!to.ok()) to = month / std::chrono::last;
  return static_cast<int>(sys_days(to).time_since_epoch().count());
}

}  // namespace

int day_after(int day, Span span, int date) {
  switch (span.unit) {
    case Unit::days:
      return day + span.count;
    case Unit::to_open:
      day += span.count;
      while (!is_open(date + day)) ++day;
      return day;
    case Unit::open_days:
      for (int open = 0; open < span.count;)
        if (is_open(date + ++day)) ++open;
      return day;
    case Unit::months:
      return months_after(date + day, span.count) - date;
  }
  return day;
}

int most_days(int count, Unit unit) {
  if (unit == Unit::months) return std::max(count, 31);
  return unit == Unit::days ? count : count + 2 * (count / 5 + 1);
}

}  // namespace dun::prover
