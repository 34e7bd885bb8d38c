#include "engine/prove/cells.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/base/exact.hpp"
#include "engine/plan/arithmetic.hpp"

namespace dun::prove {

using facts::Fact;
using plan::Node;
using plan::Op;
using plan::Type;

namespace {

/// Amounts whose roundings repeat only after more minor units than this are not explored.
constexpr std::int64_t longest_period = 20'000;
/// A plain amount, so that the histories of policies that do not care are easy to read: 1,200.00.
constexpr std::int64_t plain_amount = 120'000;
/// No claim of a consumer or a business is larger: 100 billion in major units.
constexpr std::int64_t largest_explored = 10'000'000'000'000;

/// Does a node follow from the principal?
std::vector<bool> sized(const plan::Plan& plan) {
  std::vector<bool> sized(plan.nodes.size(), false);
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    const Node& node = plan.nodes[index];
    if (node.op == Op::column)
      sized[index] = is_fact(plan.columns[node.index], Fact::principal) ||
                     is_fact(plan.columns[node.index], Fact::principal_open) ||
                     is_fact(plan.columns[node.index], Fact::balance);
    for (const NodeId operand : plan::Operands(node))
      if (sized[operand.index()]) sized[index] = true;
    if (node.type != Type::amount) sized[index] = false;
  }
  return sized;
}

}  // namespace

Cells::Cells(const plan::Plan& plan, const Natures& natures, const Clocks& clocks)
    : plan_(plan),
      natures_(natures),
      clocks_(clocks),
      settled_(natures.frontier(fixed)),
      memo_(plan.nodes.size()),
      memo_stamp_(plan.nodes.size(), 0) {
  for (const NodeId id : natures.frontier(of_fee))
    if (natures.of(id) != fixed) with_fee_.push_back(id);
  // What only nodes of a fee read is signed with the fee.
  const auto only_for_fees = [&](NodeId id) {
    for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
      const Node& node = plan.nodes[index];
      const plan::Operands operands(node);
      const bool reads = std::find(operands.begin(), operands.end(), id) != operands.end();
      if (reads && natures.is_relevant(NodeId(index)) && natures.of(NodeId(index)) != fixed &&
          natures.of(NodeId(index)) != of_fee)
        return false;
    }
    return plan.at(id).type == Type::amount;
  };
  settled_.erase(std::remove_if(settled_.begin(), settled_.end(), only_for_fees), settled_.end());
  for (std::size_t index = 0; index < plan.nodes.size(); ++index)
    if (plan.nodes[index].op == Op::column && natures.is_relevant(NodeId(index)))
      exact_fees_ = exact_fees_ || is_fact(plan.columns[plan.nodes[index].index], Fact::fees_claimed);
  cut_time();
  combine_choices();
  cut_amounts(eras());
  group(eras());
}

void Cells::add_boundary(std::int64_t day, Offsets shift) {
  if (day <= values::first_day.number || day >= values::last_day.number) return;
  for (std::int32_t by = shift.low; by <= shift.high; ++by) boundaries_.push_back(day - by);
}

/// Where a rate changes, a scale changes, or a date of a rule is crossed.
void Cells::cut_time() {
  const auto offsets_of = [&](NodeId id) {
    Offsets all;
    for (const auto& [key, offsets] : clocks_.reach(id)) {
      all.low = std::min(all.low, offsets.low);
      all.high = std::max(all.high, offsets.high);
    }
    return all;
  };
  for (std::size_t index = 0; index < plan_.nodes.size(); ++index) {
    if (!natures_.is_relevant(NodeId(index))) continue;
    const Node& node = plan_.nodes[index];
    if (node.op == Op::rate || node.op == Op::rate_known)
      for (const plan::RateVersion& version : plan_.tables[node.index].versions)
        add_boundary(version.from.number, offsets_of(node.a));
    if (node.op == Op::scale || node.op == Op::scale_known)
      for (const plan::ScaleVersion& version : plan_.scales[node.index].versions)
        add_boundary(version.from.number, offsets_of(node.b));
    const bool compares = node.op == Op::equal || node.op == Op::less || node.op == Op::less_equal;
    if (!compares || natures_.of(NodeId(index)) != fixed || plan_.at(node.a).type != Type::day) continue;
    for (const auto& [date, moving] : {std::pair(node.a, node.b), std::pair(node.b, node.a)}) {
      if (plan_.at(date).op != Op::constant) continue;
      add_boundary(plan_.at(date).value, offsets_of(moving));
      add_boundary(plan_.at(date).value + 1, offsets_of(moving));
    }
  }
  std::sort(boundaries_.begin(), boundaries_.end());
  boundaries_.erase(std::unique(boundaries_.begin(), boundaries_.end()), boundaries_.end());
}

