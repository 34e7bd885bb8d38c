#include "tests/bench/hand_written.hpp"

#include <algorithm>

namespace dun::bench {

using decide::Decision;
using decide::Details;
using facts::Fact;
using plan::Outcome;

namespace {

template <class Value>
std::size_t place_in(const std::vector<Value>& all, const Value& wanted) {
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), wanted) - all.begin());
}

bool answer(Decision& decision, Outcome outcome, std::uint16_t step = facts::no_code) {
  decision.outcome = outcome;
  decision.step = step;
  return true;
}

bool answer_until(Decision& decision, Outcome outcome, std::uint16_t step, Day until) {
  decision.has_until = true;
  decision.until = until;
  return answer(decision, outcome, step);
}

}  // namespace

HandWritten::HandWritten(const plan::Plan& plan, const facts::Request& request, Day on)
    : plan_(plan),
      request_(request),
      on_(on),
      norway_(*facts::country_code("NO")),
      nok_(values::parse_currency("NOK")->code),
      fees_known_from_(*values::parse_day("2009-01-01")),
      half_from_(*values::parse_day("2020-10-01")) {
  for (const std::string& act : request.acts)
    kinds_.push_back(act == "purring"                ? Kind::purring
                     : act == "inkassovarsel"        ? Kind::varsel
                     : act == "betalingsoppfordring" ? Kind::demand
                                                     : Kind::other);
  const std::vector<std::string> names{"nudge", "reminder", "warning", "handover"};
  for (const std::string& step : request.steps) steps_.push_back(static_cast<std::uint16_t>(place_in(names, step)));
}

HandWritten::Columns HandWritten::columns_of(const facts::Block& block) const {
  const auto column = [&](const facts::ColumnKey& key) -> const facts::Column& {
    return block.columns[place_in(request_.columns, key)];
  };
  const auto of = [&](const facts::ColumnKey& key) { return column(key).values.data(); };
  const auto known = [&](Fact fact) { return column(fact).known.empty() ? nullptr : column(fact).known.data(); };
  const auto channel = [&](const std::string& name) {
    return Channel{static_cast<std::uint16_t>(place_in(plan_.channels, name)), of(facts::ReachableBy{name})};
  };
  Columns made{};
  made.country = of(Fact::country);
  made.currency = of(Fact::currency);
  made.kind = of(Fact::debtor_kind);
  made.due = of(Fact::due);
  made.principal = of(Fact::principal);
  made.open = of(Fact::principal_open);
  made.balance = of(Fact::balance);
  made.disputed = of(Fact::disputed);
  made.in_plan = of(Fact::payment_plan);
  made.insolvent = of(Fact::insolvent);
  made.deceased = of(Fact::deceased);
  made.written_off = of(Fact::written_off);
  made.debit = of(Fact::direct_debit);
  made.debit_failed = of(Fact::direct_debit_failed);
  made.compensation = of(Fact::compensation_claimed);
  made.consent = of(facts::ConsentTo{"sms"});
  made.held = of(Fact::held_until);
  made.promised = of(Fact::promised);
  made.held_known = known(Fact::held_until);
  made.promised_known = known(Fact::promised);
  made.sms = channel("sms");
  made.efaktura = channel("efaktura");
  made.email = channel("email");
  made.letter = channel("letter");
  return made;
}

bool HandWritten::Fees::pause_before(Day day) const {
  return day > values::add_months(last, 6, values::MonthEnd::down);
}

/// True if the count starts again with this one.
bool HandWritten::Fees::take(Day sent) {
  const bool again = count > 0 && pause_before(sent);
  count = again ? 1 : count + 1;
  last = sent;
  return again;
}

