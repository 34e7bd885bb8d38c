#include "engine/decide/allowed.hpp"

#include <algorithm>
#include <utility>

#include "engine/decide/account.hpp"
#include "engine/decide/charges.hpp"
#include "engine/decide/letters.hpp"
#include "engine/decide/one_row.hpp"
#include "engine/plan/arithmetic.hpp"

namespace dun::decide {

using plan::Limit;
using plan::LimitKind;

namespace {

/// Does the limit wait for a day, so that an act that is lawful has been so since then?
bool waits(const Limit& limit) {
  return limit.kind == LimitKind::not_before || limit.kind == LimitKind::only_after ||
         limit.kind == LimitKind::at_least_after;
}

void note_wait(Allowed& answer, const Limit& limit, const OneRow& row) {
  if (!waits(limit) || !limit.lawful_from.is_set() || !row.holds(limit.lawful_from_known)) return;
  const Day from = row.day(limit.lawful_from);
  if (answer.since && *answer.since > from) return;
  if (answer.since != from) answer.waited.clear();
  answer.since = from;
  answer.waited.push_back(limit.reason);
}

bool is_forbidden(const Allowed& answer) {
  return std::any_of(answer.because.begin(), answer.because.end(),
                     [](const Obstacle& obstacle) { return !obstacle.unknown; });
}

/// What is forbidden whatever the rest turns out to be is not held.
void drop_unknown(Allowed& answer) {
  const auto unknown = std::remove_if(answer.because.begin(), answer.because.end(),
                                      [](const Obstacle& obstacle) { return obstacle.unknown; });
  answer.because.erase(unknown, answer.because.end());
  answer.later_missing = std::move(answer.missing);
  answer.missing.clear();
  answer.unknown = false;
}

void forbid(Allowed& answer, const Limit& limit, const OneRow& row) {
  const bool lifts = limit.lawful_from.is_set() && row.holds(limit.lawful_from_known);
  const std::optional<Day> from = lifts ? std::optional(row.day(limit.lawful_from)) : std::nullopt;
  const bool first = !is_forbidden(answer);
  const bool later = !first && answer.from && (!from || *from > *answer.from);
  answer.allowed = false;
  answer.because.insert(first || later ? answer.because.begin() : answer.because.end(), Obstacle{limit.reason, from});
  if (first || later) answer.from = from;
}

void cap(Allowed& answer, const Limit& limit, const OneRow& row) {
  const std::int64_t most = row.value(limit.bound);
  if (answer.fee_most && *answer.fee_most <= most) return;
  answer.fee_most = most;
  answer.cap = limit.reason;
}

void deadline(Allowed& answer, const Limit& limit, const OneRow& row) {
  const Day least = row.day(limit.bound);
  if (answer.pay_by_least && *answer.pay_by_least >= least) return;
  answer.pay_by_least = least;
  answer.deadline = limit.reason;
}

void leave_open(Allowed& answer, const Limit& limit) {
  if (limit.kind == LimitKind::pay_by_at_least) {
    answer.open_deadline = limit.reason;
    return;
  }
  answer.unknown = true;
  answer.allowed = false;
  answer.because.push_back({limit.reason, {}, true});
}

void judge(Allowed& answer, const Limit& limit, const plan::Plan& plan, const OneRow& row, bool with_channel) {
  if (limit.kind == LimitKind::states_term) return;  // the letter is not written yet
  if (!row.holds(limit.applies) || (limit.kind == LimitKind::only_by && !with_channel)) return;
  if (row.holds(limit.unknown)) {
    leave_open(answer, limit);
    for (const Missing& missing : missing_behind(plan, row, limit.unknown))
      if (std::find(answer.missing.begin(), answer.missing.end(), missing) == answer.missing.end())
        answer.missing.push_back(missing);
    answer.cap_unknown = answer.cap_unknown || limit.caps_the_fee();
  } else if (limit.kind == LimitKind::pay_by_at_least) {
    deadline(answer, limit, row);
  } else if (limit.kind == LimitKind::fee_at_most || limit.kind == LimitKind::fees_together) {
    cap(answer, limit, row);
  } else if (!row.holds(limit.keeps)) {
    forbid(answer, limit, row);
  } else {
    note_wait(answer, limit, row);
  }
}

}  // namespace

std::vector<plan::ReasonId> held_by(const plan::Plan& plan, const OneRow& row) {
  std::vector<plan::ReasonId> reasons;
  for (const plan::Gate& gate : plan.gates)
    if (gate.outcome == plan::Outcome::held && row.holds(gate.when)) reasons.push_back(gate.reason);
  return reasons;
}

namespace {

/// What is asked of the day alone: `from` is the day on which the rules that forbid today have let go.
Allowed ask_on(const plan::Plan& plan, const facts::Block& block, std::size_t of_row, Day on, plan::ActId act,
               bool with_fee, std::optional<std::uint16_t> channel) {
  OneRow row(plan, block, of_row, on);
  if (channel) row.set_candidate(0, Day{}, *channel);
  Allowed answer;
  for (const plan::ReasonId reason : held_by(plan, row)) {
    answer.allowed = false;
    answer.unknown = true;
    answer.because.push_back({reason, {}, true});
  }
  const bool is_held = answer.unknown;
  for (const Limit& limit : plan.limits)
    if (limit.binds(act) && (with_fee || !limit.with_fee)) judge(answer, limit, plan, row, channel.has_value());
  if (with_fee && !is_forbidden(answer) && answer.fee_most && *answer.fee_most <= 0) {
    answer.allowed = false;
    answer.because.push_back({answer.cap, {}});
  }
  if (!is_held && is_forbidden(answer)) drop_unknown(answer);
  return answer;
}

}  // namespace

Allowed ask(const plan::Plan& plan, const facts::Block& block, std::size_t of_row, Day on, plan::ActId act,
            bool with_fee, std::optional<std::uint16_t> channel) {
  const auto on_day = [&](Day day) { return ask_on(plan, block, of_row, day, act, with_fee, channel); };
  Allowed answer = on_day(on);
  if (answer.unknown || !answer.from) return answer;
  for (std::size_t round = 0; round <= plan.limits.size(); ++round) {
    const Day day = *answer.from;
    const Allowed then = on_day(day);
    if (then.allowed || then.unknown) return answer;  // what cannot be judged so far ahead is not said to forbid
    answer.from = then.from;
    if (!answer.from || *answer.from <= day) break;
  }
  answer.from.reset();  // forbidden then by a rule that never lets go, or that moves on with the day
  return answer;
}

namespace {

/// May the value change by the passing of time alone? A count that starts again does.
bool moves_with_time(const plan::Plan& plan, plan::NodeId id) {
  if (!id.is_set()) return false;
  const plan::Node& node = plan.at(id);
  if (node.op == plan::Op::run_date) return true;
  if (node.op == plan::Op::register_field) {
    const plan::Register& of = plan.registers[node.index];
    return of.restart_months != 0 || of.restart_days != 0 || of.restart_with_arrears;
  }
  const plan::Operands operands(node);
  return std::any_of(operands.begin(), operands.end(), [&](plan::NodeId each) { return moves_with_time(plan, each); });
}

}  // namespace

bool may_forbid_later(const plan::Plan& plan, const plan::Step& step) {
  return std::any_of(plan.limits.begin(), plan.limits.end(), [&](const Limit& limit) {
    if (!limit.binds(step.act) || limit.kind == LimitKind::pay_by_at_least) return false;
    if (limit.caps_the_fee()) return step.fee == plan::FeeKind::amount && moves_with_time(plan, limit.bound);
    if (moves_with_time(plan, limit.applies)) return true;
    if (limit.kind == LimitKind::at_most_count) return false;  // a count only ever falls by time
    if (!waits(limit) || !limit.lawful_from.is_set()) return moves_with_time(plan, limit.keeps);
    return moves_with_time(plan, limit.lawful_from) || moves_with_time(plan, limit.lawful_from_known);
  });
}

std::optional<Day> lawful_from(const plan::Plan& plan, const facts::Request& request, const facts::Block& block,
                               std::size_t of_row, const BlockedAct& act) {
  Day day = act.not_before;
  for (std::size_t round = 0; round <= plan.limits.size(); ++round) {
    OneRow row(plan, request, block, of_row, day);
    row.set_candidate(act.fee, Day{}, act.channel);
    Allowed then;
    for (const Limit& limit : plan.limits)
      if (limit.binds(act.act) && (act.fee > 0 || !limit.with_fee)) judge(then, limit, plan, row, true);
    if (then.unknown) return day;  // what cannot be judged so far ahead is not said to forbid
    if (then.fee_most && act.fee > *then.fee_most) return std::nullopt;
    if (then.allowed) return day;
    if (!then.from || *then.from <= day) return std::nullopt;
    day = *then.from;
  }
  return std::nullopt;
}

Claimable claimable(const plan::Plan& plan, const facts::Block& block, std::size_t of_row, Day on) {
  OneRow row(plan, block, of_row, on);
  if (!held_by(plan, row).empty()) return {};
  Charges charges(plan, row.codes(), row.slots(), on);
  charges.bind(block);
  plan::Step step;
  step.adds_interest = !plan.interests.empty();
  step.adds_compensation = plan.compensation.has_value();
  Answers answers;
  answers.decisions.resize(block.rows);
  answers.decisions[of_row].details = 0;
  answers.details.resize(1);
  charges.add(step, {static_cast<Row>(of_row)}, answers, row.slots());
  Details& details = answers.details[0];
  if (plan.compensation && plan.compensation->of_letter)
    Letters(plan, row.slots()).charge(block, static_cast<Row>(of_row), details);
  const auto withheld = [&details](plan::ReasonId reason) {
    return std::find(details.withheld.begin(), details.withheld.end(), reason) != details.withheld.end();
  };
  Claimable claimable;
  claimable.runs = running_interest(plan, row.slots(), static_cast<Row>(of_row));
  if (!plan.interests.empty() && (claimable.runs == nullptr || !withheld(claimable.runs->reason)))
    claimable.interest = details.interest;
  if (plan.compensation && !withheld(plan.compensation->unknown_reason)) claimable.compensation = details.compensation;
  return claimable;
}

std::optional<std::int64_t> announced(const plan::Plan& plan, const facts::Block& block,
                                      const std::vector<std::size_t>& letter, Day on) {
  if (!plan.compensation || plan.compensation->announced_in == 0) return std::nullopt;
  OneRow row(plan, block, letter.front(), on);
  const plan::ChargeRule& charge = *plan.compensation;
  if (charge.of_letter) return Letters(plan, row.slots()).announced_in({letter.begin(), letter.end()});
  if (!row.holds(charge.announced_known) || row.value(charge.announced) == 0) return std::nullopt;
  return row.value(charge.announced);
}

namespace {

/// The day whose rate is not known.
Day asked_on(const Accrued& accrued, const interest::Terms& terms, Day on) {
  switch (terms.rate_choice) {
    case interest::RateChoice::day_by_day:
      return *accrued.statement.interest.unknown_from;
    case interest::RateChoice::first_day:
      return *accrued.from;
    case interest::RateChoice::last_day:
      return on;
  }
  return on;
}

/// What is wanting for a rate on the day.
void note_missing(Accrued& accrued, const plan::Plan& plan, const OneRow& row,
                  const std::vector<std::uint32_t>& parts) {
  const plan::RateFormula& rate = accrued.rule->rate;
  if (rate.goes_by_dates()) return;
  const auto add = [&](const Missing& each) {
    if (std::find(accrued.missing.begin(), accrued.missing.end(), each) == accrued.missing.end())
      accrued.missing.push_back(each);
  };
  for (const std::uint32_t at : parts) {
    const plan::RatePart& part = rate.parts[at];
    if (part.op == plan::RateOp::dated) accrued.rates.push_back(rate.dated[part.index].name);
    if (part.op == plan::RateOp::contract_rate) add({Missing::Kind::fact, part.index, {}});
    if (part.op != plan::RateOp::fact) continue;
    for (const Missing& each : missing_behind(plan, row, part.known)) add(each);
  }
}

}  // namespace

Accrued accrued(const plan::Plan& plan, const facts::Block& block, std::size_t of_row, Day on) {
  OneRow row(plan, block, of_row, on);
  Accrued accrued;
  accrued.rule = running_interest(plan, row.slots(), static_cast<Row>(of_row));
  accrued.unknown = accrued.rule != nullptr && row.holds(accrued.rule->unknown);
  if (accrued.unknown || accrued.rule == nullptr) return accrued;
  accrued.from = row.day(accrued.rule->from);
  const interest::Account account = account_of(plan, row.slots(), block, static_cast<Row>(of_row));
  accrued.statement = interest::statement_of(account, on);
  ClaimRate rate(accrued.rule->rate, row.slots(), block);
  for (const interest::Segment& segment : accrued.statement.interest.segments) {
    const auto counted = std::find_if(account.rates.begin(), account.rates.end(),
                                      [&](const interest::RateRow& each) { return each.row == segment.rate_row; });
    accrued.sources.push_back(rate.source(static_cast<Row>(of_row), *counted));
  }
  if (accrued.statement.interest.unknown_from) {
    const Day asked = asked_on(accrued, accrued.rule->terms, on);
    note_missing(accrued, plan, row, rate.unknown_parts(static_cast<Row>(of_row), asked));
  }
  return accrued;
}

}  // namespace dun::decide
