// What a state keeps of sums of open days. A day on the calendar stays what it is, so what a sum from it came to on one
// run it comes to on every later one: forgotten, three banking days would be three days this week and eight the next.
#include "engine/prove/state.hpp"

namespace dun::prove {

using plan::Op;
using plan::RegisterField;

/// Sums from a day that a register holds as it stands. Where they have but one length there is nothing to keep.
void Layout::place_lengths(const plan::Plan& plan, const Natures& natures, const Clocks& clocks) {
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    const plan::Node& node = plan.nodes[index];
    const bool counts_open_days = node.op == Op::add_open_days || node.op == Op::next_open;
    if (!counts_open_days || !natures.is_relevant(NodeId(index)) || clocks.counts(NodeId(index)).size() < 2) continue;
    const plan::Node& day = plan.at(node.a);
    if (day.op != Op::register_field) continue;
    const RegisterPlaces& at = places_[day.index];
    Length made{NodeId(index)};
    switch (static_cast<RegisterField>(day.value)) {
      case RegisterField::earliest_pay_by:
        made.days = at.earliest;
        break;
      case RegisterField::last_sent:
        made.days = at.last;
        break;
      case RegisterField::last_pay_by:
        made.days = at.last;
        made.term = at.last_term;
        break;
      case RegisterField::last_received:
        made.days = at.received;
        break;
      default:
        continue;
    }
    made.place = size_++;
    lengths_.push_back(made);
  }
}

std::optional<std::int16_t> Layout::day_of(const State& state, const Length& length) const {
  const std::int16_t days = state[static_cast<std::size_t>(length.days)];
  if (days == absent || days >= length.stop) return std::nullopt;
  if (length.term < 0) return static_cast<std::int16_t>(-days);
  const std::int16_t term = state[static_cast<std::size_t>(length.term)];
  if (term == absent) return std::nullopt;
  return static_cast<std::int16_t>(term - days);
}

bool Layout::reads(const State& state, const Length& length) const {
  const auto from = static_cast<std::size_t>(state[position]);
  return from < needs_.size() && needs_[from][length.place];
}

void Layout::keep_lengths(const State& before, State& after) const {
  for (const Length& length : lengths_)
    if (day_of(before, length) != day_of(after, length)) after[length.place] = absent;
}

/// A clock that has stopped says no more which day it was.
void Layout::forget_lengths(State& state) const {
  for (const Length& length : lengths_)
    if (!day_of(state, length)) state[length.place] = absent;
}

}  // namespace dun::prove
