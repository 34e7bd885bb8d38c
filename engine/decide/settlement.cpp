#include "engine/decide/settlement.hpp"

#include <algorithm>

#include "engine/decide/account.hpp"

namespace dun::decide {

using interest::Part;

Settlement::Settlement(const plan::Plan& plan, const Codes& codes, Slots& slots, values::Day run_date)
    : plan_(plan), codes_(codes), slots_(slots), run_date_(run_date) {
  if (plan.settlement.empty() || plan.settlement.front() == plan::Part::principal) return;
  needed_ = true;
  std::vector<NodeId> roots{plan.principal};
  const std::vector<NodeId> nodes = interest_nodes(plan);
  roots.insert(roots.end(), nodes.begin(), nodes.end());
  terms_ = slots.stage_for(roots, {});
}

void Settlement::settle(const facts::Block& block) {
  if (!is_needed() || block.money.begin.empty()) return;
  Rows rows;
  for (Row row = 0; row < block.rows; ++row)
    if (block.money.begin[row] != block.money.begin[row + 1]) rows.push_back(row);
  open_.assign(block.rows, std::nullopt);
  unknown_.assign(block.rows, false);
  if (rows.empty()) return;
  slots_.run(terms_, rows);
  for (const Row row : rows) {
    const interest::Statement statement = interest::statement_of(account_of(plan_, slots_, block, row), run_date_);
    open_[row] = statement.open;
    unknown_[row] = statement.interest.unknown_from.has_value();
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
