#include "engine/facts/ledger/act_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dun::facts {

ActState act_state_of(ActionState state) {
  switch (state) {
    case ActionState::proposed:
    case ActionState::postponed:
      return ActState::proposed;
    case ActionState::released:
    case ActionState::sent:
      return ActState::sent;
    case ActionState::failed:
      return ActState::failed;
    case ActionState::dropped:
    case ActionState::skipped:
      return ActState::skipped;
  }
  return ActState::proposed;
}

namespace {

bool is_known(const ActionRow& row, const Knowledge& knowledge) {
  if (!knowledge.known_on) return true;
  if (row.recorded > *knowledge.known_on) return false;
  return !row.run || row.day < knowledge.on;
}

bool is_known(const ChangeRow& change, const Knowledge& knowledge) {
  return !knowledge.known_on || (change.recorded <= *knowledge.known_on && change.day < knowledge.on);
}

}  // namespace

void apply(const ChangeRow& change, KnownAct& known) {
  ActionRow& row = known.row;
  row.state = change.state;
  if (went_out(change.state) || change.state == ActionState::dropped) row.day = change.day;
  known.put_off = change.state == ActionState::postponed ? change.until : std::nullopt;
  known.changed = std::max(known.changed, change.day);
  if (!change.principal) return;
  row.channel = change.channel.value_or(row.channel);
  row.pay_by = change.pay_by;
  row.principal = *change.principal;
  row.fee = change.fee.value_or(row.fee);
  row.interest = change.interest.value_or(row.interest);
  row.compensation = change.compensation.value_or(row.compensation);
}

KnownAct ActReader::with_changes(ActionRow row, const Knowledge& knowledge) {
  const Day decided = row.day;
  KnownAct known{std::move(row), std::nullopt, decided};
  static const std::string sql =
      fmt::format("SELECT {} FROM action_change c WHERE c.action = ? ORDER BY c.number", change_columns);
  Statement& changes = database_.cached(sql.c_str()).with(known.row.number);
  while (changes.step()) {
    const ChangeRow change = read_change(changes);
    if (is_known(change, knowledge)) apply(change, known);
  }
  return known;
}

std::vector<KnownAct> ActReader::of_claim(std::int64_t relationship, std::int64_t claim, const Knowledge& knowledge) {
  static const std::string sql = fmt::format(
      "SELECT {} FROM act_state s JOIN action a ON a.number = s.action WHERE s.relationship = ? AND s.claim = ?",
      action_columns);
  std::vector<ActionRow> rows;
  Statement& select = database_.cached(sql.c_str()).with(relationship, claim);
  while (select.step()) {
    rows.push_back(read_action(select));
    if (!is_known(rows.back(), knowledge)) rows.pop_back();
  }
  std::sort(rows.begin(), rows.end(), [](const ActionRow& a, const ActionRow& b) { return a.number < b.number; });
  std::vector<KnownAct> known;
  for (ActionRow& row : rows) known.push_back(with_changes(std::move(row), knowledge));
  return known;
}

ActRecord ActReader::record(const KnownAct& known) {
  const ActionRow& row = known.row;
  ActRecord act;
  act.id = row.id.empty() ? fmt::format("action-{}", row.number) : row.id;
  act.act = words_.text(row.act);
  act.step = words_.text(row.step);
  act.occurrence = static_cast<int>(row.occurrence);
  act.sent = row.day;
  act.recorded = row.recorded;
  act.channel = words_.text(row.channel);
  act.fee = row.fee;
  act.interest = row.interest;
  act.compensation = row.compensation;
  act.pay_by = row.pay_by;
  act.received = row.received;
  act.states = words_.text(row.states);
  act.state = act_state_of(row.state);
  act.by_hand = !row.run;
  act.put_off_until = known.put_off;
  return act;
}

ActStateValues act_state_values(std::int64_t relationship, const KnownAct& known, ActState state) {
  using Value = std::optional<std::int64_t>;
  const auto number = [](const std::optional<Day>& day) { return day ? Value(day->number) : std::nullopt; };
  const ActionRow& row = known.row;
  return {relationship,
          row.claim,
          row.step,
          row.occurrence,
          row.attempt,
          static_cast<std::int64_t>(state),
          row.act,
          row.channel,
          row.day.number,
          number(row.pay_by),
          row.fee,
          row.interest,
          row.compensation,
          number(row.received),
          known.changed > row.day ? Value(known.changed.number) : std::nullopt,
          number(known.put_off),
          row.run ? 0 : 1,
          row.number,
          row.states};
}

void write_act_state(Database& database, std::int64_t relationship, const KnownAct& known, ActState state) {
  Statement& insert =
      database.cached("INSERT OR REPLACE INTO act_state VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)").with();
  int parameter = 0;
  for (const auto& value : act_state_values(relationship, known, state)) insert.bind(++parameter, value);
  insert.run();
}

}  // namespace dun::facts
