#include "engine/decide/settlement.hpp"

#include <algorithm>

namespace dun::decide {

using interest::Account;
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

Settlement::Settlement(const plan::Plan& plan, const Codes& codes, Slots& slots, values::Day run_date)
    : plan_(plan), codes_(codes), slots_(slots), run_date_(run_date) {
  if (plan.settlement.empty() || plan.settlement.front() == plan::Part::principal) return;
  for (const plan::Part part : plan.settlement) order_.push_back(part_of(part));
  std::vector<NodeId> roots{plan.principal};
  if (plan.interest) roots.insert(roots.end(), {plan.interest->applies, plan.interest->unknown, plan.interest->from});
  terms_ = slots.stage_for(roots, {});
}

Account Settlement::account_of(const facts::Block& block, Row row) {
  Account account;
  account.principal = slots_.at(plan_.principal, row);
  account.order = interest::settlement_order(order_);
  for (const facts::MoneyRow* money = block.money.first(row); money != block.money.last(row); ++money)
    account.receipts.push_back({money->day, kind_of(money->kind), money->minor});
  if (!block.acts.begin.empty())
    for (const facts::ActRow* act = block.acts.first(row); act != block.acts.last(row); ++act) {
      if (act->state != facts::ActState::sent) continue;
      if (act->fee != 0) account.charges.push_back({act->sent, Part::fees, act->fee});
      if (act->compensation != 0) account.charges.push_back({act->sent, Part::compensation, act->compensation});
    }
  if (plan_.interest && slots_.holds(plan_.interest->applies, row) && !slots_.holds(plan_.interest->unknown, row)) {
    account.terms = plan_.interest->terms;
    account.rates = plan_.interest->rates;
    account.first_interest_day = values::Day{static_cast<std::int32_t>(slots_.at(plan_.interest->from, row))};
  }
  return account;
}

void Settlement::settle(const facts::Block& block) {
  if (!is_needed() || block.money.begin.empty()) return;
  Rows rows;
  for (Row row = 0; row < block.rows; ++row)
    if (block.money.begin[row] != block.money.begin[row + 1]) rows.push_back(row);
  open_.assign(block.rows, std::nullopt);
  if (rows.empty()) return;
  slots_.run(terms_, rows);
  for (const Row row : rows) {
    const interest::Statement statement = interest::statement_of(account_of(block, row), run_date_);
    open_[row] = statement.open;
    if (statement.credit > 0) (*open_[row])[Part::principal] = -statement.credit;
  }
  replace(facts::Fact::principal_open, block, principal_open_);
  replace(facts::Fact::balance, block, balance_);
}

void Settlement::replace(facts::Fact fact, const facts::Block& block, std::vector<std::int64_t>& values) {
  const auto column_of = [this](facts::Fact wanted) {
    return static_cast<std::size_t>(std::find(plan_.columns.begin(), plan_.columns.end(), facts::ColumnKey{wanted}) -
                                    plan_.columns.begin());
  };
  const std::size_t column = column_of(fact);
  const std::size_t principal_open = column_of(facts::Fact::principal_open);
  if (column == plan_.columns.size() || principal_open == plan_.columns.size()) return;
  const std::vector<std::int64_t>& kept = block.columns[codes_.columns[column]].values;
  const std::vector<std::int64_t>& ledger_open = block.columns[codes_.columns[principal_open]].values;
  values.assign(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(block.rows));
  for (Row row = 0; row < block.rows; ++row)
    if (open_[row]) values[row] += (*open_[row])[Part::principal] - ledger_open[row];
  slots_.replace_column(plan::ColumnId(column), values.data());
}

std::optional<interest::Parts> Settlement::open(Row row) const {
  return row < open_.size() ? open_[row] : std::nullopt;
}

}  // namespace dun::decide
