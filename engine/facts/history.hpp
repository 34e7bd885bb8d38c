// What a ledger knows of one claim, as plain records, and the fold that turns them into facts on a day. The same fold
// serves the ledger's state rows, replay with `known on`, and the timelines of tests; so they cannot disagree. Pure: no
// disk, no clock.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/facts/block.hpp"
#include "engine/values/money.hpp"

namespace dun::facts {

struct CreditorRecord {
  std::string id;
  std::string name;
  std::string country;  // ISO
  std::string size;     // where a law asks for it: micro, small, medium, large; empty: not stated
  std::optional<bool> vat_deductible;
};

struct DebtorRecord {
  std::string id;
  std::string name;
  DebtorKind kind = DebtorKind::consumer;
  std::string country;  // ISO
  std::string language;
  std::string national_id;
  std::map<std::string, std::string> attributes;
};

/// A contact point or a consent, by channel, valid between two days (inclusive). The channel "direct-debit" states an
/// agreement to collect.
struct ContactRecord {
  std::string channel;
  std::string address;
  std::optional<Day> from;
  std::optional<Day> until;
  std::optional<Day> recorded;  // nothing: known from the start
};

struct ClaimRecord {
  std::string id;
  std::string creditor;
  std::string debtor;
  std::string relationship;  // empty: the debtor's relationship with the creditor
  ClaimKind kind = ClaimKind::invoice;
  std::string reference;
  values::Money principal;
  std::optional<Day> issued;
  Day due;
  std::string governing_law;  // ISO country; empty: the debtor's
  std::optional<bool> fee_agreed;
  std::optional<std::int64_t> contract_rate;  // percent times 10,000
  std::map<std::string, std::string> attributes;
  std::optional<Day> recorded;  // nothing: known from the start
};

enum class EventKind : std::uint8_t {
  reversal,
  payment,
  credit_note,
  dispute_opened,
  dispute_closed,
  promise,
  plan_agreed,
  plan_missed,
  plan_ended,
  hold,
  resumed,
  consent_given,
  consent_withdrawn,
  contact_lost,
  delivery_failed,
  direct_debit_failed,
  agreement_changed,
  due_changed,
  written_off,
  insolvent,
  deceased,
  received,
};
[[nodiscard]] std::string_view to_string(EventKind kind);
[[nodiscard]] std::optional<EventKind> event_kind_named(std::string_view name);

/// What a kind of event reads besides its days:
/// payment, credit_note: `minor`, above zero. A credit note that refers to the claim (its id, its reference or
/// "invoice")
///   corrects the invoice and counts from the day of issue, or from the due date where that is unknown.
/// reversal: `minor`, above zero; or 0 and `refers_to` a payment or credit note, for all of it.
/// dispute_opened: `minor` is the disputed part, 0 the whole claim. dispute_closed: `refers_to` one, empty: all.
/// promise, due_changed: `until`. A later one replaces an earlier one.
/// plan_agreed, hold: `until`, or nothing where it lasts until ended.
/// resumed: ends all holds; with `refers_to` that hold, write-off, insolvency or death alone.
/// consent_given, consent_withdrawn, contact_lost: `channel`; of a lost contact `refers_to` is the address, empty: all.
/// delivery_failed, received: `refers_to` the id of an act, or the name of a step or act, whose latest is meant.
/// agreement_changed: `refers_to` "fee-agreed" (`minor` 0 or 1) or "contract-rate" (`minor` percent times 10,000). It
///   counts from its day of effect; interest for the days before goes by the rate agreed until then.
struct EventRecord {
  std::string id;
  EventKind kind = EventKind::payment;
  Day effective;
  Day recorded;
  std::int64_t minor = 0;
  std::optional<Day> until;
  std::string channel;
  std::string reason;
  std::string by;  // who
  std::string refers_to;
};

struct ActRecord {
  std::string id;
  std::string act;
  std::string step;  // empty: done by hand without naming one
  int occurrence = 1;
  Day sent;
  Day recorded;
  std::string channel;
  std::int64_t fee = 0;
  std::int64_t interest = 0;
  std::int64_t compensation = 0;
  std::optional<Day> pay_by;
  std::optional<Day> received;
  std::string states;  // what the letter said of its term, a sentence a line; empty: not recorded
  ActState state = ActState::sent;
  bool by_hand = false;
  std::optional<Day>
      put_off_until;  // of a proposal: from this day on it no longer stands, and the step is decided anew
};

struct ClaimHistory {
  std::int64_t number = 0;  // the ledger's claim number; 0: its place in a list, from 1
  ClaimRecord claim;
  DebtorRecord debtor;
  CreditorRecord creditor;
  std::vector<ContactRecord> contacts;
  std::vector<ContactRecord> consents;
  std::vector<EventRecord> events;
  std::vector<ActRecord> acts;
};

/// The acts as they stood on a day: those known and done by then, with deliveries failed and receipts noted by then, in
/// order of sending, record and id.
[[nodiscard]] std::vector<ActRecord> acts_known(const ClaimHistory& history, Day on, Day known_on);

/// A time in which a claim was overdue at the end of each day.
struct OverdueSpell {
  Day from;                  // the day after due, or the day it was opened again
  std::optional<Day> until;  // the day it was settled: the first not in the spell
};

/// A claim's facts on a day, folded from what was known on another: values in the order of Fact.
struct ClaimState {
  std::array<std::optional<std::int64_t>, fact_count> facts;
  std::vector<MoneyRow> money;
  std::vector<AgreedRate> agreed_rates;  // in order of day; a change counts from its day of effect
  std::optional<Day> settled_on;         // the day principal-open reached zero, if it is zero or less
  std::vector<OverdueSpell> overdue;     // in order; more than one if it was settled and opened again
};

/// Folds events in order of day of effect, day of record, id; reversals before payments before credits, then flags.
/// Money is settled principal first here; a plan with another order folds `money` itself. `arrears_since` is left
/// missing: it takes all claims of the relationship.
[[nodiscard]] ClaimState fold(const ClaimHistory& history, Day on, Day known_on);

/// The day since which something has been overdue without a break; nothing if nothing is overdue on `on`.
[[nodiscard]] std::optional<Day> arrears_since(std::vector<OverdueSpell> spells, Day on);

/// A block of the given claims of one or more relationships, as the SQLite loader would make it.
[[nodiscard]] Block to_block(const std::vector<ClaimHistory>& claims, const Request& request, Day on, Day known_on);

}  // namespace dun::facts
