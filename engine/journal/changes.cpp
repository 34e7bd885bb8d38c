// Changing what becomes of actions: a change is appended and sealed, the narrow row is written anew.
#include <fmt/format.h>

#include <algorithm>

#include "engine/facts/ledger/act_reader.hpp"
#include "engine/facts/ledger/seal.hpp"
#include "engine/facts/ledger/state.hpp"
#include "engine/journal/actions.hpp"

namespace dun::journal {

using base::Result;
using facts::ChangeRow;
using facts::Database;
using facts::KnownAct;
using facts::Statement;

namespace {

/// What a kind of change asks of an action and makes of it.
struct Rule {
  ActionState to;
  std::vector<ActionState> from;
  std::string_view verb;  // "released"
};

const Rule& rule_of(ActionState to) {
  using enum facts::ActionState;
  static const std::vector<Rule> rules{
      {released, {proposed, postponed}, "released"},   {dropped, {proposed, postponed, released}, "dropped"},
      {postponed, {proposed, postponed}, "postponed"}, {sent, {released}, "marked as done"},
      {failed, {released, sent}, "marked as failed"},
  };
  return *std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.to == to; });
}

std::string listed(const std::vector<ActionState>& states) {
  std::string text;
  for (std::size_t i = 0; i < states.size(); ++i)
    text += fmt::format("{}{}", i == 0 ? "" : i + 1 == states.size() ? " and " : ", ", to_string(states[i]));
  return text;
}

/// One transaction of changes.
class Changer {
 public:
  Changer(facts::Ledger& ledger, const Change& change)
      : ledger_(ledger),
        database_(ledger.database()),
        words_(database_),
        reader_(database_, words_),
        change_(change),
        first_(database_.number("SELECT coalesce(max(number), 0) + 1 FROM action_change").value_or(1)),
        next_(first_) {}

  /// The action as it stands, if it may be changed so.
  [[nodiscard]] Result<Action> take(std::int64_t number, const Rule& rule);
  void append(const Action& action, ChangeRow row);
  /// A change of this action to a state, by whoever makes the changes.
  [[nodiscard]] ChangeRow change_to(ActionState to) const;
  void add_figures(ChangeRow& row, const Figures& figures);
  /// Seals what was appended and commits.
  void finish();

 private:
  facts::Ledger& ledger_;
  Database& database_;
  facts::Words words_;
  facts::HistoryReader reader_;
  const Change& change_;
  std::int64_t first_;
  std::int64_t next_;
};

bool is_superseded(Database& database, std::int64_t number) {
  Statement& row =
      database
          .cached(
              "SELECT 1 FROM action a JOIN claim c ON c.number = a.claim JOIN act_state n ON n.relationship = "
              "c.relationship AND n.claim = c.number AND n.step = a.step AND n.occurrence = a.occurrence AND "
              "n.attempt > a.attempt WHERE a.number = ?")
          .with(number);
  const bool superseded = row.step();
  row.reset();
  return superseded;
}

Result<Action> Changer::take(std::int64_t number, const Rule& rule) {
  std::optional<Action> found;
  ActionFilter filter;
  filter.number = number;
  for (const std::optional<ActionState> state : {std::optional<ActionState>(), std::optional(ActionState::skipped)}) {
    filter.state = state;
    Result<void> listed_all = each_action(ledger_, filter, [&](const Action& action) {
      found = action;
      return false;
    });
    if (!listed_all) return tl::make_unexpected(listed_all.error());
  }
  const auto refuse = [](std::string message) { return base::refuse(base::FaultKind::data, std::move(message)); };
  if (is_superseded(database_, number)) return refuse(fmt::format("action {} was decided anew since", number));
  if (!found) return refuse(fmt::format("there is no action {}", number));
  if (std::find(rule.from.begin(), rule.from.end(), found->state) == rule.from.end())
    return refuse(fmt::format("action {} is {}; only {} actions can be {}", number, to_string(found->state),
                              listed(rule.from), rule.verb));
  if (change_.day < found->decided)
    return refuse(fmt::format("action {} was decided on {}; it cannot be {} on {}", number, to_string(found->decided),
                              rule.verb, to_string(change_.day)));
  return *found;
}

ChangeRow Changer::change_to(ActionState to) const {
  ChangeRow row;
  row.state = to;
  row.day = change_.day;
  row.recorded = change_.recorded;
  row.by = change_.by;
  row.because = change_.because;
  return row;
}

