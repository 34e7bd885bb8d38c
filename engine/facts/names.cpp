// The names of events and of what becomes of actions, as files and the command line write them.
#include <algorithm>
#include <array>

#include "engine/facts/action_state.hpp"
#include "engine/facts/history.hpp"

namespace dun::facts {

namespace {
constexpr std::array<std::string_view, 22> event_names{
    "reversal",          "payment",      "credit-note",     "dispute-opened",
    "dispute-closed",    "promise",      "plan-agreed",     "plan-missed",
    "plan-ended",        "hold",         "resumed",         "consent-given",
    "consent-withdrawn", "contact-lost", "delivery-failed", "direct-debit-failed",
    "agreement-changed", "due-changed",  "written-off",     "insolvent",
    "deceased",          "received",
};
static_assert(event_names.size() == static_cast<std::size_t>(EventKind::received) + 1);
}  // namespace

std::string_view to_string(EventKind kind) {
  return event_names[static_cast<std::size_t>(kind)];
}

std::optional<EventKind> event_kind_named(std::string_view name) {
  const auto* const found = std::find(event_names.begin(), event_names.end(), name);
  if (found == event_names.end()) return std::nullopt;
  return static_cast<EventKind>(found - event_names.begin());
}

namespace {
constexpr std::array<std::string_view, 7> state_names{"proposed", "released",  "sent",   "failed",
                                                      "dropped",  "postponed", "skipped"};
}

std::string_view to_string(ActionState state) {
  return state_names[static_cast<std::size_t>(state)];
}

std::optional<ActionState> action_state_named(std::string_view name) {
  const auto* const found = std::find(state_names.begin(), state_names.end(), name);
  if (found == state_names.end()) return std::nullopt;
  return static_cast<ActionState>(found - state_names.begin());
}

}  // namespace dun::facts
