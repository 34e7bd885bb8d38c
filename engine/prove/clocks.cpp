#include "engine/prove/clocks.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "engine/plan/arithmetic.hpp"

namespace dun::prove {

using plan::Node;
using plan::Op;
using plan::RegisterField;
using values::Day;

namespace {

/// Four years hold every length of months there is.
constexpr Day sample_start{0};
constexpr std::int32_t sample_days = 1461;

std::vector<std::int32_t> month_counts(std::int32_t months, values::MonthEnd month_end) {
  std::set<std::int32_t> counts;
  for (std::int32_t day = 0; day < sample_days; ++day)
    counts.insert(values::add_months(sample_start + day, months, month_end) - (sample_start + day));
  return {counts.begin(), counts.end()};
}

/// Open days from every covered day; 0 open days: the day itself or the next open one.
std::vector<std::int32_t> open_day_counts(const calendar::Calendar& calendar, std::int32_t open_days) {
  std::set<std::int32_t> counts;
  const calendar::Definition& definition = calendar.definition();
  for (Day day = definition.covers_from; day <= definition.covers_to; day = day + 1) {
    const std::optional<Day> reached =
        open_days == 0 ? calendar.or_next_open(day) : calendar.add_open_days(day, open_days);
    if (reached) counts.insert(*reached - day);
  }
  if (counts.empty()) counts.insert(0);
  return {counts.begin(), counts.end()};
}

std::vector<std::int32_t> shortest_counts(const plan::Plan& plan, const plan::ShortestDeadline& shortest) {
  if (shortest.calendar) return open_day_counts(plan.calendars[shortest.calendar->index()], shortest.days);
  if (shortest.months == 0) return {shortest.days};
  std::vector<std::int32_t> counts = month_counts(shortest.months, shortest.month_end);
  for (std::int32_t& count : counts) count += shortest.days;
  return counts;
}

}  // namespace

std::optional<ClockKey> clock_of(std::uint32_t in, RegisterField field) {
  const auto id = static_cast<std::int32_t>(in);
  switch (field) {
    case RegisterField::window_last:
      return ClockKey{id, Slot::window};
    case RegisterField::earliest_pay_by:
      return ClockKey{id, Slot::earliest};
    case RegisterField::last_sent:
    case RegisterField::last_pay_by:
    case RegisterField::last_received:
      return ClockKey{id, Slot::last};
    default:
      return std::nullopt;
  }
}

Clocks::Clocks(const plan::Plan& plan, const Natures& natures, bool by_hand)
    : reach_(plan.nodes.size()), counts_(plan.nodes.size()), pauses_(plan.registers.size()) {
  for (std::size_t in = 0; in < plan.registers.size(); ++in) {
    const plan::Register& reg = plan.registers[in];
    shortest_.push_back(shortest_counts(plan, reg.shortest));
    if (reg.restart_months == 0 && reg.restart_days == 0) continue;
    pauses_[in] = month_counts(reg.restart_months, reg.month_end);
    for (std::int32_t& count : pauses_[in]) count += reg.restart_days;
    caps_[{static_cast<std::int32_t>(in), Slot::window}] = pauses_[in].back() + 1;
  }
  // Deadlines are days from sending; pay-by clocks need the longest before they can be followed.
  for (std::size_t index = 0; index < plan.nodes.size(); ++index)
    if (natures.is_relevant(NodeId(index))) follow(plan, index);
  find_longest_term(plan, natures, by_hand);
  for (std::size_t index = 0; index < plan.nodes.size(); ++index)
    if (natures.is_relevant(NodeId(index))) follow(plan, index);
  find_near(plan, natures);
  const Reach today{{sending_clock, {}}};
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    const Node& node = plan.nodes[index];
    const bool compares = node.op == Op::equal || node.op == Op::less || node.op == Op::less_equal;
    if (compares && natures.is_relevant(NodeId(index)) && natures.of(NodeId(index)) != fixed)
      compare(reach_of(node.a), reach_of(node.b));
  }
  for (const plan::Step& step : plan.steps) {
    compare(today, reach_of(step.due));
    compare(today, reach_of(step.until));
  }
}

void Clocks::find_longest_term(const plan::Plan& plan, const Natures& natures, bool by_hand) {
  for (const plan::Step& step : plan.steps)
    for (const auto& [key, offsets] : reach_of(step.pay_by)) {
      if (key == sending_clock)
        longest_term_ = std::max(longest_term_, offsets.high);
      else
        obstacle_ = "a deadline counts from something other than sending";
    }
  if (!by_hand) return;
  for (const std::vector<std::int32_t>& counts : shortest_) longest_term_ = std::max(longest_term_, counts.back());
  // "the pay-by of the last X, of at least N days" compares two days of one act.
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    const Node& node = plan.nodes[index];
    if (node.op != Op::less_equal || !natures.is_relevant(NodeId(index))) continue;
    const Reach pay_by = reach_of(node.b);
    for (const auto& [key, offsets] : reach_of(node.a))
      if (key.in >= 0 && pay_by.count(key) != 0) longest_term_ = std::max(longest_term_, offsets.high);
  }
}

