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

/// Something that is opened and closed again: what is stated of it, what is known, and its two kinds of events.
struct Spell {
  std::optional<bool> stated;
  bool known = false;
  EventKind opening;
  EventKind closing;
};

/// The opening event that an earlier statement made and nothing has closed; empty if there is none.
std::string open_by_statement(const StateRow& state, const facts::ClaimHistory& history, const Spell& spell) {
  const std::string prefix = fmt::format("{}/{}/", state.claim, to_string(spell.opening));
  std::string open;
  for (const EventRecord& event : history.events)
    if (event.kind == spell.opening && event.id.starts_with(prefix)) open = event.id;
  for (const EventRecord& event : history.events)
    if (event.kind == spell.closing && event.refers_to == open) open.clear();
  return open;
}

/// Opens what is stated and not known. Closes only what an earlier statement opened: a hold that somebody entered in
/// the ledger is not lifted because another system knows nothing of it.
void add_spell(std::vector<EventRecord>& events, const StateRow& state, const facts::ClaimHistory& history,
               const Spell& spell) {
  if (!spell.stated || *spell.stated == spell.known) return;
  if (*spell.stated) {
    events.push_back(event_of(state, spell.opening, to_string(spell.opening)));
    return;
  }
  const std::string opened = open_by_statement(state, history, spell);
  if (opened.empty()) return;
  events.push_back(event_of(state, spell.closing, to_string(spell.closing)));
  events.back().refers_to = opened;
}

/// What earlier statements counted as paid, and none has taken back.
std::int64_t paid_by_statement(const StateRow& state, const facts::ClaimHistory& history) {
  const std::string prefix = fmt::format("{}/remaining/", state.claim);
  std::int64_t paid = 0;
  for (const EventRecord& event : history.events)
    if (event.id.starts_with(prefix))
      paid = event.kind == EventKind::payment ? base::add(paid, event.minor) : base::subtract(paid, event.minor);
  return paid;
}

/// Takes back no more than statements counted: a payment entered in the ledger is not undone because another system
/// does not know of it yet.
base::Result<void> add_money(std::vector<EventRecord>& events, const StateRow& state,
                             const facts::ClaimHistory& history, std::int64_t open) {
  if (!state.principal_open || *state.principal_open == open) return {};
  const bool is_less = *state.principal_open < open;
  const std::int64_t difference =
      is_less ? base::subtract(open, *state.principal_open) : base::subtract(*state.principal_open, open);
  if (!is_less && difference > paid_by_statement(state, history)) {
    const values::Currency currency = history.claim.principal.currency;
    return base::refuse(
        base::FaultKind::data,
        fmt::format("principal_open is {} here and {} in the ledger", to_decimal(*state.principal_open, currency),
                    to_string(values::Money{open, currency})),
        "a statement takes back no payment that was entered; bring the reversal in as an event");
  }
  events.push_back(event_of(state, is_less ? EventKind::payment : EventKind::reversal, "remaining"));
  events.back().id += fmt::format("/{}", *state.principal_open);
  events.back().minor = difference;
  return {};
}

}  // namespace

base::Result<std::vector<EventRecord>> events_towards(const StateRow& state, const facts::ClaimHistory& history) {
  const facts::ClaimState known = facts::fold(history, state.on, state.on);
  std::vector<EventRecord> events;
  if (auto agreed = add_money(events, state, history, fact(known, Fact::principal_open).value_or(0)); !agreed)
    return tl::make_unexpected(agreed.error());
  add_spell(events, state, history,
            {state.disputed, fact(known, Fact::disputed).value_or(0) != 0, EventKind::dispute_opened,
             EventKind::dispute_closed});
  add_spell(events, state, history,
            {state.held, fact(known, Fact::held_until).has_value(), EventKind::hold, EventKind::resumed});
  if (state.promised && fact(known, Fact::promised) != state.promised->number && *state.promised >= state.on) {
    events.push_back(event_of(state, EventKind::promise, "promise"));
    events.back().id += fmt::format("/{}", to_string(*state.promised));
    events.back().until = state.promised;
  }
  return events;
}

}  // namespace dun::import
