#include "engine/facts/ledger/state.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/facts/ledger/seal.hpp"
#include "engine/facts/ledger/state_row.hpp"
#include "engine/facts/reach.hpp"

namespace dun::facts {

namespace {

std::optional<std::int64_t> if_any(Day day) {
  if (day == no_day) return std::nullopt;
  return day.number;
}

void insert(Database& database, const StateRow& row) {
  Statement& insert = database.cached(
      "INSERT OR REPLACE INTO claim_state (relationship, due, claim, traits, principal_open, principal, debtor, "
      "through, "
      "settled_on, issued, creditor, disputed_part, promised_until, held_until, plan_until, contract_rate, id) VALUES "
      "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  insert.reset();
  int parameter = 0;
  for (const auto& value : state_values(row)) insert.bind(++parameter, value);
  insert.bind(++parameter, row.id);
  insert.run();
}

void append_packed(std::vector<PackedWindow>& packed, const std::vector<Window>& windows, bool is_consent,
                   Words& words) {
  for (const Window& window : windows)
    packed.push_back({static_cast<std::uint32_t>(words.number(window.channel)), is_consent, window.from, window.until});
}

}  // namespace

StateRow state_row_of(HistoryReader& reader, std::int64_t claim) {
  StateRow row;
  const ClaimHistory history = reader.without_acts(claim, row.key);
  row.standing = stand(history, values::last_day, values::last_day).standing;
  row.id = history.claim.id;
  return row;
}

StateValues state_values(const StateRow& row) {
  const Standing& standing = row.standing;
  return {row.key.relationship,
          standing.due.number,
          row.key.claim,
          pack(standing),
          standing.principal_open,
          standing.principal,
          row.key.debtor,
          standing.through.number,
          if_any(standing.settled_on),
          if_any(standing.issued),
          row.key.creditor,
          standing.disputed_part,
          if_any(standing.promised_until),
          if_any(standing.held_until),
          if_any(standing.plan_until),
          standing.contract_rate};
}

std::string windows_of(HistoryReader& reader, std::int64_t debtor) {
  DebtorHistory known = reader.debtor(debtor);
  ClaimHistory history;
  history.contacts = std::move(known.contacts);
  history.consents = std::move(known.consents);
  history.events = std::move(known.events);
  std::vector<PackedWindow> packed;
  append_packed(packed, contact_windows(history, values::last_day), false, reader.words());
  append_packed(packed, consent_windows(history, values::last_day), true, reader.words());
  return pack_windows(packed);
}

StateKeeper::StateKeeper(Database& database) : database_(database), words_(database), reader_(database, words_) {}

void StateKeeper::begin() {
  database_.begin();
  forget();
}

void StateKeeper::forget() {
  claims_.clear();
  claims_with_acts_.clear();
  debtors_.clear();
  first_act_ = 0;
  last_act_ = -1;
  effective_ = recorded_ = values::first_day;
  spoiled_ = false;
  reader_.forget();
}

void StateKeeper::commit() {
  if (spoiled_ || !database_.in_transaction())
    refuse_machine(fmt::format("nothing was kept in {}: a write before this failed", database_.path()),
                   "mend what was reported first, then run again");
  reader_.forget();  // a put may have read the debtor before another put changed it
  debtors_.for_each([&](std::int64_t debtor) { write_reach(debtor); });
  claims_.for_each([&](std::int64_t claim) { write_claim(claim); });
  claims_with_acts_.for_each([&](std::int64_t claim) { write_act_states(database_, reader_, claim); });
  if (first_act_ <= last_act_) seal_actions(database_, words_, first_act_, last_act_);
  write_notes();
  database_.commit();
  forget();
}

void StateKeeper::roll_back() noexcept {
  database_.roll_back();
  words_.forget();
  forget();
}

void StateKeeper::all_claims_changed(std::int64_t debtor) {
  for (const std::int64_t claim : reader_.claims_of_debtor(debtor)) claims_.add(claim);
}

void StateKeeper::act_added(std::int64_t action) {
  if (last_act_ < 0) first_act_ = action;
  last_act_ = action;
}

void StateKeeper::note_days(Day effective, Day recorded) {
  effective_ = std::max(effective_, effective);
  recorded_ = std::max(recorded_, recorded);
}

void StateKeeper::write_claim(std::int64_t claim) {
  const StateRow row = state_row_of(reader_, claim);
  if (row.standing.due != row.key.due_now) {
    database_.cached("DELETE FROM claim_state WHERE relationship = ? AND due = ? AND id = ?")
        .with(row.key.relationship, row.key.due_now, row.id)
        .run();
    database_.cached("UPDATE claim SET due_now = ? WHERE number = ?").with(row.standing.due, claim).run();
  }
  insert(database_, row);
}

std::vector<ExpectedAct> expected_acts(HistoryReader& reader, std::int64_t claim, ClaimKey& key) {
  ClaimHistory history = reader.without_acts(claim, key);
  const std::vector<KnownAct> acts = reader.acts().of_claim(key.relationship, claim, {});
  for (const KnownAct& known : acts) history.acts.push_back(reader.acts().record(known));
  const std::vector<ActRecord> now = acts_known(history, values::last_day, values::last_day);
  std::vector<ExpectedAct> expected;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const auto found =
        std::find_if(now.begin(), now.end(), [&](const ActRecord& act) { return act.id == history.acts[i].id; });
    expected.push_back({acts[i], found->state});
    expected.back().known.row.received = found->received;
  }
  return expected;
}

void write_act_states(Database& database, HistoryReader& reader, std::int64_t claim) {
  ClaimKey key;
  for (const ExpectedAct& act : expected_acts(reader, claim, key))
    write_act_state(database, key.relationship, act.known, act.state);
}

void StateKeeper::write_reach(std::int64_t debtor) {
  const std::string windows = windows_of(reader_, debtor);
  Statement& insert = database_.cached("INSERT OR REPLACE INTO debtor_state VALUES (?, ?)").with(debtor);
  insert.bind_bytes(2, windows);
  insert.run();
}

void StateKeeper::write_notes() {
  note_day(database_, note_through, effective_);
  note_day(database_, note_recorded, recorded_);
}

void note_day(Database& database, std::string_view key, Day day) {
  database.cached("INSERT INTO note VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = max(value, excluded.value)")
      .with(key, day)
      .run();
}

std::optional<Day> noted_day(Database& database, std::string_view key) {
  Statement& note = database.cached("SELECT value FROM note WHERE key = ?").with(key);
  std::optional<Day> day;
  if (note.step()) day = note.day(0);
  note.reset();
  return day;
}

}  // namespace dun::facts
