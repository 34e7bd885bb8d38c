#include "engine/journal/action_writer.hpp"

#include <sqlite3.h>

#include "engine/base/stopwatch.hpp"
#include "engine/facts/ledger/act_reader.hpp"

namespace dun::journal {

using facts::ActionRow;
using facts::ActionState;
using facts::Statement;

namespace {

constexpr std::size_t rows_together = 64;
constexpr int state_columns = 19;
constexpr int action_columns = facts::action_column_count;

std::string many_rows(std::string_view insert, int columns) {
  std::string row = "(?";
  for (int i = 1; i < columns; ++i) row += ",?";
  row += ")";
  std::string sql(insert);
  for (std::size_t i = 0; i < rows_together; ++i) sql += (i == 0 ? " " : ",") + row;
  return sql;
}

/// Binds one value after another; a statement of many rows has more than a thousand.
class Binder {
 public:
  explicit Binder(const Statement& statement) : statement_(statement.handle()) {}

  Binder& operator<<(std::int64_t value) {
    sqlite3_bind_int64(statement_, ++parameter_, value);
    return *this;
  }
  Binder& operator<<(Day value) { return *this << std::int64_t{value.number}; }
  Binder& operator<<(const std::optional<Day>& value) { return value ? *this << *value : none(); }
  Binder& operator<<(const std::optional<std::int64_t>& value) { return value ? *this << *value : none(); }
  Binder& none() {
    sqlite3_bind_null(statement_, ++parameter_);
    return *this;
  }