void Changer::add_figures(ChangeRow& row, const Figures& figures) {
  row.channel = words_.number(figures.channel);
  row.pay_by = figures.pay_by;
  row.principal = figures.principal;
  row.fee = figures.fee;
  row.interest = figures.interest;
  row.compensation = figures.compensation;
}

void Changer::append(const Action& action, ChangeRow row) {
  row.number = next_++;
  row.action = action.number;
  std::string bytes;
  append_bytes(bytes, row, words_);
  insert(database_, row, facts::checksum_of(bytes));
  const std::optional<std::int64_t> claim = reader_.claim_number(action.claim.claim);
  facts::write_act_states(database_, reader_, claim.value());
}

void Changer::finish() {
  if (next_ > first_) facts::seal_changes(database_, words_, first_, next_ - 1);
  facts::note_day(database_, facts::note_through, change_.day);
  facts::note_day(database_, facts::note_recorded, change_.recorded);
  database_.commit();
}

MoveResult refused(std::int64_t number, std::string because) {
  return {number, Moved::refused, std::move(because)};
}

/// Takes each action through `work` within one transaction; `work` says what became of it.
template <class Work>
Result<std::vector<MoveResult>> move_all(facts::Ledger& ledger, const std::vector<std::int64_t>& numbers,
                                         const Change& change, ActionState to, Work work) {
  return facts::guarded([&] {
    Database& database = ledger.database();
    database.begin();
    try {
      Changer changer(ledger, change);
      std::vector<MoveResult> results;
      for (const std::int64_t number : numbers) {
        const Result<Action> action = changer.take(number, rule_of(to));
        if (!action && action.error().kind != base::FaultKind::data) throw facts::Refused{action.error()};
        results.push_back(action ? work(changer, *action) : refused(number, action.error().message));
      }
      changer.finish();
      return results;
    } catch (...) {
      database.roll_back();
      throw;
    }
  });
}

Result<std::vector<MoveResult>> move_plainly(facts::Ledger& ledger, const std::vector<std::int64_t>& numbers,
                                             const Change& change, ActionState to,
                                             std::optional<Day> until = std::nullopt) {
  return move_all(ledger, numbers, change, to, [&](Changer& changer, const Action& action) {
    ChangeRow row = changer.change_to(to);
    row.until = until;
    changer.append(action, row);
    return MoveResult{action.number, Moved::done, {}};
  });
}

}  // namespace

Result<std::vector<MoveResult>> release(facts::Ledger& ledger, const std::vector<std::int64_t>& numbers,
                                        const Change& change, const DoorCheck& door) {
  return move_all(ledger, numbers, change, ActionState::released, [&](Changer& changer, const Action& action) {
    const Result<DoorAnswer> answer = door(action);
    if (!answer && answer.error().kind == base::FaultKind::machine) throw facts::Refused{answer.error()};
    if (!answer) return refused(action.number, answer.error().message);
    if (!answer->may_go) {
      ChangeRow row = changer.change_to(ActionState::postponed);
      row.until = change.day + 1;
      row.because = "not released: " + answer->because;
      changer.append(action, row);
      return MoveResult{action.number, Moved::stopped_at_the_door, answer->because};
    }
    ChangeRow row = changer.change_to(ActionState::released);
    changer.add_figures(row, answer->figures);
    changer.append(action, row);
    return MoveResult{action.number, Moved::done, {}};
  });
}

Result<std::vector<MoveResult>> drop(facts::Ledger& ledger, const std::vector<std::int64_t>& numbers,
                                     const Change& change) {
  return move_plainly(ledger, numbers, change, ActionState::dropped);
}

Result<std::vector<MoveResult>> postpone(facts::Ledger& ledger, const std::vector<std::int64_t>& numbers,
                                         const Change& change, Day until) {
  if (until <= change.day)
    return base::refuse(base::FaultKind::usage,
                        fmt::format("{} is not after {}", to_string(until), to_string(change.day)),
                        "postpone to a later day");
  return move_plainly(ledger, numbers, change, ActionState::postponed, until);
}

Result<std::vector<MoveResult>> mark_done(facts::Ledger& ledger, const std::vector<std::int64_t>& numbers,
                                          const Change& change) {
  return move_plainly(ledger, numbers, change, ActionState::sent);
}

Result<std::vector<MoveResult>> mark_failed(facts::Ledger& ledger, const std::vector<std::int64_t>& numbers,
                                            const Change& change) {
  return move_plainly(ledger, numbers, change, ActionState::failed);
}

}  // namespace dun::journal
