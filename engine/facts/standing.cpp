#include "engine/facts/standing.hpp"

#include <algorithm>
#include <tuple>

#include "engine/base/exact.hpp"

namespace dun::facts {

namespace {

/// An event with the day it counts from, which for a credit note that corrects the invoice is not its own.
struct Timed {
  const EventRecord* event;
  Day day;
};

int rank_within_day(EventKind kind) {
  switch (kind) {
    case EventKind::reversal:
      return 0;
    case EventKind::payment:
      return 1;
    case EventKind::credit_note:
      return 2;
    default:
      return 3;
  }
}

bool is_before(const Timed& a, const Timed& b) {
  return std::tuple(a.day, rank_within_day(a.event->kind), a.event->recorded, std::string_view(a.event->id)) <
         std::tuple(b.day, rank_within_day(b.event->kind), b.event->recorded, std::string_view(b.event->id));
}

bool corrects_invoice(const EventRecord& event, const ClaimRecord& claim) {
  if (event.kind != EventKind::credit_note || event.refers_to.empty()) return false;
  return event.refers_to == claim.id || event.refers_to == claim.reference || event.refers_to == "invoice";
}

std::vector<Timed> events_known(const ClaimHistory& history, Day on, Day known_on) {
  std::vector<Timed> known;
  for (const EventRecord& event : history.events) {
    const Day day =
        corrects_invoice(event, history.claim) ? history.claim.issued.value_or(history.claim.due) : event.effective;
    if (day <= on && event.recorded <= known_on) known.push_back({&event, day});
  }
  std::sort(known.begin(), known.end(), is_before);
  return known;
}

/// Consents and contacts are windows of days by themselves (reach.hpp), so a standing need not wait for them.
bool moves_standing(EventKind kind) {
  return kind != EventKind::consent_given && kind != EventKind::consent_withdrawn && kind != EventKind::contact_lost;
}

std::int64_t reversed_amount(const EventRecord& reversal, const ClaimHistory& history) {
  if (reversal.minor != 0) return reversal.minor;
  for (const EventRecord& event : history.events)
    if (event.id == reversal.refers_to && (event.kind == EventKind::payment || event.kind == EventKind::credit_note))
      return event.minor;
  return 0;
}

std::optional<MoneyRow> money_of(const Timed& timed, const ClaimHistory& history) {
  switch (timed.event->kind) {
    case EventKind::payment:
      return MoneyRow{timed.day, MoneyKind::payment, timed.event->minor};
    case EventKind::credit_note:
      return MoneyRow{timed.day, MoneyKind::credit, timed.event->minor};
    case EventKind::reversal:
      return MoneyRow{timed.day, MoneyKind::reversal, reversed_amount(*timed.event, history)};
    default:
      return std::nullopt;
  }
}

std::int64_t effect_of(const MoneyRow& row) {
  return row.kind == MoneyKind::reversal ? row.minor : -row.minor;
}

/// Something that lasts until ended: a dispute, a hold, a write-off.
struct Lasting {
  std::string_view id;
  EventKind kind;
  std::int64_t minor;
  Day until;
};

/// The conditions that are in force while the events are gone through in order.
class Conditions {
 public:
  Conditions(const ClaimHistory& history, Folded& folded)
      : history_(history), standing_(folded.standing), agreed_rates_(folded.agreed_rates) {}

  void apply(const EventRecord& event, Day day);
  void settle() const;

 private:
  void end(EventKind kind, const std::string& id);
  void resume(const EventRecord& event);
  void change_agreement(const EventRecord& event, Day day) const;
  [[nodiscard]] bool has(EventKind kind) const;

