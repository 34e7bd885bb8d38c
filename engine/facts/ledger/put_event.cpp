// Events: whose they are, and which states they touch.
#include <fmt/format.h>

#include "engine/facts/ledger/checks.hpp"
#include "engine/facts/ledger/put.hpp"

namespace dun::facts {

namespace {

/// Whose an event of a kind is, whoever is named.
enum class Owner : std::uint8_t { claim, debtor, either };

Owner owner_of(EventKind kind) {
  switch (kind) {
    case EventKind::consent_given:
    case EventKind::consent_withdrawn:
    case EventKind::contact_lost:
    case EventKind::insolvent:
    case EventKind::deceased:
      return Owner::debtor;
    case EventKind::hold:
    case EventKind::resumed:
      return Owner::either;
    case EventKind::reversal:
    case EventKind::payment:
    case EventKind::credit_note:
    case EventKind::dispute_opened:
    case EventKind::dispute_closed:
    case EventKind::promise:
    case EventKind::plan_agreed:
    case EventKind::plan_missed:
    case EventKind::plan_ended:
    case EventKind::delivery_failed:
    case EventKind::direct_debit_failed:
    case EventKind::agreement_changed:
    case EventKind::due_changed:
    case EventKind::written_off:
    case EventKind::received:
      return Owner::claim;
  }
  return Owner::claim;
}

struct Place {
  std::optional<std::int64_t> claim;
  std::optional<std::int64_t> debtor;
  std::optional<std::int64_t> relationship;
};

std::int64_t debtor_of(StateKeeper& keeper, const Subject& subject) {
  if (!subject.debtor.empty()) return known_debtor(keeper, subject.debtor);
  return keeper.reader().key_of(known_claim(keeper, subject.claim)).debtor;
}

Place place_of(StateKeeper& keeper, const Subject& subject, EventKind kind) {
  if (subject.claim.empty() && subject.debtor.empty()) refuse_data("the event names neither a claim nor a debtor");
  const Owner owner = owner_of(kind);
  if (owner == Owner::debtor || (owner == Owner::either && subject.claim.empty()))
    return {std::nullopt, debtor_of(keeper, subject), std::nullopt};
  if (subject.claim.empty()) refuse_data(fmt::format("a {} must name a claim", to_string(kind)));
  const std::int64_t claim = known_claim(keeper, subject.claim);
  return {claim, std::nullopt, keeper.reader().key_of(claim).relationship};
}

/// What a money event comes to: the day it counts from and its amount.
struct Effect {
  Day counts_from;
  std::int64_t amount;
};

std::int64_t amount_of_event(Database& database, std::int64_t claim, const EventRecord& reversal) {
  Statement& row = database.cached("SELECT minor FROM event WHERE id = ? AND claim = ? AND kind IN (1, 2)")
                       .with(reversal.refers_to, claim);
  if (!row.step())
    refuse_data(
        fmt::format("the reversal names {}, which is no payment or credit note of this claim", reversal.refers_to),
        "give its amount, or bring the payment first");
  const std::int64_t minor = row.integer(0);
  row.reset();
  return minor;
}

Effect effect_of(StateKeeper& keeper, const Place& place, const EventRecord& event) {
  if (event.kind == EventKind::reversal && event.minor == 0)
    return {event.effective, amount_of_event(keeper.database(), *place.claim, event)};
  if (event.kind != EventKind::credit_note || event.refers_to.empty()) return {event.effective, event.minor};
  ClaimKey key;
  keeper.reader().forget();
  ClaimHistory alone = keeper.reader().without_acts(*place.claim, key);
  alone.events = {event};
  const std::vector<MoneyRow> money = stand(alone, values::last_day, values::last_day).money;
  return {money.front().day, event.minor};
}

struct There {
  EventRecord event;
  Place place;
};

std::optional<There> find_event(StateKeeper& keeper, const std::string& id) {
  static const std::string sql = fmt::format("SELECT {}, e.claim, e.debtor FROM event e WHERE e.id = ?", event_columns);
  Statement& row = keeper.database().cached(sql.c_str()).with(id);
  if (!row.step()) return std::nullopt;
  const There there{read_event(row, keeper.words()),
                    {row.optional_integer(10), row.optional_integer(11), std::nullopt}};
  row.reset();
  return there;
}

/// The day of record is left out: the same file imported again on another day says nothing new.
Stored compare_events(const There& there, const EventRecord& event, const Place& place) {
  const EventRecord& old = there.event;
  if (there.place.claim != place.claim || there.place.debtor != place.debtor)
    return {Put::conflict, "it is an event of another claim or debtor in the ledger"};
  return compare({
      {"kind", std::string(to_string(old.kind)), std::string(to_string(event.kind))},
      {"effective", to_string(old.effective), to_string(event.effective)},
      {"amount in minor units", std::to_string(old.minor), std::to_string(event.minor)},
      {"until", shown(old.until), shown(event.until)},
      {"channel", old.channel, event.channel},
      {"reason", old.reason, event.reason},
      {"by", old.by, event.by},
      {"refers to", old.refers_to, event.refers_to},
  });
}

void insert_event(StateKeeper& keeper, const Place& place, const EventRecord& event) {
  const Effect effect = effect_of(keeper, place, event);
  keeper.database()
      .cached(
          "INSERT INTO event (id, claim, debtor, relationship, kind, effective, recorded, minor, until, channel, "
          "reason, by_whom, refers_to, counts_from, amount) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
      .with(event.id, place.claim, place.debtor, place.relationship, static_cast<int>(event.kind), event.effective,
            event.recorded, event.minor, event.until, keeper.words().number(event.channel), event.reason, event.by,
            event.refers_to, effect.counts_from, effect.amount)
      .run();
  keeper.note_days(std::max(event.effective, effect.counts_from), event.recorded);
}

void touch(StateKeeper& keeper, const Place& place, EventKind kind) {
  if (place.claim) {
    keeper.claim_changed(*place.claim);
    if (kind == EventKind::delivery_failed || kind == EventKind::received) keeper.acts_changed(*place.claim);
    return;
  }
  if (owner_of(kind) == Owner::debtor && kind != EventKind::insolvent && kind != EventKind::deceased)
    keeper.reach_changed(*place.debtor);
  else
    keeper.all_claims_changed(*place.debtor);
}

}  // namespace

Stored put_event_record(StateKeeper& keeper, const Subject& subject, const EventRecord& event) {
  check(event);
  const Place place = place_of(keeper, subject, event.kind);
  if (const auto there = find_event(keeper, event.id)) return compare_events(*there, event, place);
  insert_event(keeper, place, event);
  touch(keeper, place, event.kind);
  return {Put::inserted, {}};
}

}  // namespace dun::facts