void Cells::add_amount(std::int64_t amount) {
  if (amount >= 1) amounts_.push_back(amount);
}

/// Ends of scale rows and constants; then, operands first, the amounts at which one side of a comparison overtakes the
/// other; and one period of the roundings around each.
void Cells::cut_amounts(const std::vector<DayRange>& eras) {
  const std::vector<bool> by_size = sized(plan_);
  std::vector<std::int64_t> cuts{1, largest_explored};
  for (std::size_t index = 0; index < plan_.nodes.size(); ++index)
    if (natures_.is_relevant(NodeId(index))) cut_at(plan_.nodes[index], by_size, cuts);
  if (period_ > longest_period) obstacle_ = "the roundings of amounts repeat after too many minor units";
  if (!obstacle_.empty()) return;
  for (std::size_t index = 0; index < plan_.nodes.size(); ++index)
    if (natures_.is_relevant(NodeId(index))) cut_crossings(NodeId(index), by_size, eras, cuts);
  for (const std::int64_t cut : cuts)
    for (std::int64_t by = -period_; by <= period_; ++by) add_amount(cut + by);
  add_amount(plain_amount);
  std::sort(amounts_.begin(), amounts_.end());
  amounts_.erase(std::unique(amounts_.begin(), amounts_.end()), amounts_.end());
  // The plain amount first, so that it stands for its class.
  std::stable_partition(amounts_.begin(), amounts_.end(), [](std::int64_t amount) { return amount == plain_amount; });
}

void Cells::cut_at(const Node& node, const std::vector<bool>& by_size, std::vector<std::int64_t>& cuts) {
  if (plan::operand_count(node.op) == 0 || !by_size[node.a.index()]) return;
  if (node.op == Op::scale || node.op == Op::scale_known)
    for (const plan::ScaleVersion& version : plan_.scales[node.index].versions)
      for (const plan::ScaleRow& row : version.rows) {
        const std::int64_t divisor = plan_.scales[node.index].divisor;
        if (row.up_to) cuts.push_back(*row.up_to);
        if (row.share != 0) period_ = std::lcm(period_, divisor / std::gcd(row.share, divisor));
        if (row.per_started != 0) period_ = std::lcm(period_, row.per_started);
      }
  if (node.op == Op::round) period_ = std::lcm(period_, node.value * plan_.at(node.a).divisor);
  const bool reckons = node.op == Op::scale || node.op == Op::times || node.op == Op::round || node.op == Op::rescale;
  if (reckons && (natures_.of(node.a) & open) != 0) obstacle_ = "an amount is reckoned from what is still open";
}

/// Between two cuts both sides are straight but for their roundings: where their order differs at the ends, it turns
/// once, and there a cut is added. A fee that is compared stands for each step's own.
void Cells::cut_crossings(NodeId id, const std::vector<bool>& by_size, const std::vector<DayRange>& eras,
                          std::vector<std::int64_t>& cuts) {
  const Node& node = plan_.at(id);
  const bool compares = node.op == Op::equal || node.op == Op::less || node.op == Op::less_equal ||
                        node.op == Op::lesser || node.op == Op::greater;
  if (!compares || plan_.at(node.a).type != Type::amount) return;
  const auto sides = [&](NodeId side) {
    std::vector<NodeId> nodes;
    if (plan_.at(side).op != Op::candidate_fee) return std::vector<NodeId>{side};
    for (const plan::Step& step : plan_.steps)
      if (step.fee == plan::FeeKind::amount) nodes.push_back(step.fee_amount);
    return nodes;
  };
  for (const NodeId a : sides(node.a))
    for (const NodeId b : sides(node.b))
      if ((by_size[a.index()] || by_size[b.index()]) && natures_.of(a) == fixed && natures_.of(b) == fixed)
        for (const DayRange& due : eras)
          for (const DayRange& run : eras)
            if (run.last >= due.first) add_crossings(a, b, {0, 0, due.last, run.last}, cuts);
}