bool HandWritten::ends(const Columns& c, std::size_t row, Decision& decision) const {
  if (c.country[row] != norway_ || c.currency[row] != nok_ || c.kind[row] != 1)
    return answer(decision, Outcome::not_covered);
  if (c.open[row] <= 0 || c.insolvent[row] != 0 || c.deceased[row] != 0 || c.written_off[row] != 0)
    return answer(decision, Outcome::stopped);
  const auto runs = [&](const std::int64_t* until, const std::uint8_t* known) {
    return (known == nullptr || known[row] != 0) && on_.number <= until[row] &&
           answer_until(decision, Outcome::paused, facts::no_code, Day{static_cast<std::int32_t>(until[row])} + 1);
  };
  if (runs(c.held, c.held_known) || runs(c.promised, c.promised_known)) return true;
  if (c.disputed[row] != 0 || c.in_plan[row] != 0 || c.balance[row] <= 0) return answer(decision, Outcome::paused);
  if (c.debit[row] != 0 && c.debit_failed[row] == 0) return answer(decision, Outcome::waits_for_fact);
  return false;
}

void HandWritten::take_fee(const facts::ActRow& act, Letters& letters) const {
  const Kind kind = act.act < kinds_.size() ? kinds_[act.act] : Kind::other;
  const Deadline deadline{act.has_pay_by, act.sent, act.pay_by};
  if (kind == Kind::varsel && deadline.is_long_enough() &&
      (!letters.first_varsel.is_set || act.pay_by < letters.first_varsel.pay_by))
    letters.first_varsel = deadline;
  if (act.fee <= 0 || kind == Kind::other) return;
  if (kind == Kind::demand) {
    letters.demands.take(act.sent);
    return;
  }
  const bool again = letters.small.take(act.sent);
  if (kind == Kind::varsel) letters.warnings.take(act.sent);
  if (again) letters.first_purring = {};
  if (kind == Kind::purring && !letters.first_purring.is_set) letters.first_purring = deadline;
}

void HandWritten::fold(const facts::Block& block, std::size_t row, Letters& letters) const {
  for (const facts::ActRow* act = block.acts.first(row); act != block.acts.last(row); ++act) {
    if (act->state == facts::ActState::sent) take_fee(*act, letters);
    if (act->step >= steps_.size() || steps_[act->step] == steps) continue;
    const std::uint16_t step = steps_[act->step];
    const bool is_past = act->state == facts::ActState::sent || act->state == facts::ActState::skipped;
    if (is_past) letters.position = std::max<std::uint16_t>(letters.position, static_cast<std::uint16_t>(step + 1));
    if (act->state == facts::ActState::sent) letters.of_step[step] = {act->has_pay_by, act->sent, act->pay_by};
    if (act->state == facts::ActState::failed) letters.failed[step] |= 1U << act->channel;
    if (act->state == facts::ActState::proposed) letters.proposed[step] = true;
    if (act->state != facts::ActState::skipped) ++letters.attempts[step];
  }
}

/// True where the step has no act today: its answer stands.
bool HandWritten::waits(Claim& claim, Step step, bool due_known, Day due) const {
  if (!due_known) return answer(claim.decision, Outcome::waits_for_fact, step);
  if (on_ < due) return answer_until(claim.decision, Outcome::too_early, step, due);
  if (claim.letters.proposed[step]) return answer(claim.decision, Outcome::waits_for_release, step);
  return false;
}

Details& HandWritten::act(Claim& claim, Step step) const {
  answer(claim.decision, Outcome::act, step);
  if (claim.decision.details == decide::no_details) {
    claim.decision.details = static_cast<std::uint32_t>(claim.answers.details.size());
    claim.answers.details.emplace_back();
  }
  Details& details = claim.answers.details[claim.decision.details];
  details.occurrence = static_cast<std::uint16_t>(claim.letters.attempts[step] + 1);
  details.principal = claim.columns.open[claim.row];
  return details;
}

/// True where the nudge answers for the claim; false where the next step is asked.
bool HandWritten::take_nudge(Claim& claim) const {
  const std::size_t row = claim.row;
  if (on_ > claim.due + 10) return false;
  if (waits(claim, nudge, true, claim.due + 3)) return true;
  const Channel& sms = claim.columns.sms;
  const bool usable = sms.reachable[row] != 0 && (claim.letters.failed[nudge] >> sms.number & 1U) == 0;
  if (claim.columns.consent[row] != 0 && usable) {
    act(claim, nudge).channel = sms.number;
    return true;
  }
  claim.decision.details = static_cast<std::uint32_t>(claim.answers.details.size());
  claim.answers.details.emplace_back().passed_over = 1U << nudge;
  return false;
}

