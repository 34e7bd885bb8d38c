#include "engine/plan/arithmetic.hpp"

#include <algorithm>

#include "engine/base/exact.hpp"

namespace dun::plan {

namespace {

template <class Version>
const Version* latest_from(const std::vector<Version>& versions, Day day) {
  const auto after =
      std::upper_bound(versions.begin(), versions.end(), day, [](Day d, const Version& v) { return d < v.from; });
  return after == versions.begin() ? nullptr : &*(after - 1);
}

Day day_of(std::int64_t number) {
  return Day{static_cast<std::int32_t>(number)};
}

Day clamped(std::int64_t number) {
  return day_of(std::clamp<std::int64_t>(number, values::first_day.number, values::last_day.number));
}

/// The steps begun above a floor: "per started 500 EUR above 500 EUR".
std::int64_t started_steps(const ScaleRow& row, std::int64_t amount) {
  if (row.per_started == 0 || amount <= row.above) return 0;
  return static_cast<std::int64_t>(
      base::floor_divide(base::Int128{amount} - row.above + row.per_started - 1, row.per_started));
}

std::int64_t row_value(const ScaleRow& row, std::int64_t part, std::int64_t amount) {
  const base::Int128 value =
      base::Int128{row.fixed} + base::Int128{row.share} * part + base::Int128{row.plus} * started_steps(row, amount);
  return base::narrow(value);
}

std::int64_t scale_value(const Scale& scale, std::int64_t amount, Day day) {
  const ScaleVersion* version = version_on(scale, day);
  if (version == nullptr) return 0;
  std::int64_t total = 0;
  std::int64_t below = 0;
  for (const ScaleRow& row : version->rows) {
    const bool last = !row.up_to || amount <= *row.up_to;
    const std::int64_t top = last ? amount : *row.up_to;
    if (scale.slices) total = base::add(total, row_value(row, top - below, amount));
    if (last) return scale.slices ? total : row_value(row, amount, amount);
    below = *row.up_to;
  }
  return total;
}

/// Does the scale say anything of this amount on this day? It ends with its last row, unless that is for all above.
bool reaches(const Scale& scale, std::int64_t amount, Day day) {
  const ScaleVersion* version = version_on(scale, day);
  if (version == nullptr || version->rows.empty()) return false;
  const std::optional<std::int64_t>& end = version->rows.back().up_to;
  return !end || amount <= *end;
}

std::int64_t open_day(const Plan& plan, const Node& node, std::int64_t a) {
  const calendar::Calendar& calendar = plan.calendars[node.index];
  const std::optional<Day> day = node.op == Op::next_open
                                     ? calendar.or_next_open(day_of(a))
                                     : calendar.add_open_days(day_of(a), static_cast<std::int32_t>(node.value));
  return day ? day->number : 0;
}

bool calendar_covers(const Plan& plan, const Node& node, std::int64_t a) {
  const calendar::Calendar& calendar = plan.calendars[node.index];
  if (node.value == 0) return calendar.or_next_open(day_of(a)).has_value();
  return calendar.add_open_days(day_of(a), static_cast<std::int32_t>(node.value)).has_value();
}

std::int64_t rate_on(const Plan& plan, const Node& node, std::int64_t a) {
  const RateVersion* version = version_on(plan.tables[node.index], day_of(a));
  return version ? version->numerator : 0;
}

}  // namespace

const RateVersion* version_on(const RateTable& table, Day day) {
  const RateVersion* version = latest_from(table.versions, day);
  return version != nullptr && version->known ? version : nullptr;
}

const ScaleVersion* version_on(const Scale& scale, Day day) {
  return latest_from(scale.versions, day);
}

int operand_count(Op op) {
  switch (op) {
    case Op::add_days:
    case Op::add_months:
    case Op::add_open_days:
    case Op::next_open:
    case Op::calendar_covers:
    case Op::rate:
    case Op::rate_known:
    case Op::negate:
    case Op::rescale:
    case Op::round:
    case Op::has_bit:
      return 1;
    case Op::scale:
    case Op::scale_known:
    case Op::equal:
    case Op::less:
    case Op::less_equal:
    case Op::both:
    case Op::either:
    case Op::plus:
    case Op::minus:
    case Op::times:
    case Op::lesser:
    case Op::greater:
      return 2;
    case Op::select:
      return 3;
    default:
      return 0;
  }
}

std::int64_t apply(const Plan& plan, const Node& node, std::int64_t a, std::int64_t b, std::int64_t c) {
  switch (node.op) {
    case Op::constant:
      return node.value;
    case Op::add_days:
      return clamped(a + node.value).number;
    case Op::add_months:
      return values::add_months(clamped(a), static_cast<std::int32_t>(node.value),
                                static_cast<values::MonthEnd>(node.index))
          .number;
    case Op::add_open_days:
    case Op::next_open:
      return open_day(plan, node, a);
    case Op::calendar_covers:
      return calendar_covers(plan, node, a);
    case Op::rate:
      return rate_on(plan, node, a);
    case Op::rate_known:
      return version_on(plan.tables[node.index], day_of(a)) != nullptr;
    case Op::scale:
      return scale_value(plan.scales[node.index], a, day_of(b));
    case Op::scale_known:
      return reaches(plan.scales[node.index], a, day_of(b));
    case Op::equal:
      return a == b;
    case Op::less:
      return a < b;
    case Op::less_equal:
      return a <= b;
    case Op::both:
      return a != 0 && b != 0;
    case Op::either:
      return a != 0 || b != 0;
    case Op::negate:
      return a == 0;
    case Op::plus:
      return base::add(a, b);
    case Op::minus:
      return base::subtract(a, b);
    case Op::times:
      return base::multiply(a, b);
    case Op::lesser:
      return std::min(a, b);
    case Op::greater:
      return std::max(a, b);
    case Op::rescale:
      return base::multiply(a, node.value);
    case Op::round: {
      const std::int64_t divisor = plan.at(node.a).divisor;
      return values::round_to(a, divisor, node.value, static_cast<values::RoundingMode>(node.index));
    }
    case Op::select:
      return a != 0 ? b : c;
    case Op::has_bit:
      return (a >> node.value) & 1;
    default:
      return 0;
  }
}

}  // namespace dun::plan
