// The state rows against what the history and the record amount to.
#include <fmt/format.h>

#include <stdexcept>

#include "engine/facts/ledger/state.hpp"
#include "engine/journal/findings.hpp"

namespace dun::journal {

using facts::Database;
using facts::Statement;

namespace {

constexpr std::array<std::string_view, 16> state_column_names{
    "relationship",   "due",        "claim",      "traits",       "principal_open", "principal",
    "debtor",         "through",    "settled_on", "issued",       "creditor",       "disputed_part",
    "promised_until", "held_until", "plan_until", "contract_rate"};
constexpr std::array<std::string_view, 19> act_column_names{
    "relationship", "claim",   "step",    "occurrence", "attempt",  "state",        "act",
    "channel",      "sent",    "pay_by",  "fee",        "interest", "compensation", "received",
    "changed",      "put_off", "by_hand", "action",     "states"};

template <std::size_t count>
std::array<std::optional<std::int64_t>, count> values_in(const Statement& row) {
  std::array<std::optional<std::int64_t>, count> found;
  for (std::size_t i = 0; i < count; ++i) found[i] = row.optional_integer(static_cast<int>(i));
  return found;
}

/// "principal_open is 100 in the state row, 90 by the history"; empty if all are the same.
template <std::size_t count>
std::string first_difference(const std::array<std::string_view, count>& names,
                             const std::array<std::optional<std::int64_t>, count>& there,
                             const std::array<std::optional<std::int64_t>, count>& expected) {
  const auto shown = [](const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : "none"; };
  for (std::size_t i = 0; i < count; ++i)
    if (there[i] != expected[i])
      return fmt::format("{} is {} in the state row, {} by the history", names[i], shown(there[i]), shown(expected[i]));
  return {};
}

class StateCheck {
 public:
  StateCheck(Database& database, Findings& findings)
      : database_(database), findings_(findings), words_(database), reader_(database, words_) {}

  void check_claims(const std::function<void(std::int64_t)>& progress);
  void check_debtors();
  void check_acts();

 private:
  /// A history that cannot be read because rows it needs are gone is a finding, not the end of the search.
  template <class Check>
  void attempt(std::int64_t claim, Check check) {
    try {
      check();
    } catch (const std::logic_error& error) {
      report("claim", fmt::format("claim number {}", claim), error.what());
    }
  }
  void check_claim(std::int64_t claim);
  void check_money(std::int64_t claim, const std::string& id);
  void check_acts_of(std::int64_t claim);
  void report(std::string table, std::string row, std::string message) {
    findings_.add(FindingKind::state, std::move(table), std::move(row), std::move(message));
  }

