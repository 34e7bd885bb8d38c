#include "engine/facts/import/reconcile.hpp"

#include <fmt/format.h>

#include "engine/base/exact.hpp"

namespace dun::import {
namespace {

using facts::EventKind;
using facts::EventRecord;
using facts::Fact;

std::optional<std::int64_t> fact(const facts::ClaimState& state, Fact which) {
  return state.facts[static_cast<std::size_t>(which)];
}

EventRecord event_of(const StateRow& state, EventKind kind, std::string_view about) {
  EventRecord event;
  event.id = fmt::format("{}/{}/{}", state.claim, about, to_string(state.on));
  event.kind = kind;
  event.effective = state.on;
  event.recorded = state.on;
  event.reason = state.reason.empty() ? fmt::format("as stated on {}", to_string(state.on)) : state.reason;
  event.by = state.by;
  return event;
}

}  // namespace

std::vector<EventRecord> events_towards(const StateRow& state, const facts::ClaimHistory& history) {
  const facts::ClaimState known = facts::fold(history, state.on, state.on);
  std::vector<EventRecord> events;
  if (const std::int64_t open = fact(known, Fact::principal_open).value_or(0);
      state.principal_open && *state.principal_open != open) {
    events.push_back(
        event_of(state, *state.principal_open < open ? EventKind::payment : EventKind::reversal, "remaining"));
    events.back().id += fmt::format("/{}", *state.principal_open);
    events.back().minor = *state.principal_open < open ? base::subtract(open, *state.principal_open)
                                                       : base::subtract(*state.principal_open, open);
  }
  if (const bool disputed = fact(known, Fact::disputed).value_or(0) != 0; state.disputed && *state.disputed != disputed)
    events.push_back(event_of(state, disputed ? EventKind::dispute_closed : EventKind::dispute_opened,
                              disputed ? "dispute-closed" : "dispute-opened"));
  if (const bool held = fact(known, Fact::held_until).has_value(); state.held && *state.held != held)
    events.push_back(event_of(state, held ? EventKind::resumed : EventKind::hold, held ? "resumed" : "hold"));
  if (state.promised && fact(known, Fact::promised) != state.promised->number && *state.promised >= state.on) {
    events.push_back(event_of(state, EventKind::promise, "promise"));
    events.back().id += fmt::format("/{}", to_string(*state.promised));
    events.back().until = state.promised;
  }
  return events;
}

}  // namespace dun::import
