// What a ledger knows of one claim, as plain records, and the fold that turns them into facts on a day. The same fold serves
// the ledger's state rows, replay with `known on`, and the timelines of tests; so they cannot disagree.
// Pure: no disk, no clock.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/facts/block.hpp"
#include "engine/values/money.hpp"

namespace dun::facts {

struct DebtorRecord {
  std::string id;
  std::string name;
  DebtorKind kind = DebtorKind::consumer;
  std::string country;   // ISO
  std::string language;
  std::string national_id;
  std::map<std::string, std::string> attributes;
};

/// A contact point or a consent, by channel, valid between two days (inclusive).
struct ContactRecord {
  std::string channel;
  std::string address;
  std::optional<Day> from;
  std::optional<Day> until;
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
};

enum class EventKind : std::uint8_t {
  reversal, payment, credit_note, dispute_opened, dispute_closed, promise, plan_agreed, plan_missed, plan_ended, hold, resumed,
  consent_given, consent_withdrawn, contact_lost, delivery_failed, direct_debit_failed, agreement_changed, due_changed,
  written_off, insolvent, deceased, received,
};
[[nodiscard]] std::string_view to_string(EventKind kind);
[[nodiscard]] std::optional<EventKind> event_kind_named(std::string_view name);

struct EventRecord {
  std::string id;
  EventKind kind = EventKind::payment;
  Day effective;
  Day recorded;
  std::int64_t minor = 0;            // payments, credits, reversals, a disputed part (0: the whole claim)
  std::optional<Day> until;          // a hold, a promise; the new due date of due_changed
  std::string channel;               // consents, contacts, failures
  std::string reason;
  std::string by;                    // who
  std::string refers_to;             // the event or action undone, closed, failed or received
};

struct ActRecord {
  std::string id;
  std::string act;
  std::string step;      // empty: done by hand without naming one
  int occurrence = 1;
  Day sent;
  Day recorded;
  std::string channel;
  std::int64_t fee = 0;
  std::int64_t interest = 0;
  std::int64_t compensation = 0;
  std::optional<Day> pay_by;
  std::optional<Day> received;
  ActState state = ActState::sent;
  bool by_hand = false;
};

struct ClaimHistory {
  ClaimRecord claim;
  DebtorRecord debtor;
  std::vector<ContactRecord> contacts;
  std::vector<ContactRecord> consents;  // `until` set where withdrawn
  std::vector<EventRecord> events;
  std::vector<ActRecord> acts;
};

/// A claim's facts on a day, folded from what was known on another: values in the order of Fact.
struct ClaimState {
  std::array<std::optional<std::int64_t>, fact_count> facts;
  std::vector<MoneyRow> money;
  std::optional<Day> settled_on;  // the day principal-open reached zero, if it is zero or less
};

/// Folds events in order of day of effect, day of record, id; reversals before payments before credits, then flags. Money is
/// settled principal first here; a plan with another order folds `money` itself. `arrears_since` is left missing: it takes
/// all claims of the relationship.
[[nodiscard]] ClaimState fold(const ClaimHistory& history, Day on, Day known_on);

/// The day since which something has been overdue without a break; nothing if nothing is overdue on `on`.
struct OverdueSpell {
  Day from;                  // the day after due
  std::optional<Day> until;  // the day it was settled
};
[[nodiscard]] std::optional<Day> arrears_since(std::vector<OverdueSpell> spells, Day on);

/// A block of the given claims of one or more relationships, as the SQLite loader would make it.
[[nodiscard]] Block to_block(const std::vector<ClaimHistory>& claims, const Request& request, Day on, Day known_on);

}  // namespace dun::facts
