#include "engine/decide/claim_rate.hpp"

#include <algorithm>

namespace dun::decide {

using interest::RateRow;
using plan::RateOp;
using plan::RatePart;
using values::Day;
using values::Ratio;

namespace {

constexpr std::int64_t hundred = 100;

const RateRow* row_on(const std::vector<RateRow>& rows, Day day) {
  const auto after =
      std::upper_bound(rows.begin(), rows.end(), day, [](Day on, const RateRow& row) { return on < row.from; });
  return after == rows.begin() ? nullptr : &*(after - 1);
}

/// Of two known operands.
Ratio combined(RateOp op, Ratio a, Ratio b) {
  switch (op) {
    case RateOp::plus:
      return a + b;
    case RateOp::minus:
      return a - b;
    case RateOp::times:
      return a * b;
    case RateOp::lesser:
      return std::min(a, b);
    default:
      return std::max(a, b);
  }
}

/// A rate that comes to less than nothing accrues nothing: nobody owes the debtor for being late.
std::optional<Ratio> at_least_nothing(std::optional<Ratio> rate) {
  return rate && *rate < Ratio{} ? Ratio{} : rate;
}

}  // namespace

ClaimRate::ClaimRate(const plan::RateFormula& rate, const Slots& slots, const facts::Block& block)
    : rate_(rate), slots_(slots), block_(block) {}

const std::vector<RateRow>& ClaimRate::dated(std::uint32_t index, Row row) const {
  const plan::DatedRate& dated = rate_.dated[index];
  return dated.rows[dated.by.is_set() ? static_cast<std::size_t>(slots_.at(dated.by, row)) : 0];
}

const std::vector<RateRow>& ClaimRate::rows(Row row, Day first) {
  if (rate_.goes_by_dates()) return dated(rate_.parts.front().index, row);
  list_changes(row, first);
  rows_.clear();
  for (const Day day : changes_) {
    evaluate(row, day, now_);
    const std::optional<Ratio> rate = at_least_nothing(now_.back().rate);
    const bool goes_on = !rows_.empty() && rows_.back().rate == rate && decided_alike(top(), before_, now_);
    if (!goes_on) rows_.push_back({day, rate, static_cast<std::uint32_t>(rows_.size())});
    std::swap(before_, now_);
  }
  return rows_;
}

/// The first day, and every later one on which something the formula reads changes.
void ClaimRate::list_changes(Row row, Day first) {
  changes_.assign(1, first);
  const auto add = [&](Day day) {
    if (first < day) changes_.push_back(day);
  };
  for (std::uint32_t index = 0; index < rate_.dated.size(); ++index)
    for (const RateRow& each : dated(index, row)) add(each.from);
  if (!block_.agreed_rates.begin.empty())
    for (const auto* each = block_.agreed_rates.first(row); each != block_.agreed_rates.last(row); ++each)
      add(each->from);
  std::sort(changes_.begin(), changes_.end());
  changes_.erase(std::unique(changes_.begin(), changes_.end()), changes_.end());
}

void ClaimRate::evaluate(Row row, Day day, Values& values) const {
  values.clear();
  for (const RatePart& part : rate_.parts) values.push_back(value_of(part, row, day, values));
}

ClaimRate::Value ClaimRate::value_of(const RatePart& part, Row row, Day day, const Values& before) const {
  switch (part.op) {
    case RateOp::dated: {
      const RateRow* const found = row_on(dated(part.index, row), day);
      return {found == nullptr ? std::nullopt : found->rate, found};
    }
    case RateOp::contract_rate:
      return {agreed(row, day)};
    case RateOp::fact:
      if (!slots_.holds(part.known, row)) return {};
      return {Ratio(slots_.at(part.value, row), 1) * part.unit};
    case RateOp::named:
      return {before[part.a].rate};
    case RateOp::or_where:
      if (!is_answered(part, before)) return {};
      return {before[chosen(part, before)].rate};
    case RateOp::round:
      if (!before[part.a].rate) return {};
      return {values::round_to(*before[part.a].rate, part.unit, part.mode)};
    default:
      if (!before[part.a].rate || !before[part.b].rate) return {};
      return {combined(part.op, *before[part.a].rate, *before[part.b].rate)};
  }
}

std::optional<Ratio> ClaimRate::agreed(Row row, Day day) const {
  std::optional<Ratio> rate;
  if (block_.agreed_rates.begin.empty()) return rate;
  for (const auto* each = block_.agreed_rates.first(row); each != block_.agreed_rates.last(row); ++each)
    if (each->from <= day) rate = Ratio(each->percentage, hundred * facts::number_scale);
  return rate;
}

/// Can it be told what is asked of the fact?
bool ClaimRate::is_answered(const RatePart& part, const Values& values) {
  return part.test == plan::RateTest::missing || (values[part.index].rate && values[part.bound].rate);
}

bool ClaimRate::is_so(const RatePart& part, const Values& values) {
  if (part.test == plan::RateTest::missing) return !values[part.index].rate;
  if (!is_answered(part, values)) return false;
  const Ratio fact = *values[part.index].rate;
  const Ratio bound = *values[part.bound].rate;
  switch (part.test) {
    case plan::RateTest::at_most:
      return fact <= bound;
    case plan::RateTest::at_least:
      return bound <= fact;
    case plan::RateTest::less_than:
      return fact < bound;
    default:
      return bound < fact;
  }
}

/// Which operand a choice took; of equal ones the first.
std::uint32_t ClaimRate::chosen(const RatePart& part, const Values& values) const {
  if (part.op == RateOp::or_where) return is_so(part, values) ? part.b : part.a;
  const std::optional<Ratio>& a = values[part.a].rate;
  const std::optional<Ratio>& b = values[part.b].rate;
  const bool second = a && b && (part.op == RateOp::greater ? *a < *b : *b < *a);
  return second ? part.b : part.a;
}

bool ClaimRate::decided_alike(std::uint32_t at, const Values& a, const Values& b) const {
  const RatePart& part = rate_.parts[at];
  switch (part.op) {
    case RateOp::dated:
    case RateOp::contract_rate:
    case RateOp::fact:
      return a[at].row == b[at].row && a[at].rate == b[at].rate;
    case RateOp::round:
    case RateOp::named:
      return decided_alike(part.a, a, b);
    case RateOp::plus:
    case RateOp::minus:
    case RateOp::times:
      return decided_alike(part.a, a, b) && decided_alike(part.b, a, b);
    case RateOp::lesser:
    case RateOp::greater:
    case RateOp::or_where:
      return chosen(part, a) == chosen(part, b) && decided_alike(chosen(part, a), a, b);
  }
  return false;
}

std::vector<std::uint32_t> ClaimRate::unknown_parts(Row row, Day day) {
  evaluate(row, day, now_);
  std::vector<std::uint32_t> parts;
  add_unknown(top(), now_, parts);
  return parts;
}

void ClaimRate::add_unknown(std::uint32_t at, const Values& values, std::vector<std::uint32_t>& parts) const {
  if (values[at].rate) return;
  const RatePart& part = rate_.parts[at];
  const int operands = plan::operand_count(part.op);
  if (part.op == RateOp::or_where && is_answered(part, values)) return add_unknown(chosen(part, values), values, parts);
  if (part.op == RateOp::or_where) {
    add_unknown(part.index, values, parts);
    return add_unknown(part.bound, values, parts);
  }
  if (operands == 0) parts.push_back(at);
  if (operands >= 1) add_unknown(part.a, values, parts);
  if (operands >= 2) add_unknown(part.b, values, parts);
}

}  // namespace dun::decide
