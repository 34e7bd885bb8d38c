#include "engine/facts/ledger/migrations.hpp"

#include <fmt/format.h>

namespace dun::facts {

namespace {

// Days are day numbers since 1970-01-01, amounts minor units of the claim's currency, flags 0 and 1. Kinds and states
// are the numbers of the enumerations of engine/facts and engine/journal. What repeats in many rows (channels, steps,
// acts, lists of reasons) is a number of the table `word`; word 0 is the empty text.

// Who and what: the history, which only grows (but for `claim.due_now`, which is where the claim's state row is found).
constexpr std::string_view history_tables = R"sql(
CREATE TABLE note (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE word (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO word VALUES (0, '');

CREATE TABLE creditor (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, country TEXT NOT NULL, size TEXT NOT NULL,
  vat_deductible INTEGER) STRICT;
CREATE TABLE debtor (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
  language TEXT NOT NULL, national_id TEXT NOT NULL) STRICT;
CREATE TABLE debtor_attribute (
  debtor INTEGER NOT NULL REFERENCES debtor, name INTEGER NOT NULL REFERENCES word, value TEXT NOT NULL,
  PRIMARY KEY (debtor, name)) STRICT, WITHOUT ROWID;
CREATE TABLE contact (
  number INTEGER PRIMARY KEY, debtor INTEGER NOT NULL REFERENCES debtor, channel INTEGER NOT NULL REFERENCES word,
  address TEXT NOT NULL, first_day INTEGER, last_day INTEGER, recorded INTEGER) STRICT;
CREATE INDEX contact_of ON contact (debtor);
CREATE TABLE consent (
  number INTEGER PRIMARY KEY, debtor INTEGER NOT NULL REFERENCES debtor, channel INTEGER NOT NULL REFERENCES word,
  address TEXT NOT NULL, first_day INTEGER, last_day INTEGER, recorded INTEGER) STRICT;
CREATE INDEX consent_of ON consent (debtor);

CREATE TABLE relationship (
  number INTEGER PRIMARY KEY, creditor INTEGER NOT NULL REFERENCES creditor, debtor INTEGER NOT NULL REFERENCES debtor,
  name TEXT NOT NULL, UNIQUE (debtor, creditor, name)) STRICT;
CREATE TABLE claim (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, relationship INTEGER NOT NULL REFERENCES relationship,
  kind INTEGER NOT NULL, reference TEXT NOT NULL, currency TEXT NOT NULL, principal INTEGER NOT NULL, issued INTEGER,
  due INTEGER NOT NULL, governing_law TEXT NOT NULL, fee_agreed INTEGER, contract_rate INTEGER, recorded INTEGER,
  due_now INTEGER NOT NULL) STRICT;
CREATE TABLE claim_attribute (
  relationship INTEGER NOT NULL, claim INTEGER NOT NULL REFERENCES claim, name INTEGER NOT NULL REFERENCES word,
  value TEXT NOT NULL, PRIMARY KEY (relationship, claim, name)) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, claim INTEGER REFERENCES claim,
  debtor INTEGER REFERENCES debtor, relationship INTEGER, kind INTEGER NOT NULL, effective INTEGER NOT NULL,
  recorded INTEGER NOT NULL, minor INTEGER NOT NULL, until INTEGER, channel INTEGER NOT NULL REFERENCES word,
  reason TEXT NOT NULL, by_whom TEXT NOT NULL, refers_to TEXT NOT NULL, counts_from INTEGER NOT NULL,
  amount INTEGER NOT NULL, CHECK ((claim IS NULL) <> (debtor IS NULL))) STRICT;
CREATE INDEX event_of_claim ON event (claim) WHERE claim IS NOT NULL;
CREATE INDEX event_of_debtor ON event (debtor) WHERE debtor IS NOT NULL;
CREATE INDEX money ON event (relationship, claim, counts_from, kind, amount) WHERE kind IN (0, 1, 2);
)sql";

// What was decided and what became of it: the record, which only grows.
constexpr std::string_view record_tables = R"sql(
CREATE TABLE run (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, run_date INTEGER NOT NULL, known_on INTEGER,
  knowledge_date INTEGER NOT NULL, bundle_hash TEXT NOT NULL, policies TEXT NOT NULL, law_versions TEXT NOT NULL,
  new_actions INTEGER NOT NULL, new_skips INTEGER NOT NULL, found_actions INTEGER NOT NULL, events_known INTEGER NOT NULL,
  started TEXT NOT NULL, ended TEXT NOT NULL) STRICT;
CREATE TABLE run_outcome (
  run INTEGER NOT NULL REFERENCES run, outcome TEXT NOT NULL, claims INTEGER NOT NULL,
  PRIMARY KEY (run, outcome)) STRICT, WITHOUT ROWID;
CREATE TABLE action (
  number INTEGER PRIMARY KEY, claim INTEGER NOT NULL REFERENCES claim, run INTEGER REFERENCES run, id TEXT,
  step INTEGER NOT NULL, occurrence INTEGER NOT NULL, attempt INTEGER NOT NULL, act INTEGER NOT NULL,
  channel INTEGER NOT NULL, state INTEGER NOT NULL, day INTEGER NOT NULL, recorded INTEGER NOT NULL, pay_by INTEGER,
  received INTEGER, principal INTEGER NOT NULL, fee INTEGER NOT NULL, interest INTEGER NOT NULL,
  compensation INTEGER NOT NULL, announced INTEGER, letter INTEGER NOT NULL, text INTEGER NOT NULL, reasons INTEGER NOT NULL,
  withheld INTEGER NOT NULL, checksum INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX action_by_hand ON action (id) WHERE id IS NOT NULL;
CREATE TABLE action_change (
  number INTEGER PRIMARY KEY, action INTEGER NOT NULL REFERENCES action, state INTEGER NOT NULL, day INTEGER NOT NULL,
  recorded INTEGER NOT NULL, until INTEGER, by_whom TEXT NOT NULL, because TEXT NOT NULL, channel INTEGER, pay_by INTEGER,
  principal INTEGER, fee INTEGER, interest INTEGER, compensation INTEGER, checksum INTEGER NOT NULL) STRICT;
CREATE INDEX change_of ON action_change (action);
CREATE TABLE seal (
  number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  hash BLOB NOT NULL) STRICT;
)sql";

// What the two amount to now: made anew whenever they grow, and compared by `verify`. Rows a run reads in order.
constexpr std::string_view state_tables = R"sql(
CREATE TABLE claim_state (
  relationship INTEGER NOT NULL, due INTEGER NOT NULL, id TEXT NOT NULL, claim INTEGER NOT NULL, traits INTEGER NOT NULL,
  principal_open INTEGER NOT NULL, principal INTEGER NOT NULL, debtor INTEGER NOT NULL, through INTEGER NOT NULL,
  settled_on INTEGER, issued INTEGER, creditor INTEGER NOT NULL, disputed_part INTEGER NOT NULL,
  promised_until INTEGER, held_until INTEGER, plan_until INTEGER, contract_rate INTEGER,
  PRIMARY KEY (relationship, due, id)) STRICT, WITHOUT ROWID;
CREATE TABLE debtor_state (debtor INTEGER PRIMARY KEY, windows BLOB NOT NULL) STRICT;
CREATE TABLE act_state (
  relationship INTEGER NOT NULL, claim INTEGER NOT NULL, step INTEGER NOT NULL, occurrence INTEGER NOT NULL,
  attempt INTEGER NOT NULL, state INTEGER NOT NULL, act INTEGER NOT NULL, channel INTEGER NOT NULL, sent INTEGER NOT NULL,
  pay_by INTEGER, fee INTEGER NOT NULL, interest INTEGER NOT NULL, compensation INTEGER NOT NULL, received INTEGER,
  changed INTEGER, put_off INTEGER, by_hand INTEGER NOT NULL, action INTEGER NOT NULL,
  PRIMARY KEY (relationship, claim, step, occurrence, attempt)) STRICT, WITHOUT ROWID;
)sql";

// The second schema: where the changes of an agreed rate are found, which are few among the events.
constexpr std::string_view agreed_rates = R"sql(
CREATE INDEX agreed_rate ON event (relationship, claim, counts_from, recorded, id, amount)
  WHERE kind = 16 AND refers_to = 'contract-rate';
)sql";

