#include "engine/prove/graph.hpp"

#include <algorithm>

namespace dun::prove {

std::optional<Graph::Place> Graph::offer(const State& state, Place from, Cost cost) {
  const auto [place, is_new] = known_.insert(state);
  if (!is_new && costs_[place] <= cost) return std::nullopt;
  if (is_new) {
    reached_.emplace_back();
    costs_.push_back(0);
    done_.push_back(false);
  }
  reached_[place] = {from, nowhere};
  costs_[place] = cost;
  waiting_.emplace(cost, place);
  return place;
}

std::optional<Graph::Place> Graph::next() {
  while (!waiting_.empty()) {
    const auto [cost, place] = waiting_.top();
    waiting_.pop();
    if (done_[place] || cost != costs_[place]) continue;
    done_[place] = true;
    return place;
  }
  return std::nullopt;
}

State Graph::start_of(Place place) const {
  while (reached_[place].from != nowhere) place = reached_[place].from;
  return at(place);
}

std::vector<Event> Graph::events_to(Place place, Event last) const {
  std::vector<std::uint32_t> way;
  for (Place at = place; reached_[at].from != nowhere; at = reached_[at].from) way.push_back(reached_[at].event);
  std::reverse(way.begin(), way.end());
  std::vector<Event> events;
  std::int32_t day = 0;
  for (const std::uint32_t event : way) {
    if (event == nowhere) {
      ++day;
      continue;
    }
    Event told = events_[event];
    told.day = day;
    if (told.kind == EventKind::due_changed || told.kind == EventKind::received) told.due += day;
    if (told.kind == EventKind::act || told.kind == EventKind::passed_over) ++day;  // a run ends its day
    events.push_back(std::move(told));
  }
  last.day = day;
  events.push_back(std::move(last));
  return events;
}

}  // namespace dun::prove
