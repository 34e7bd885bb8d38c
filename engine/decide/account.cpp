#include "engine/decide/account.hpp"

#include "engine/decide/claim_rate.hpp"

namespace dun::decide {

using interest::Part;

namespace {

Part part_of(plan::Part part) {
  switch (part) {
    case plan::Part::fees:
      return Part::fees;
    case plan::Part::interest:
      return Part::interest;
    case plan::Part::principal:
      return Part::principal;
    case plan::Part::compensation:
      return Part::compensation;
  }
  return Part::principal;
}

interest::ReceiptKind kind_of(facts::MoneyKind kind) {
  switch (kind) {
    case facts::MoneyKind::payment:
      return interest::ReceiptKind::payment;
    case facts::MoneyKind::credit:
      return interest::ReceiptKind::credit;
    case facts::MoneyKind::reversal:
      return interest::ReceiptKind::reversal;
  }
  return interest::ReceiptKind::payment;
}

}  // namespace

interest::SettlementOrder order_of(const plan::Plan& plan) {
  std::vector<Part> named;
  for (const plan::Part part : plan.settlement) named.push_back(part_of(part));
  return interest::settlement_order(named);
}

std::vector<NodeId> interest_nodes(const plan::Plan& plan) {
  std::vector<NodeId> nodes;
  for (const plan::InterestRule& rule : plan.interests) {
    nodes.insert(nodes.end(), {rule.applies, rule.unknown, rule.from});
    for (const plan::DatedRate& dated : rule.rate.dated)
      if (dated.by.is_set()) nodes.push_back(dated.by);
    for (const plan::RatePart& part : rule.rate.parts)
      if (part.op == plan::RateOp::fact) nodes.insert(nodes.end(), {part.value, part.known});
  }
  return nodes;
}

const plan::InterestRule* running_interest(const plan::Plan& plan, const Slots& slots, Row row) {
  for (const plan::InterestRule& rule : plan.interests)
    if (slots.holds(rule.applies, row)) return &rule;
  return nullptr;
}

interest::Account account_of(const plan::Plan& plan, const Slots& slots, const facts::Block& block, Row row) {
  interest::Account account;
  account.principal = slots.at(plan.principal, row);
  account.order = order_of(plan);
  if (!block.money.begin.empty())
    for (const facts::MoneyRow* money = block.money.first(row); money != block.money.last(row); ++money)
      account.receipts.push_back({money->day, kind_of(money->kind), money->minor});
  if (!block.acts.begin.empty())
    for (const facts::ActRow* act = block.acts.first(row); act != block.acts.last(row); ++act) {
      if (act->state != facts::ActState::sent) continue;
      if (act->fee != 0) account.charges.push_back({act->sent, Part::fees, act->fee});
      if (act->compensation != 0) account.charges.push_back({act->sent, Part::compensation, act->compensation});
    }
  const plan::InterestRule* interest = running_interest(plan, slots, row);
  if (interest != nullptr && !slots.holds(interest->unknown, row)) {
    const values::Day first{static_cast<std::int32_t>(slots.at(interest->from, row))};
    account.terms = interest->terms;
    account.rates = ClaimRate(interest->rate, slots, block).rows(row, first);
    account.first_interest_day = first;
  }
  return account;
}

}  // namespace dun::decide