// The third: what the letter of an act said of its term.
constexpr std::string_view stated_terms = R"sql(
ALTER TABLE action ADD COLUMN states INTEGER NOT NULL DEFAULT 0;
ALTER TABLE act_state ADD COLUMN states INTEGER NOT NULL DEFAULT 0;
)sql";

std::string first_schema() {
  return std::string(history_tables) + std::string(record_tables) + std::string(state_tables);
}

void refuse_newer(const Database& database, std::int64_t found, std::size_t known) {
  refuse_machine(
      fmt::format("the ledger {} has schema {}, and this dun knows schemas up to {}", database.path(), found, known),
      "use the newer dun that wrote it");
}

void refuse_older(const Database& database, std::int64_t found, std::size_t known) {
  refuse_machine(
      fmt::format("the ledger {} has the older schema {}, and this dun reads schema {}", database.path(), found, known),
      "make the file writable, and open it with a command that writes; it is then brought up to date");
}

void apply(Database& database, const std::vector<std::string_view>& steps, std::size_t from) {
  database.begin();
  try {
    for (std::size_t step = from; step < steps.size(); ++step) database.execute(std::string(steps[step]));
    database.execute(fmt::format("PRAGMA user_version = {}", steps.size()));
    database.commit();
  } catch (const Refused&) {
    database.roll_back();
    throw;
  }
}

}  // namespace

const std::vector<std::string_view>& migrations() {
  static const std::string first = first_schema();
  static const std::vector<std::string_view> steps{first, agreed_rates, stated_terms};
  return steps;
}

std::int64_t schema_version(Database& database) {
  return database.number("PRAGMA user_version").value_or(0);
}

void make_schema(Database& database) {
  database.execute("PRAGMA page_size = 8192");
  database.execute("PRAGMA journal_mode = WAL");
  database.execute(fmt::format("PRAGMA application_id = {}", ledger_mark));
  apply(database, migrations(), 0);
}

void bring_up_to_date(Database& database, const std::vector<std::string_view>& steps) {
  if (database.number("PRAGMA application_id") != ledger_mark)
    refuse_machine(fmt::format("{} is no ledger", database.path()), "name a file made with dun ledger init");
  const std::int64_t found = schema_version(database);
  const auto known = static_cast<std::int64_t>(steps.size());
  if (found > known) refuse_newer(database, found, steps.size());
  if (found == known) return;
  if (database.is_read_only()) refuse_older(database, found, steps.size());
  apply(database, steps, static_cast<std::size_t>(found));
}

}  // namespace dun::facts