void Cells::add_crossings(NodeId a, NodeId b, Cell cell, std::vector<std::int64_t>& cuts) const {
  const auto side = [&](std::int64_t principal) {
    cell.principal = principal;
    const base::Int128 left = base::Int128{value(a, cell, 0)} * plan_.at(b).divisor;
    const base::Int128 right = base::Int128{value(b, cell, 0)} * plan_.at(a).divisor;
    return left < right ? -1 : left > right ? 1 : 0;
  };
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::vector<std::int64_t> found;
  for (std::size_t at = 0; at + 1 < cuts.size(); ++at) {
    std::int64_t low = cuts[at];
    std::int64_t high = cuts[at + 1];
    if (side(low) == side(high)) continue;
    const int before = side(low);
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (side(middle) == before ? low : high) = middle;
    }
    found.push_back(high);
  }
  cuts.insert(cuts.end(), found.begin(), found.end());
}

/// Every combination of the fixed facts' values that something asks for, and one that nothing asks for.
void Cells::combine_choices() {
  choices_.assign(1, {});
  for (std::size_t index = 0; index < plan_.nodes.size(); ++index) {
    const Node& node = plan_.nodes[index];
    if (node.op != Op::column || node.type != Type::choice || !natures_.is_relevant(NodeId(index))) continue;
    if (!is_for_life(plan_.columns[node.index])) continue;
    std::vector<std::int64_t> values;
    for (const Node& other : plan_.nodes) {
      if (other.op != Op::equal) continue;
      for (const auto& [column, constant] : {std::pair(other.a, other.b), std::pair(other.b, other.a)})
        if (column == NodeId(index) && plan_.at(constant).op == Op::constant)
          values.push_back(plan_.at(constant).value);
    }
    if (is_fact(plan_.columns[node.index], Fact::debtor_kind) || is_fact(plan_.columns[node.index], Fact::claim_kind))
      values = {1, 2, 3};
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::vector<Choices> longer;
    for (const Choices& each : choices_)
      for (const std::int64_t value : values) {
        longer.push_back(each);
        longer.back().emplace_back(plan::ColumnId(node.index), value);
      }
    if (!longer.empty()) choices_ = std::move(longer);
  }
}

std::vector<DayRange> Cells::eras() const {
  std::vector<DayRange> eras;
  Day from = values::first_day;
  for (const std::int64_t boundary : boundaries_) {
    const Day next{static_cast<std::int32_t>(boundary)};
    eras.push_back({from, next - 1});
    from = next;
  }
  eras.push_back({from, values::last_day});
  return eras;
}