/// The longest deadline, and the days that nodes add to what months or open days came to, at most.
void Clocks::find_near(const plan::Plan& plan, const Natures& natures) {
  near_ = longest_term_ + 2;
  std::vector<bool> counted(plan.nodes.size(), false);
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    const Node& node = plan.nodes[index];
    if (!natures.is_relevant(NodeId(index)) || node.type != plan::Type::day) continue;
    bool before = false;
    for (const NodeId operand : plan::Operands(node)) before = before || counted[operand.index()];
    counted[index] = before || !counts_[index].empty();
    if (before && !counts_[index].empty()) near_ += counts_[index].back();
    if (before && node.op == Op::add_days) near_ += static_cast<std::int32_t>(std::abs(node.value));
  }
}

void Clocks::follow(const plan::Plan& plan, std::size_t index) {
  const Node& node = plan.nodes[index];
  Reach& reach = reach_[index];
  reach.clear();
  const auto shift = [&](std::int32_t low, std::int32_t high) {
    for (const auto& [key, offsets] : reach_of(node.a)) reach[key] = {offsets.low + low, offsets.high + high};
  };
  const auto join = [&](NodeId from) {
    for (const auto& [key, offsets] : reach_of(from)) {
      const auto [place, is_new] = reach.try_emplace(key, offsets);
      if (is_new) continue;
      place->second = {std::min(place->second.low, offsets.low), std::max(place->second.high, offsets.high)};
    }
  };
  if (node.type != plan::Type::day) return;
  switch (node.op) {
    case Op::column:
      reach[is_fact(plan.columns[node.index], facts::Fact::due) ? due_clock : column_clock(node.index)] = {};
      return;
    case Op::run_date:
      reach[sending_clock] = {};
      return;
    case Op::candidate_pay_by:
      reach[sending_clock] = {0, longest_term_};
      return;
    case Op::register_field: {
      const auto field = static_cast<RegisterField>(node.value);
      const bool pay_by = field == RegisterField::last_pay_by;
      if (const auto key = clock_of(node.index, field)) reach[*key] = {0, pay_by ? longest_term_ : 0};
      return;
    }
    case Op::add_days:
      return shift(static_cast<std::int32_t>(node.value), static_cast<std::int32_t>(node.value));
    case Op::add_months:
      counts_[index] = month_counts(static_cast<std::int32_t>(node.value), static_cast<values::MonthEnd>(node.index));
      return shift(counts_[index].front(), counts_[index].back());
    case Op::add_open_days:
    case Op::next_open:
      if (counts_[index].empty())
        counts_[index] = open_day_counts(plan.calendars[node.index],
                                         node.op == Op::next_open ? 0 : static_cast<std::int32_t>(node.value));
      return shift(counts_[index].front(), counts_[index].back());
    case Op::lesser:
    case Op::greater:
      join(node.a);
      return join(node.b);
    case Op::select:
      join(node.b);
      return join(node.c);
    default:
      return;
  }
}

/// Two days compared: with the day of sending it is a threshold of the other's clock. Two clocks of one act are kept
/// together anyway; any other pair would be a difference of clocks, which is not followed.
void Clocks::compare(const Reach& a, const Reach& b) {
  for (const auto& [key, offsets] : a)
    for (const auto& [other, against] : b) {
      if (key == other) continue;
      if (other == sending_clock)
        stretch(key, offsets, against);
      else if (key == sending_clock)
        stretch(other, against, offsets);
      else
        obstacle_ = "two days that run apart are compared with each other";
    }
}

void Clocks::stretch(ClockKey key, Offsets offsets, Offsets against) {
  std::int32_t& cap = caps_[key];
  cap = std::max(cap, offsets.high - against.low + 1);
  std::int32_t& floor = floors_[key];
  floor = std::min(floor, offsets.low - against.high - 1);
}

std::int32_t Clocks::cap(ClockKey key) const {
  const auto found = caps_.find(key);
  return found == caps_.end() ? 1 : std::max(found->second, 1);
}

std::int32_t Clocks::floor(ClockKey key) const {
  const auto found = floors_.find(key);
  return found == floors_.end() ? 0 : std::min(found->second, 0);
}

}  // namespace dun::prove