std::int64_t HandWritten::fee(const Claim& claim, Step step) const {
  const Letters& letters = claim.letters;
  const int small = letters.small.standing(on_);
  const bool allowed = on_ >= claim.due + 14 && small < 2 && (small != 1 || letters.first_purring.missed_by(on_)) &&
                       letters.demands.standing(on_) == 0 && claim.columns.compensation[claim.row] <= 0 &&
                       (step == reminder || letters.warnings.standing(on_) == 0);
  if (!allowed) return 0;
  return claim.due >= half_from_ ? 3'800 : 7'500;
}

std::int64_t HandWritten::interest(const Claim& claim) {
  const facts::Block& block = claim.block;
  std::int64_t principal = claim.columns.principal[claim.row];
  balances_.clear();
  balances_.push_back({claim.due + 1, principal});
  for (const facts::MoneyRow* money = block.money.first(claim.row); money != block.money.last(claim.row); ++money) {
    principal += money->kind == facts::MoneyKind::reversal ? money->minor : -money->minor;
    const std::int64_t carrying = std::max<std::int64_t>(principal, 0);
    if (money->day + 1 <= balances_.back().from)
      balances_.back().minor = carrying;
    else
      balances_.push_back({money->day + 1, carrying});
  }
  return interest::accrue_total(plan_.interests.front().terms, balances_,
                                plan_.interests.front().rate.dated.front().rows.front(), claim.due + 1, on_)
      .value_or(0);
}

void HandWritten::take_letter(Claim& claim, Step step, Day due, const Channel* channels, int count) {
  const bool due_known = step == reminder || claim.letters.of_step[reminder].is_set;
  if (waits(claim, step, due_known, due)) return;
  const Channel* const end = channels + count;
  const Channel* const by = std::find_if(channels, end, [&](const Channel& channel) {
    return channel.reachable[claim.row] != 0 && (claim.letters.failed[step] >> channel.number & 1U) == 0;
  });
  if (by == end) {
    answer(claim.decision, Outcome::no_channel, step);
  } else if (claim.due < fees_known_from_) {
    answer(claim.decision, Outcome::held, step);
  } else {
    Details& details = act(claim, step);
    details.channel = by->number;
    details.has_pay_by = true;
    details.pay_by = on_ + 14;
    details.fee = fee(claim, step);
    details.with_interest = true;
    details.interest = interest(claim);
  }
}

void HandWritten::take_handover(Claim& claim) const {
  const Deadline& of_warning = claim.letters.of_step[warning];
  if (waits(claim, handover, of_warning.is_set, of_warning.pay_by + 1)) return;
  if (claim.letters.first_varsel.missed_by(on_))
    act(claim, handover);
  else
    answer(claim.decision, Outcome::blocked, handover);
}

void HandWritten::decide(const facts::Block& block, decide::Answers& answers) {
  const Columns columns = columns_of(block);
  const Channel by_reminder[] = {columns.efaktura, columns.email, columns.letter};
  const Channel by_warning[] = {columns.efaktura, columns.letter};
  answers.decisions.assign(block.rows, {});
  answers.details.clear();
  for (std::size_t row = 0; row < block.rows; ++row) {
    Decision& decision = answers.decisions[row];
    if (ends(columns, row, decision)) continue;
    const Day due{static_cast<std::int32_t>(columns.due[row])};
    Claim claim{block, columns, row, due, {}, decision, answers};
    fold(block, row, claim.letters);
    const std::uint16_t position = claim.letters.position;
    if (position == nudge && take_nudge(claim)) continue;
    if (position <= reminder)
      take_letter(claim, reminder, due + 14, by_reminder, 3);
    else if (position == warning)
      take_letter(claim, warning, claim.letters.of_step[reminder].pay_by + 1, by_warning, 2);
    else if (position == handover)
      take_handover(claim);
    else
      answer(decision, Outcome::nothing_left);
  }
}

}  // namespace dun::bench
