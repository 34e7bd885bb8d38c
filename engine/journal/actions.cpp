// Listing actions, as they stand now.
#include "engine/journal/actions.hpp"

#include <fmt/format.h>

#include "engine/facts/ledger/act_reader.hpp"
#include "engine/journal/action_view.hpp"
#include "engine/journal/journal.hpp"
#include "engine/journal/run_row.hpp"

namespace dun::journal {

using base::Result;
using facts::Database;
using facts::KnownAct;
using facts::Statement;

const RunRecord& ActionViewer::run(std::int64_t number) {
  const auto known = runs_.find(number);
  if (known != runs_.end()) return known->second;
  return runs_.emplace(number, read_run(database_, number)).first->second;
}

std::string ActionViewer::letter(std::int64_t action) {
  Statement& row = database_
                       .cached(
                           "SELECT c.id, w.text, a.occurrence FROM action a JOIN claim c ON c.number = a.claim JOIN "
                           "word w ON w.number = CASE a.step WHEN 0 THEN a.act ELSE a.step END WHERE a.number = ?")
                       .with(action);
  if (!row.step()) return {};
  std::string id = letter_id(row.bytes(0), row.bytes(1), static_cast<int>(row.integer(2)));
  row.reset();
  return id;
}

facts::ClaimLabel ActionViewer::label(std::int64_t claim) {
  Result<facts::ClaimLabel> label = ledger_.label_of(claim);
  if (!label) throw facts::Refused{std::move(label.error())};
  return std::move(*label);
}

Action ActionViewer::view(facts::ActionRow decided) {
  const Day day = decided.day;
  const KnownAct known = reader_.with_changes(std::move(decided), {});
  const facts::ActionRow& row = known.row;
  Action action;
  action.number = row.number;
  action.claim = label(row.claim);
  action.step = words_.text(row.step);
  action.act = words_.text(row.act);
  action.occurrence = static_cast<int>(row.occurrence);
  action.state = row.state;
  action.decided = day;
  action.sent = row.day;
  action.until = known.put_off;
  action.figures = {words_.text(row.channel), row.principal, row.fee, row.interest, row.compensation, row.pay_by};
  action.text = words_.text(row.text);
  action.states = from_lines(words_.text(row.states));
  action.announced = row.announced;
  action.letter = letter(row.letter);
  action.reasons = from_lines(words_.text(row.reasons));
  action.withheld = from_lines(words_.text(row.withheld));
  action.by_hand = !row.run;
  action.knowledge_date = row.recorded;
  if (row.run) add_run(action, *row.run);
  add_last_change(action);
  return action;
}

void ActionViewer::add_run(Action& action, std::int64_t number) {
  const RunRecord& record = run(number);
  action.run = record.id;
  action.bundle_hash = record.start.bundle_hash;
  action.law_versions = record.start.law_versions;
  action.knowledge_date = record.knowledge_date;
}

void ActionViewer::add_last_change(Action& action) {
  Statement& row =
      database_.cached("SELECT by_whom, because FROM action_change WHERE action = ? ORDER BY number DESC LIMIT 1")
          .with(action.number);
  if (!row.step()) return;
  action.by = row.text(0);
  action.because = row.text(1);
  row.reset();
}

namespace {

bool is_wanted(const Action& action, const ActionFilter& filter) {
  if (!filter.step.empty() && action.step != filter.step) return false;
  if (filter.state ? action.state != *filter.state : action.state == ActionState::skipped) return false;
  return !filter.day || action.decided == *filter.day || (went_out(action.state) && action.sent == *filter.day);
}

/// What rows can be asked for in SQL; the rest is looked at action by action. Parameters: claim, step, day, state.
std::string rows_sql(const ActionFilter& filter) {
  // A postponed one that was decided anew has become history.
  std::string where =
      " WHERE NOT (s.put_off IS NOT NULL AND EXISTS (SELECT 1 FROM act_state n WHERE n.relationship = s.relationship "
      "AND "
      "n.claim = s.claim AND n.step = s.step AND n.occurrence = s.occurrence AND n.attempt > s.attempt))";
  if (!filter.step.empty()) where += " AND a.step = ?2";
  if (filter.day) where += " AND (a.day = ?3 OR s.sent = ?3)";
  if (filter.state) where += " AND s.state = ?4";
  if (filter.number) where += fmt::format(" AND a.number = {}", *filter.number);
  const char* const from =
      filter.claim.empty()
          ? "action a CROSS JOIN claim c ON c.number = a.claim CROSS JOIN act_state s ON s.relationship = "
            "c.relationship AND s.claim = c.number AND s.action = a.number"
          : "claim c CROSS JOIN act_state s ON s.relationship = c.relationship AND s.claim = c.number CROSS JOIN "
            "action a "
            "ON a.number = s.action";
  if (!filter.claim.empty()) where += " AND c.id = ?1";
  return fmt::format("SELECT {}, s.state FROM {}{} ORDER BY a.number", facts::action_columns, from, where);
}

void bind(Statement& rows, const ActionFilter& filter, facts::Words& words) {
  rows.reset();
  if (!filter.claim.empty()) rows.bind(1, filter.claim);
  if (!filter.step.empty()) rows.bind(2, words.find(filter.step));
  if (filter.day) rows.bind(3, *filter.day);
  if (filter.state) rows.bind(4, static_cast<int>(facts::act_state_of(*filter.state)));
}

}  // namespace

Result<void> each_action(const facts::Ledger& ledger, const ActionFilter& filter,
                         const std::function<bool(const Action&)>& visit) {
  return facts::guarded([&] {
    facts::Words words(ledger.database());
    ActionViewer viewer(ledger);
    Statement rows = ledger.database().prepare(rows_sql(filter));
    bind(rows, filter, words);
    while (rows.step()) {
      Action action = viewer.view(read_action(rows));
      const auto stands = static_cast<facts::ActState>(rows.integer(facts::action_column_count));
      if (stands == facts::ActState::failed) action.state = ActionState::failed;  // reported as an event
      if (is_wanted(action, filter) && !visit(action)) return;
    }
  });
}

Result<std::vector<ActionChange>> changes_of(const facts::Ledger& ledger, std::int64_t number) {
  return facts::guarded([&] {
    std::vector<ActionChange> changes;
    Statement rows = ledger.database().prepare(
        fmt::format("SELECT {} FROM action_change c WHERE c.action = ? ORDER BY c.number", facts::change_columns));
    rows.with(number);
    while (rows.step()) {
      const facts::ChangeRow row = read_change(rows);
      changes.push_back({row.state, row.day, row.until, row.by, row.because, row.recorded});
    }
    return changes;
  });
}

}  // namespace dun::journal