 private:
  sqlite3_stmt* statement_;
  int parameter_ = 0;
};

void bind_state(Binder& to, const Decided& decided) {
  const ActionRow& row = decided.row;
  to << decided.relationship << row.claim << row.step << row.occurrence << row.attempt
     << static_cast<std::int64_t>(facts::act_state_of(row.state)) << row.act << row.channel << row.day << row.pay_by
     << row.fee << row.interest << row.compensation;
  to.none().none().none() << std::int64_t{0} << row.number << row.states;
}

void bind_action(Binder& to, const ActionRow& row, std::int64_t checksum) {
  to << row.number << row.claim << row.run;
  to.none() << row.step << row.occurrence << row.attempt << row.act << row.channel
            << static_cast<std::int64_t>(row.state) << row.day << row.recorded << row.pay_by << row.received
            << row.principal << row.fee << row.interest << row.compensation << row.announced << row.letter << row.text
            << row.reasons << row.withheld << checksum << row.states;
}

}  // namespace

ActionWriter::ActionWriter(facts::Database& database, facts::Words& words, Day run_date)
    : database_(database),
      words_(words),
      run_date_(run_date),
      sealer_(database),
      many_states_(database.prepare(many_rows("INSERT OR IGNORE INTO act_state VALUES", state_columns))),
      many_actions_(database.prepare(many_rows("INSERT INTO action VALUES", action_columns))),
      next_number_(database.number("SELECT coalesce(max(number), 0) + 1 FROM action").value_or(1)),
      first_unsealed_(next_number_) {}

void ActionWriter::add(const Decided& decided) {
  pending_.push_back(decided);
  if (pending_.size() == rows_together) flush();
}

void ActionWriter::finish() {
  flush();
  if (next_number_ > first_unsealed_) seal();
}

void ActionWriter::flush() {
  if (pending_.size() == rows_together)
    write_together();
  else
    write_one_by_one();
  pending_.clear();
}

/// The usual case: all are new. Numbers follow each other, so that a row removed later leaves a gap.
void ActionWriter::write_together() {
  give_numbers();
  Binder states(many_states_);
  for (const Decided& decided : pending_) bind_state(states, decided);
  many_states_.run();
  if (database_.changes() != static_cast<std::int64_t>(rows_together)) {
    take_back();
    return write_one_by_one();
  }
  for (Decided& decided : pending_) {
    give_letter(decided);
    note(decided.row);
  }
  take_checksums();
  Binder actions(many_actions_);
  for (std::size_t place = 0; place < pending_.size(); ++place)
    bind_action(actions, pending_[place].row, checksums_[place]);
  many_actions_.run();
  next_number_ += static_cast<std::int64_t>(rows_together);
  seal_if_full();
}

void ActionWriter::give_numbers() {
  std::int64_t number = next_number_;
  for (Decided& decided : pending_) decided.row.number = number++;
}

/// Removes those of the pending rows that were written; the others were there before.
void ActionWriter::take_back() {
  Statement& remove = database_.cached(
      "DELETE FROM act_state WHERE relationship = ? AND claim = ? AND step = ? AND occurrence = ? AND attempt = ? AND "
      "action = ?");
  for (const Decided& decided : pending_) {
    const ActionRow& row = decided.row;
    remove.with(decided.relationship, row.claim, row.step, row.occurrence, row.attempt, row.number).run();
  }
}

void ActionWriter::write_one_by_one() {
  for (Decided& decided : pending_) {
    if (!is_new_attempt(decided)) continue;
    decided.row.number = next_number_;
    give_letter(decided);
    insert(database_, decided.row, checksum(decided.row));
    write_act_state(database_, decided.relationship, {decided.row, std::nullopt, decided.row.day},
                    facts::act_state_of(decided.row.state));
    note(decided.row);
    ++next_number_;
    seal_if_full();
  }
}

/// False if the natural key is taken. A key whose last attempt failed, or was postponed to a day that has come, is
/// free.
bool ActionWriter::is_new_attempt(Decided& decided) {
  ActionRow& row = decided.row;
  Statement& last = database_
                        .cached(
                            "SELECT attempt, state, put_off, action FROM act_state WHERE relationship = ? AND claim "
                            "= ? AND step = ? AND occurrence = ? ORDER BY attempt DESC LIMIT 1")
                        .with(decided.relationship, row.claim, row.step, row.occurrence);
  row.attempt = 1;
  if (!last.step()) return true;
  const bool failed = static_cast<facts::ActState>(last.integer(1)) == facts::ActState::failed;
  const std::optional<Day> put_off = last.optional_day(2);
  const std::int64_t action = last.integer(3);
  row.attempt = last.integer(0) + 1;
  last.reset();
  if (failed || (put_off && *put_off <= run_date_)) return true;
  enter(decided.relationship);
  if (row.state != ActionState::skipped) leaders_[row.claim] = action;
  ++tally_.found;
  return false;
}

void ActionWriter::enter(std::int64_t relationship) {
  if (relationship != relationship_) leaders_.clear();
  relationship_ = relationship;
}

void ActionWriter::give_letter(Decided& decided) {
  enter(decided.relationship);
  const auto leader = leaders_.find(decided.letter_claim);
  decided.row.letter = leader == leaders_.end() ? decided.row.number : leader->second;
}

void ActionWriter::note(const ActionRow& row) {
  if (row.state == ActionState::skipped) {
    ++tally_.skips;
    return;
  }
  leaders_[row.claim] = row.number;
  ++tally_.actions;
}

void ActionWriter::seal_if_full() {
  if (next_number_ - first_unsealed_ >= facts::rows_per_seal) seal();
}

/// The checksum of a row, whose bytes join those to be sealed.
std::int64_t ActionWriter::checksum(const ActionRow& row) {
  const std::size_t begin = unsealed_.size();
  append_bytes(unsealed_, row, words_);
  return facts::checksum_of(std::string_view(unsealed_).substr(begin));
}

void ActionWriter::take_checksums() {
  const base::Stopwatch watch(tally_.hashing);
  checksums_.clear();
  for (const Decided& decided : pending_) checksums_.push_back(checksum(decided.row));
}

void ActionWriter::seal() {
  const base::Stopwatch watch(tally_.hashing);
  sealer_.seal(facts::SealKind::decisions, first_unsealed_, next_number_ - 1, unsealed_);
  unsealed_.clear();
  first_unsealed_ = next_number_;
}

}  // namespace dun::journal
