#include "engine/facts/reach.hpp"

#include <algorithm>

namespace dun::facts {

namespace {

/// A statement before it is cut, and what may cut it.
struct Statement {
  Window window;
  std::string address;
};

bool is_known(const std::optional<Day>& recorded, Day known_on) {
  return !recorded || *recorded <= known_on;
}

Statement statement_of(const ContactRecord& record) {
  return {{record.channel, record.from.value_or(values::first_day), record.until.value_or(values::last_day)},
          record.address};
}

bool cuts(const EventRecord& event, const Statement& statement) {
  if (event.channel != statement.window.channel || event.effective < statement.window.from) return false;
  return event.kind != EventKind::contact_lost || event.refers_to.empty() || event.refers_to == statement.address;
}

void cut(Statement& statement, const std::vector<EventRecord>& events, EventKind ending, Day known_on) {
  for (const EventRecord& event : events) {
    if (event.kind != ending || event.recorded > known_on || !cuts(event, statement)) continue;
    statement.window.until = std::min(statement.window.until, event.effective - 1);
  }
}

std::vector<Window> cut_windows(std::vector<Statement> statements, const std::vector<EventRecord>& events,
                                EventKind ending, Day known_on) {
  std::vector<Window> windows;
  for (Statement& statement : statements) {
    cut(statement, events, ending, known_on);
    if (statement.window.from <= statement.window.until) windows.push_back(std::move(statement.window));
  }
  std::sort(windows.begin(), windows.end());
  windows.erase(std::unique(windows.begin(), windows.end()), windows.end());
  return windows;
}

std::vector<Statement> statements_of(const std::vector<ContactRecord>& records, Day known_on) {
  std::vector<Statement> statements;
  for (const ContactRecord& record : records)
    if (is_known(record.recorded, known_on)) statements.push_back(statement_of(record));
  return statements;
}

}  // namespace

std::vector<Window> contact_windows(const ClaimHistory& history, Day known_on) {
  return cut_windows(statements_of(history.contacts, known_on), history.events, EventKind::contact_lost, known_on);
}

std::vector<Window> consent_windows(const ClaimHistory& history, Day known_on) {
  std::vector<Statement> statements = statements_of(history.consents, known_on);
  for (const EventRecord& event : history.events)
    if (event.kind == EventKind::consent_given && event.recorded <= known_on)
      statements.push_back({{event.channel, event.effective, event.until.value_or(values::last_day)}, {}});
  return cut_windows(std::move(statements), history.events, EventKind::consent_withdrawn, known_on);
}

bool covers(const std::vector<Window>& windows, std::string_view channel, Day on) {
  return std::any_of(windows.begin(), windows.end(), [&](const Window& window) {
    return window.channel == channel && window.from <= on && on <= window.until;
  });
}

}  // namespace dun::facts
