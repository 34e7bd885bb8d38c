#include "engine/prove/ways.hpp"

#include <algorithm>

namespace dun::prove {

namespace {

Way* like(std::vector<Way>& ways, const Way& way) {
  const auto found = std::find_if(ways.begin(), ways.end(), [&](const Way& each) {
    return each.day.does_as(way.day) && each.resolved == way.resolved && each.segment == way.segment;
  });
  return found == ways.end() ? nullptr : &*found;
}

/// Does the way tell no more than one already known?
bool covers(const Way& known, const Way& way) {
  const bool has_due = known.dues.empty() || (!way.dues.empty() && std::find(known.dues.begin(), known.dues.end(),
                                                                             way.dues.front()) != known.dues.end());
  return has_due && known.day.is_as_close_as(way.day);
}

}  // namespace

Ways::Ways(const plan::Plan& plan, const Natures& natures, const Clocks& clocks, const Lifetimes& lifetimes, View& view,
           const Options& options)
    : plan_(plan),
      view_(view),
      options_(options),
      appearance_(plan, natures, clocks, lifetimes),
      runner_(plan, natures, view) {
  const std::vector<bool> read = natures.read_by_gates();
  for (std::size_t index = 0; index < plan.nodes.size(); ++index)
    gates_count_days_ = gates_count_days_ || (read[index] && !clocks.counts(NodeId(index)).empty());
}

const std::vector<Way>& Ways::of(const State& state) {
  const auto [found, is_new] = answers_.try_emplace(appearance_.of(state, view_));
  std::vector<Way>& ways = found->second;
  if (!is_new && options_.reduced) return ways;
  ways.clear();
  const auto position = static_cast<std::size_t>(state[Layout::position]);
  find(position, false, ways);  // deliveries succeed where they can, so that histories need no failure
  if (options_.failures && view_.asked_for_failures()) find(position, true, ways);
  return ways;
}

/// Through every script of the steps, each with the first script of the gates that lets it happen: what else the gates
/// could have read makes no other way, unless they count days of months or open days, which an act takes along.
void Ways::find(std::size_t position, bool failures, std::vector<Way>& ways) {
  Script script;
  do {
    view_.begin(script, failures);
    Way way{runner_.run(position), {}, view_.resolved(), view_.segment(), {}};
    if (!way.day.acts && way.day.passed_over == 0 && !way.day.stuck && !way.day.barred) continue;
    if (const auto due = view_.picked_due()) way.dues.push_back(*due);
    const std::size_t open_to_steps = script.at();
    const Way* known = gates_count_days_ ? nullptr : like(ways, way);
    if (known == nullptr || !covers(*known, way)) {
      if (!runner_.passes_gates()) continue;
      way.resolved = view_.resolved();
      if (const auto due = view_.picked_due()) way.dues.assign(1, *due);
      add(std::move(way), ways);
    }
    if (!gates_count_days_) script.keep(open_to_steps);
  } while (script.next());
}

/// Ways that do the same are one, with every due date it may have.
void Ways::add(Way way, std::vector<Way>& ways) const {
  Way* known = like(ways, way);
  if (known == nullptr) {
    way.event = event_of(way.day);
    ways.push_back(std::move(way));
    return;
  }
  if (covers(*known, way)) return;
  known->day.come_as_close_as(way.day);
  if (way.dues.empty())
    known->dues.clear();
  else if (!known->dues.empty() &&
           std::find(known->dues.begin(), known->dues.end(), way.dues.front()) == known->dues.end())
    known->dues.push_back(way.dues.front());
}

Event Ways::event_of(const RunDay& day) const {
  Event event;
  event.step = day.step;
  if (day.step.is_set()) event.act = plan_.at(day.step).act;
  event.channel = day.channel;
  event.fee = day.fee;
  event.term = day.term;
  event.facts = view_.facts().picked();
  event.failed = view_.failed();
  event.principal_open = view_.facts().principal_open();
  event.disputed_part = view_.facts().disputed_part();
  event.when = view_.when();
  return event;
}

}  // namespace dun::prove
