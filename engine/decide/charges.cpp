#include "engine/decide/charges.hpp"

#include "engine/decide/account.hpp"
#include "engine/decide/withhold.hpp"
#include "engine/interest/interest.hpp"

namespace dun::decide {

namespace {

/// The balance that carries interest, day by day: the principal less what credits and payments took from it.
void balances_of(std::int64_t principal, Day from, const facts::MoneyRow* first, const facts::MoneyRow* last,
                 std::vector<interest::BalanceRow>& balances) {
  balances.clear();
  balances.push_back({from, principal});
  std::int64_t balance = principal;
  for (const facts::MoneyRow* money = first; money != last; ++money) {
    balance += money->kind == facts::MoneyKind::reversal ? money->minor : -money->minor;
    const std::int64_t carrying = balance > 0 ? balance : 0;
    const Day changed = money->day + 1;  // the day of payment still bears interest on what was owed
    if (changed <= balances.back().from)
      balances.back().minor = carrying;
    else
      balances.push_back({changed, carrying});
  }
}

}  // namespace

Charges::Charges(const plan::Plan& plan, const Codes& codes, Slots& slots, Day run_date)
    : plan_(plan), slots_(slots), run_date_(run_date), settlement_(plan, codes, slots, run_date) {
  always_ = slots.stage_for({plan.principal, plan.principal_open}, {});
  interest_ = slots.stage_for(interest_nodes(plan), {});
  if (plan.compensation) {
    const plan::ChargeRule& charge = *plan.compensation;
    compensation_ = slots.stage_for({charge.applies, charge.amount, charge.amount_known, charge.wording_open}, {});
    announcing_ = slots.stage_for({charge.announced, charge.announced_known}, {});
  }
  fee_node_ = input_of(plan, plan::Op::candidate_fee);
}

void Charges::add(const plan::Step& step, const Rows& acting, Answers& answers, Slots& slots) {
  slots.run(always_, acting);
  if (step.adds_interest) slots.run(interest_, acting);
  if (step.adds_compensation && plan_.compensation && !plan_.compensation->of_letter) {
    if (fee_node_.is_set())
      for (const Row row : acting) slots.own(fee_node_)[row] = answers.details[answers.decisions[row].details].fee;
    slots.run(compensation_, acting);
  }
  const bool announces = step.act.is_set() && plan_.compensation && !plan_.compensation->of_letter &&
                         (plan_.compensation->announced_in >> step.act.index() & 1U) != 0;
  if (announces) slots.run(announcing_, acting);
  for (const Row row : acting) {
    Details& details = answers.details[answers.decisions[row].details];
    details.principal = slots.at(plan_.principal_open, row);
    if (step.adds_interest) add_interest(row, details, slots);
    if (step.adds_compensation && plan_.compensation && !plan_.compensation->of_letter)
      add_compensation(row, details, slots);
    if (announces) announce(row, details, slots);
  }
}

void Charges::add_interest(Row row, Details& details, const Slots& slots) {
  const plan::InterestRule* running = running_interest(plan_, slots, row);
  if (running == nullptr) return;
  const plan::InterestRule& rule = *running;
  if (slots.holds(rule.unknown, row)) return withhold(details, rule.reason);
  if (settlement_.is_interest_unknown(row)) return withhold(details, rule.reason);
  if (const std::optional<interest::Parts> open = settlement_.open(row)) {
    details.with_interest = true;
    details.interest = (*open)[interest::Part::interest];
    return;
  }
  const Day from{static_cast<std::int32_t>(slots.at(rule.from, row))};
  const bool moved = !block_->money.begin.empty();
  balances_of(slots.at(plan_.principal, row), from, moved ? block_->money.first(row) : nullptr,
              moved ? block_->money.last(row) : nullptr, balances_);
  ClaimRate& rate = rates_[static_cast<std::size_t>(running - plan_.interests.data())];
  const std::optional<std::int64_t> total =
      interest::accrue_total(rule.terms, balances_, rate.rows(row, from), from, run_date_);
  if (!total) return withhold(details, rule.reason);
  details.with_interest = true;
  details.interest = *total;
}

void Charges::add_compensation(Row row, Details& details, const Slots& slots) const {
  const plan::ChargeRule& rule = *plan_.compensation;
  if (!slots.holds(rule.applies, row)) return;
  if (!slots.holds(rule.amount_known, row))
    return withhold_charge(details, rule, rule.wording_open.is_set() && slots.holds(rule.wording_open, row));
  details.compensation = slots.at(rule.amount, row);
}

void Charges::announce(Row row, Details& details, const Slots& slots) const {
  const plan::ChargeRule& rule = *plan_.compensation;
  if (!slots.holds(rule.announced_known, row)) return withhold(details, rule.unknown_reason);
  if (const std::int64_t minor = slots.at(rule.announced, row); minor > 0) details.announced = minor;
}

}  // namespace dun::decide
