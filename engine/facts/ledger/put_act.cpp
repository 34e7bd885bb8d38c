// Acts done outside Dun's runs: brought in with the ledger, or done by hand.
#include <fmt/format.h>

#include "engine/facts/ledger/checks.hpp"
#include "engine/facts/ledger/put.hpp"

namespace dun::facts {

namespace {

ActionState action_state_of(ActState state) {
  switch (state) {
    case ActState::sent:
      return ActionState::sent;
    case ActState::proposed:
      return ActionState::proposed;
    case ActState::failed:
      return ActionState::failed;
    case ActState::skipped:
      return ActionState::skipped;
  }
  return ActionState::sent;
}

ActionRow row_of(StateKeeper& keeper, std::int64_t claim, const ActRecord& act) {
  Words& words = keeper.words();
  ActionRow row;
  row.claim = claim;
  row.id = act.id;
  row.step = words.number(act.step);
  row.act = words.number(act.act);
  row.channel = words.number(act.channel);
  row.occurrence = act.occurrence;
  row.state = action_state_of(act.state);
  row.day = act.sent;
  row.recorded = act.recorded;
  row.pay_by = act.pay_by;
  row.received = act.received;
  row.fee = act.fee;
  row.interest = act.interest;
  row.compensation = act.compensation;
  row.states = words.number(act.states);
  return row;
}

std::optional<std::int64_t> action_with_id(Database& database, const std::string& id) {
  Statement& row = database.cached("SELECT number FROM action WHERE id = ?").with(id);
  if (!row.step()) return std::nullopt;
  const std::int64_t number = row.integer(0);
  row.reset();
  return number;
}

/// The last attempt at what the natural key names; nothing for acts that name no step.
struct Attempt {
  std::int64_t action;
  std::int64_t attempt;
  ActState state;
};
std::optional<Attempt> last_attempt(Database& database, const ActionRow& row, std::int64_t relationship) {
  if (row.step == 0) return std::nullopt;
  Statement& found = database
                         .cached(
                             "SELECT action, attempt, state FROM act_state WHERE relationship = ? AND claim = ? AND "
                             "step = ? AND occurrence = ? ORDER BY attempt DESC LIMIT 1")
                         .with(relationship, row.claim, row.step, row.occurrence);
  if (!found.step()) return std::nullopt;
  const Attempt last{found.integer(0), found.integer(1), static_cast<ActState>(found.integer(2))};
  found.reset();
  return last;
}

ActionRow action_numbered(Database& database, std::int64_t number) {
  static const std::string sql = fmt::format("SELECT {} FROM action a WHERE a.number = ?", action_columns);
  Statement& select = database.cached(sql.c_str()).with(number);
  select.step();
  ActionRow row = read_action(select);
  select.reset();
  return row;
}

Stored compare_acts(StateKeeper& keeper, std::int64_t number, const ActionRow& row) {
  Words& words = keeper.words();
  const ActionRow there = keeper.reader().acts().with_changes(action_numbered(keeper.database(), number), {}).row;
  if (there.claim != row.claim) return {Put::conflict, "it is an action of another claim in the ledger"};
  Stored stored = compare({
      {"act", words.text(there.act), words.text(row.act)},
      {"step", words.text(there.step), words.text(row.step)},
      {"channel", words.text(there.channel), words.text(row.channel)},
      {"sent", to_string(there.day), to_string(row.day)},
      {"pay by", shown(there.pay_by), shown(row.pay_by)},
      {"fee in minor units", std::to_string(there.fee), std::to_string(row.fee)},
      {"interest in minor units", std::to_string(there.interest), std::to_string(row.interest)},
      {"states", words.text(there.states), words.text(row.states)},
      {"compensation in minor units", std::to_string(there.compensation), std::to_string(row.compensation)},
  });
  if (stored.what == Put::conflict) stored.difference = fmt::format("action {}: {}", number, stored.difference);
  return stored;
}

/// Acts that name no step have no natural key; they are numbered as they come.
std::int64_t next_occurrence(Database& database, std::int64_t relationship, std::int64_t claim) {
  Statement& row = database
                       .cached(
                           "SELECT coalesce(max(occurrence), 0) + 1 FROM act_state WHERE relationship = ? AND "
                           "claim = ? AND step = 0")
                       .with(relationship, claim);
  row.step();
  const std::int64_t next = row.integer(0);
  row.reset();
  return next;
}

bool has_delivery_reports(Database& database, std::int64_t claim) {
  Statement& row =
      database.cached("SELECT 1 FROM event WHERE claim = ? AND kind IN (?, ?) LIMIT 1")
          .with(claim, static_cast<int>(EventKind::delivery_failed), static_cast<int>(EventKind::received));
  const bool found = row.step();
  row.reset();
  return found;
}

void insert_act(StateKeeper& keeper, const ClaimKey& key, ActionRow row) {
  Database& database = keeper.database();
  row.number = database.number("SELECT coalesce(max(number), 0) + 1 FROM action").value_or(1);
  row.letter = row.number;
  if (row.step == 0) row.occurrence = next_occurrence(database, key.relationship, key.claim);
  std::string bytes;
  append_bytes(bytes, row, keeper.words());
  insert(database, row, checksum_of(bytes));
  write_act_state(database, key.relationship, {row, std::nullopt, row.day}, act_state_of(row.state));
  keeper.act_added(row.number);
  keeper.note_days(std::max(row.day, row.received.value_or(row.day)), row.recorded);
  if (has_delivery_reports(database, key.claim)) keeper.acts_changed(key.claim);
}

}  // namespace

Stored put_act_record(StateKeeper& keeper, const std::string& claim, const ActRecord& act) {
  check(act);
  const ClaimKey key = keeper.reader().key_of(known_claim(keeper, claim));
  ActionRow row = row_of(keeper, key.claim, act);
  if (const auto number = action_with_id(keeper.database(), row.id)) return compare_acts(keeper, *number, row);
  if (const auto last = last_attempt(keeper.database(), row, key.relationship)) {
    if (last->state != ActState::failed) return compare_acts(keeper, last->action, row);
    row.attempt = last->attempt + 1;
  }
  insert_act(keeper, key, row);
  return {Put::inserted, {}};
}

}  // namespace dun::facts