  Database& database_;
  Findings& findings_;
  facts::Words words_;
  facts::HistoryReader reader_;
};

void StateCheck::check_claims(const std::function<void(std::int64_t)>& progress) {
  constexpr std::int64_t report_every = 1000;
  std::int64_t done = 0;
  Statement claims = database_.prepare("SELECT number FROM claim ORDER BY relationship");
  while (claims.step()) {
    attempt(claims.integer(0), [&] { check_claim(claims.integer(0)); });
    if (progress && ++done % report_every == 0) progress(done);
  }
  const auto states = database_.number("SELECT count(*) FROM claim_state");
  const auto expected = database_.number("SELECT count(*) FROM claim");
  if (states != expected)
    report("claim_state", "", fmt::format("has {} rows for {} claims", states.value_or(0), expected.value_or(0)));
}

void StateCheck::check_claim(std::int64_t claim) {
  const facts::StateRow expected = state_row_of(reader_, claim);
  Statement& row = database_
                       .cached(
                           "SELECT relationship, due, claim, traits, principal_open, principal, debtor, through, "
                           "settled_on, issued, creditor, disputed_part, promised_until, held_until, plan_until, "
                           "contract_rate FROM claim_state WHERE relationship = ? AND due = ? AND id = ?")
                       .with(expected.key.relationship, expected.standing.due, expected.id);
  if (!row.step()) return report("claim_state", "claim " + expected.id, "has no state row where it should stand");
  const std::string difference = first_difference(state_column_names, values_in<16>(row), state_values(expected));
  row.reset();
  if (!difference.empty()) report("claim_state", "claim " + expected.id, difference);
  check_money(claim, expected.id);
}

/// The day and the amount a money event comes to are kept beside it.
void StateCheck::check_money(std::int64_t claim, const std::string& id) {
  facts::ClaimKey key;
  const facts::ClaimHistory history = reader_.without_acts(claim, key);
  std::vector<facts::MoneyRow> expected = stand(history, values::last_day, values::last_day).money;
  Statement& rows = database_
                        .cached(
                            "SELECT counts_from, kind, amount FROM event INDEXED BY money WHERE kind IN (0, 1, 2) "
                            "AND relationship = ? AND claim = ? ORDER BY counts_from, kind, amount")
                        .with(key.relationship, claim);
  std::size_t place = 0;
  bool same = true;
  for (; rows.step(); ++place)
    same = same && place < expected.size() && rows.day(0) == expected[place].day &&
           rows.integer(1) == static_cast<std::int64_t>(expected[place].kind) &&
           rows.integer(2) == expected[place].minor;
  if (!same || place != expected.size())
    report("event", "claim " + id, "has money events whose day or amount is not what they come to");
}

void StateCheck::check_debtors() {
  Statement rows = database_.prepare(
      "SELECT d.number, d.id, s.windows FROM debtor d LEFT JOIN debtor_state s ON s.debtor = d.number ORDER BY "
      "d.number");
  while (rows.step()) {
    const std::string expected = windows_of(reader_, rows.integer(0));
    if (expected != rows.bytes(2))
      report("debtor_state", "debtor " + rows.text(1), "can be reached otherwise than the state row says");
  }
}

void StateCheck::check_acts() {
  Statement lost = database_.prepare(
      "SELECT a.number FROM action a JOIN claim c ON c.number = a.claim WHERE NOT EXISTS (SELECT 1 FROM act_state s "
      "WHERE "
      "s.relationship = c.relationship AND s.claim = a.claim AND s.action = a.number) ORDER BY 1");
  while (lost.step())
    report("act_state", fmt::format("action {}", lost.integer(0)), "has no state row: it would be decided again");
  Statement extra = database_.prepare(
      "SELECT s.action, c.id FROM act_state s LEFT JOIN claim c ON c.number = s.claim WHERE NOT EXISTS (SELECT 1 FROM "
      "action a WHERE a.number = s.action) ORDER BY 1");
  while (extra.step())
    report("act_state", fmt::format("action {}", extra.integer(0)),
           fmt::format("stands in the state of claim {} but was never decided", extra.bytes(1)));
  Statement claims = database_.prepare(
      "SELECT DISTINCT s.relationship, s.claim FROM act_state s JOIN claim c ON c.number = s.claim AND c.relationship "
      "= "
      "s.relationship ORDER BY 1, 2");
  while (claims.step()) attempt(claims.integer(1), [&] { check_acts_of(claims.integer(1)); });
}

void StateCheck::check_acts_of(std::int64_t claim) {
  facts::ClaimKey key;
  for (const facts::ExpectedAct& act : expected_acts(reader_, claim, key)) {
    const auto expected = act_state_values(key.relationship, act.known, act.state);
    Statement& row =
        database_
            .cached(
                "SELECT * FROM act_state WHERE relationship = ? AND claim = ? AND step = ? AND "
                "occurrence = ? AND attempt = ?")
            .with(key.relationship, claim, act.known.row.step, act.known.row.occurrence, act.known.row.attempt);
    if (!row.step()) {
      report("act_state", fmt::format("action {}", act.known.row.number), "stands under another natural key");
      continue;
    }
    const std::string difference = first_difference(act_column_names, values_in<19>(row), expected);
    row.reset();
    if (!difference.empty()) report("act_state", fmt::format("action {}", act.known.row.number), difference);
  }
}

}  // namespace

void check_states(Database& database, Findings& findings, const std::function<void(std::int64_t)>& progress) {
  StateCheck check(database, findings);
  check.check_claims(progress);
  check.check_debtors();
  check.check_acts();
}

}  // namespace dun::journal