  const ClaimHistory& history_;
  Standing& standing_;
  std::vector<AgreedRate>& agreed_rates_;
  std::vector<Lasting> lasting_;
};

void Conditions::apply(const EventRecord& event, Day day) {
  switch (event.kind) {
    case EventKind::dispute_opened:
    case EventKind::hold:
    case EventKind::written_off:
    case EventKind::insolvent:
    case EventKind::deceased:
      lasting_.push_back({event.id, event.kind, event.minor, event.until.value_or(values::last_day)});
      return;
    case EventKind::dispute_closed:
      return end(EventKind::dispute_opened, event.refers_to);
    case EventKind::resumed:
      return resume(event);
    case EventKind::promise:
      standing_.promised_until = event.until.value_or(no_day);
      return;
    case EventKind::plan_agreed:
      standing_.plan_until = event.until.value_or(values::last_day);
      return;
    case EventKind::plan_missed:
    case EventKind::plan_ended:
      standing_.plan_until = no_day;
      return;
    case EventKind::direct_debit_failed:
      standing_.direct_debit_failed = true;
      return;
    case EventKind::due_changed:
      standing_.due = event.until.value_or(standing_.due);
      return;
    case EventKind::agreement_changed:
      return change_agreement(event, day);
    case EventKind::reversal:
    case EventKind::payment:
    case EventKind::credit_note:
    case EventKind::consent_given:
    case EventKind::consent_withdrawn:
    case EventKind::contact_lost:
    case EventKind::delivery_failed:
    case EventKind::received:
      return;
  }
}

void Conditions::end(EventKind kind, const std::string& id) {
  const auto ended = [&](const Lasting& each) { return each.kind == kind && (id.empty() || each.id == id); };
  lasting_.erase(std::remove_if(lasting_.begin(), lasting_.end(), ended), lasting_.end());
}

void Conditions::resume(const EventRecord& event) {
  if (event.refers_to.empty()) return end(EventKind::hold, {});
  for (const EventKind kind : {EventKind::hold, EventKind::written_off, EventKind::insolvent, EventKind::deceased})
    end(kind, event.refers_to);
}

void Conditions::change_agreement(const EventRecord& event, Day day) const {
  if (event.refers_to == "fee-agreed") standing_.fee_agreed = event.minor != 0;
  if (event.refers_to != "contract-rate") return;
  standing_.contract_rate = event.minor;
  if (!agreed_rates_.empty() && agreed_rates_.back().from == day) agreed_rates_.pop_back();
  agreed_rates_.push_back({day, event.minor});
}

bool Conditions::has(EventKind kind) const {
  return std::any_of(lasting_.begin(), lasting_.end(), [&](const Lasting& each) { return each.kind == kind; });
}

void Conditions::settle() const {
  standing_.insolvent = has(EventKind::insolvent);
  standing_.deceased = has(EventKind::deceased);
  standing_.written_off = has(EventKind::written_off);
  for (const Lasting& each : lasting_) {
    if (each.kind == EventKind::hold) standing_.held_until = std::max(standing_.held_until, each.until);
    if (each.kind != EventKind::dispute_opened) continue;
    if (each.minor == 0) standing_.disputed = true;
    standing_.disputed_part = base::add(standing_.disputed_part, each.minor);
  }
}

/// The balance at the end of a day on which money moved.
struct DayEnd {
  Day day;
  std::int64_t open;
};

std::vector<DayEnd> day_ends(std::int64_t principal, const std::vector<MoneyRow>& money) {
  std::vector<DayEnd> ends;
  std::int64_t open = principal;
  for (const MoneyRow& row : money) {
    open = base::add(open, effect_of(row));
    if (!ends.empty() && ends.back().day == row.day)
      ends.back().open = open;
    else
      ends.push_back({row.day, open});
  }
  return ends;
}

Day settled_on(const Standing& standing, const std::vector<DayEnd>& ends) {
  const Day from_the_start = standing.issued == no_day ? standing.due : standing.issued;
  Day settled = standing.principal > 0 ? no_day : from_the_start;
  for (const DayEnd& end : ends) {
    if (end.open > 0)
      settled = no_day;
    else if (settled == no_day)
      settled = end.day;
  }
  return settled;
}

std::vector<OverdueSpell> overdue_spells(const Standing& standing, const std::vector<DayEnd>& ends) {
  std::vector<OverdueSpell> spells;
  const auto note = [&](Day day, std::int64_t open) {
    const bool running = !spells.empty() && !spells.back().until;
    if (open > 0 && !running) spells.push_back({day, std::nullopt});
    if (open <= 0 && running) spells.back().until = day;
  };
  const Day first = standing.due + 1;
  std::int64_t open_then = standing.principal;
  for (const DayEnd& end : ends)
    if (end.day <= first) open_then = end.open;
  note(first, open_then);
  for (const DayEnd& end : ends)
    if (end.day > first) note(end.day, end.open);
  return spells;
}

void follow_balance(Folded& folded) {
  const std::vector<DayEnd> ends = day_ends(folded.standing.principal, folded.money);
  folded.standing.principal_open = ends.empty() ? folded.standing.principal : ends.back().open;
  folded.standing.settled_on = settled_on(folded.standing, ends);
  folded.overdue = overdue_spells(folded.standing, ends);
}

bool is_plain(const Folded& folded) {
  const std::optional<OverdueSpell> plain = plain_spell(folded.standing.due, folded.standing.settled_on);
  if (!plain) return folded.overdue.empty();
  return folded.overdue.size() == 1 && folded.overdue[0].from == plain->from && folded.overdue[0].until == plain->until;
}

std::uint16_t country_of(const ClaimHistory& history) {
  const std::string& stated = history.claim.governing_law;
  const std::string& lives = history.debtor.country;
  if (history.debtor.kind == DebtorKind::consumer && !stated.empty() && stated != lives) return 0;
  return static_cast<std::uint16_t>(country_code(stated.empty() ? lives : stated).value_or(0));
}

Standing start_of(const ClaimHistory& history) {
  Standing standing;
  standing.due = history.claim.due;
  standing.through = values::first_day;
  standing.issued = history.claim.issued.value_or(no_day);
  standing.principal = history.claim.principal.minor;
  standing.contract_rate = history.claim.contract_rate;
  standing.fee_agreed = history.claim.fee_agreed;
  standing.country = country_of(history);
  standing.currency = history.claim.principal.currency.code;
  standing.debtor_kind = history.debtor.kind;
  standing.claim_kind = history.claim.kind;
  return standing;
}

void add_acts(Standing& standing, const ClaimHistory& history, Day on, Day known_on) {
  for (const ActRecord& act : acts_known(history, on, known_on)) {
    standing.through = std::max({standing.through, act.sent, act.received.value_or(act.sent)});
    if (act.state != ActState::sent) continue;
    standing.fees = base::add(standing.fees, act.fee);
    standing.compensation = base::add(standing.compensation, act.compensation);
  }
}

}  // namespace

Folded stand(const ClaimHistory& history, Day on, Day known_on) {
  Folded folded{start_of(history), {}, {}, {}};
  if (history.claim.contract_rate) folded.agreed_rates.push_back({values::first_day, *history.claim.contract_rate});
  Conditions conditions(history, folded);
  for (const Timed& timed : events_known(history, on, known_on)) {
    if (moves_standing(timed.event->kind)) folded.standing.through = std::max(folded.standing.through, timed.day);
    if (const auto money = money_of(timed, history)) folded.money.push_back(*money);
    conditions.apply(*timed.event, timed.day);
  }
  std::sort(folded.money.begin(), folded.money.end(), [](const MoneyRow& a, const MoneyRow& b) {
    return std::tuple(a.day, a.kind, a.minor) < std::tuple(b.day, b.kind, b.minor);
  });
  conditions.settle();
  add_acts(folded.standing, history, on, known_on);
  follow_balance(folded);
  folded.standing.opened_again = !is_plain(folded);
  return folded;
}

std::optional<OverdueSpell> plain_spell(Day due, Day settled_on) {
  if (settled_on == no_day) return OverdueSpell{due + 1, std::nullopt};
  if (settled_on <= due + 1) return std::nullopt;
  return OverdueSpell{due + 1, settled_on};
}

}  // namespace dun::facts