/// Claims of one amount and the same fixed facts: for each era of the due date, the cells by era of sending.
std::vector<Cells::Row> Cells::rows_of(std::size_t choices, std::int64_t principal, const std::vector<DayRange>& eras) {
  std::vector<Row> rows;
  for (std::size_t due = 0; due < eras.size(); ++due) {
    Row row(eras.size());
    for (std::size_t run = 0; run < eras.size(); ++run) {
      const Cell cell{principal, choices, eras[due].last, eras[run].last};
      Signature signed_as = signature(cell);
      if (signed_as.empty()) continue;
      const auto [place, is_new] = known_.try_emplace(std::move(signed_as), cells_.size());
      if (is_new) cells_.push_back(cell);
      row[run] = place->second;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Amounts and fixed facts that decide alike in all years are one kind of claim; due dates that do are one class of it.
void Cells::group(const std::vector<DayRange>& eras) {
  std::map<std::vector<Row>, std::size_t> kinds;
  for (std::size_t choices = 0; choices < choices_.size(); ++choices)
    for (const std::int64_t principal : amounts_) {
      const auto [place, is_new] = kinds.try_emplace(rows_of(choices, principal, eras), kinds.size());
      if (!is_new) continue;
      for (std::size_t due = eras.size(); due-- > 0;)  // the latest years first: their histories are the ones to show
        add_class({principal, choices, place->second, {eras[due]}, {}, {}, 0}, place->first[due], due, eras);
    }
}

void Cells::add_class(ClaimClass made, const Row& row, std::size_t due, const std::vector<DayRange>& eras) {
  for (std::size_t run = 0; run < row.size(); ++run) {
    if (!row[run]) continue;
    if (made.segments.empty() || made.segments.back().cell != *row[run]) made.segments.push_back({*row[run], {}});
    made.segments.back().run.push_back(eras[run]);
  }
  if (made.segments.empty()) return;
  while (made.from_due + 1 < made.segments.size() && made.segments[made.from_due].run.back().last < eras[due].first)
    ++made.from_due;
  const auto same = [&](const ClaimClass& each) {
    return each.kind == made.kind && each.from_due == made.from_due &&
           std::equal(each.segments.begin(), each.segments.end(), made.segments.begin(), made.segments.end(),
                      [](const Segment& a, const Segment& b) { return a.cell == b.cell; });
  };
  const auto known = std::find_if(classes_.begin(), classes_.end(), same);
  if (known == classes_.end()) {
    classes_.push_back(std::move(made));
    return find_reachable(classes_.back());
  }
  known->due.push_back(made.due.front());
  for (std::size_t segment = 0; segment < made.segments.size(); ++segment)
    known->segments[segment].run.insert(known->segments[segment].run.end(), made.segments[segment].run.begin(),
                                        made.segments[segment].run.end());
  find_reachable(*known);
}

void Cells::find_reachable(ClaimClass& made) {
  made.reachable.assign(made.segments.size(), {});
  for (std::size_t from = 0; from < made.segments.size(); ++from)
    for (std::size_t at = from; at < made.segments.size(); ++at) {
      std::vector<Reachable>& reachable = made.reachable[from];
      const Segment& segment = made.segments[at];
      auto known = std::find_if(reachable.begin(), reachable.end(),
                                [&](const Reachable& each) { return each.cell == segment.cell; });
      if (known == reachable.end()) known = reachable.insert(known, {segment.cell, at, {}});
      known->run.insert(known->run.end(), segment.run.begin(), segment.run.end());
    }
}

/// What a cell decides; empty where the policy does not cover the claim or the law is held.
Cells::Signature Cells::signature(const Cell& cell) const {
  if (natures_.of(plan_.covers) == fixed && value(plan_.covers, cell, 0) == 0) return {};
  for (const plan::Gate& gate : plan_.gates)
    if (natures_.of(gate.when) == fixed && value(gate.when, cell, 0) != 0) return {};
  Signature signature{1};
  for (const NodeId id : settled_) signature.push_back(value(id, cell, 0));
  for (const plan::Step& step : plan_.steps) sign_fees(cell, step, signature);
  return signature;
}

void Cells::sign_fees(const Cell& cell, const plan::Step& step, Signature& signature) const {
  for (const std::int64_t fee : fees_of(cell, step)) {
    signature.push_back(exact_fees_ ? fee : fee > 0 ? 1 : 0);
    for (const NodeId id : with_fee_) signature.push_back(value(id, cell, fee));
  }
}

/// The fees a step may come to in a cell: the written one, or the smallest settled cap and none.
std::vector<std::int64_t> Cells::fees_of(const Cell& cell, const plan::Step& step) const {
  if (step.fee == plan::FeeKind::none) return {0};
  if (step.fee == plan::FeeKind::amount)
    return natures_.of(step.fee_amount) == fixed ? std::vector<std::int64_t>{value(step.fee_amount, cell, 0)}
                                                 : std::vector<std::int64_t>{0, 1};
  std::int64_t most = -1;
  for (const plan::Limit& limit : plan_.limits) {
    if (!limit.binds(step.act) || !limit.caps_the_fee() || natures_.of(limit.bound) != fixed) continue;
    const std::int64_t cap = value(limit.bound, cell, 0);
    most = most < 0 ? cap : std::min(most, cap);
  }
  return {most < 0 ? 1 : most, 0};
}

std::int64_t Cells::value(NodeId id, const Cell& cell, std::int64_t fee) const {
  ++stamp_;
  return compute(id, cell, fee);
}

std::int64_t Cells::compute(NodeId id, const Cell& cell, std::int64_t fee) const {
  if (memo_stamp_[id.index()] == stamp_) return memo_[id.index()];
  const Node& node = plan_.at(id);
  std::int64_t result = 0;
  if (node.op == Op::column) {
    const facts::ColumnKey& key = plan_.columns[node.index];
    if (is_fact(key, Fact::due)) result = cell.due.number;
    if (is_fact(key, Fact::principal)) result = cell.principal;
    for (const auto& [column, chosen] : choices_[cell.choices])
      if (column.index() == node.index) result = chosen;
  } else if (node.op == Op::column_present || node.op == Op::calendar_covers) {
    result = 1;
  } else if (node.op == Op::run_date) {
    result = cell.run.number;
  } else if (node.op == Op::candidate_fee) {
    result = fee;
  } else if (node.op == Op::candidate_free) {
    result = fee > 0 ? 0 : 1;
  } else {
    const int operands = plan::operand_count(node.op);
    const std::int64_t a = operands >= 1 ? compute(node.a, cell, fee) : 0;
    const std::int64_t b = operands >= 2 ? compute(node.b, cell, fee) : 0;
    const std::int64_t c = operands >= 3 ? compute(node.c, cell, fee) : 0;
    result = plan::apply(plan_, node, a, b, c);
  }
  memo_[id.index()] = result;
  memo_stamp_[id.index()] = stamp_;
  return result;
}

}  // namespace dun::prove
