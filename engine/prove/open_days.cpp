#include "engine/prove/open_days.hpp"

#include <algorithm>
#include <set>

namespace dun::prove {

using values::Day;

const OpenDays::Table& OpenDays::table(std::uint32_t calendar, std::int64_t open_days) {
  const auto [place, is_new] = tables_.try_emplace({calendar, open_days});
  Table& made = place->second;
  if (!is_new) return made;
  const calendar::Calendar& of = plan_.calendars[calendar];
  for (Day day = of.definition().covers_from; day <= of.definition().covers_to; day = day + 1) {
    const std::optional<Day> reached =
        open_days == 0 ? of.or_next_open(day) : of.add_open_days(day, static_cast<std::int32_t>(open_days));
    made.push_back(reached ? static_cast<std::int16_t>(*reached - day) : std::int16_t{-1});
  }
  return made;
}

std::vector<std::int32_t> OpenDays::found(std::uint32_t calendar, const std::vector<Counted>& others, Sum sum) {
  const Table& own = table(calendar, sum.open_days);
  std::vector<std::pair<const Table*, Counted>> beside;
  for (const Counted& other : others) beside.emplace_back(&table(calendar, other.sum.open_days), other);
  const auto size = static_cast<std::int32_t>(own.size());
  std::set<std::int32_t> counts;
  for (std::int32_t day = 0; day < size; ++day) {  // the day the sum counts from
    const std::int16_t count = own[static_cast<std::size_t>(day)];
    const bool is_one =
        count >= 0 && std::all_of(beside.begin(), beside.end(), [&](const auto& each) {
          const std::int32_t at = day + each.second.sum.from - sum.from;
          return 0 <= at && at < size && (*each.first)[static_cast<std::size_t>(at)] == each.second.days;
        });
    if (is_one) counts.insert(count);
  }
  return {counts.begin(), counts.end()};
}

const std::vector<std::int32_t>& OpenDays::beside(std::uint32_t calendar, const std::vector<Counted>& others, Sum sum,
                                                  const std::vector<std::int32_t>& counts) {
  if (others.empty()) return counts;
  std::vector<std::int64_t> key{calendar, sum.open_days};
  for (const Counted& other : others)
    key.insert(key.end(), {other.sum.open_days, other.sum.from - sum.from, other.days});
  const auto [place, is_new] = answers_.try_emplace(std::move(key));
  if (is_new) place->second = found(calendar, others, sum);
  return place->second.empty() ? counts : place->second;
}

}  // namespace dun::prove
