#include "engine/decide/registers.hpp"

#include <algorithm>
#include <limits>

#include "engine/values/day.hpp"

namespace dun::decide {

using facts::ActRow;
using facts::ActState;
using plan::Op;
using plan::Register;
using plan::RegisterField;

namespace {

bool contains(plan::ActSet set, std::uint16_t act) {
  return act < 64 && (set >> act & 1U) != 0;
}

std::int64_t& at(auto& fold, RegisterField field) {
  return fold.field[static_cast<std::size_t>(field)];
}

/// Relationship folds run over neighbouring rows: the first and one past the last of the row's relationship.
std::pair<Row, Row> relationship_of(const facts::Block& block, Row row) {
  Row first = row;
  while (first > 0 && block.relationship[first - 1] == block.relationship[row]) --first;
  Row last = row + 1;
  while (last < block.rows && block.relationship[last] == block.relationship[row]) ++last;
  return {first, last};
}

}  // namespace

Registers::Registers(const plan::Plan& plan, Slots& slots, const Codes& codes)
    : plan_(plan), slots_(slots), codes_(codes), folds_(plan.registers.size()), done_(plan.steps.size()) {
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    const plan::Node& node = plan.nodes[index];
    if (node.op == Op::register_field || node.op == Op::register_present)
      fields_.push_back({plan::RegisterId(node.index), static_cast<std::size_t>(node.value), NodeId(index),
                         node.op == Op::register_present});
  }
  for (const Register& reg : plan.registers) per_relationship_ = per_relationship_ || reg.per_relationship;
}

void Registers::fold(const facts::Block& block) {
  position_.resize(std::max(position_.size(), block.rows), 0);
  if (block.acts.begin.empty()) return;
  for (Row row = 0; row < block.rows; ++row)
    if (block.acts.begin[row] != block.acts.begin[row + 1]) fold_row(block, row);
}

void Registers::fold_row(const facts::Block& block, Row row) {
  for (Fold& fold : folds_) fold = Fold{};
  std::fill(done_.begin(), done_.end(), 0);
  std::uint32_t position = 0;
  for (const ActRow* act = block.acts.first(row); act != block.acts.last(row); ++act) {
    const ActRow known = placed(codes_.read(*act), done_);
    for (std::size_t index = 0; index < folds_.size(); ++index) {
      const Register& reg = plan_.registers[index];
      if (!reg.per_relationship && known.sent.number >= arrears_floor(reg, block, row)) take(reg, folds_[index], known);
    }
    if (known.step == facts::no_code || known.state == ActState::failed || known.state == ActState::proposed) continue;
    const plan::Step& step = plan_.steps[known.step];
    const bool finished = known.state == ActState::skipped || done_[known.step] >= step.most;
    position = std::max(position, known.step + (finished ? 1U : 0U));
  }
  position_[row] = position;
  touched_.push_back(row);
  write(row, false);
}

/// An act done by hand without naming a step counts for the first step of that act which is not done yet.
ActRow Registers::placed(ActRow act, std::vector<std::int32_t>& done) const {
  if (act.step == facts::no_code && act.state == ActState::sent)
    for (std::size_t step = 0; step < plan_.steps.size(); ++step)
      if (plan_.steps[step].act.index() == act.act && done[step] < plan_.steps[step].most) {
        act.step = static_cast<std::uint16_t>(step);
        break;
      }
  if (act.step != facts::no_code && act.state == ActState::sent) ++done[act.step];
  return act;
}

void Registers::take(const Register& reg, Fold& fold, const ActRow& act) const {
  const bool of_step = reg.step && act.step == reg.step->index();
  switch (act.state) {
    case ActState::sent:
      take_sent(reg, fold, act);
      break;
    case ActState::failed:
      if (of_step && act.channel < 63) at(fold, RegisterField::failed_channels) |= std::int64_t{1} << act.channel;
      break;
    case ActState::skipped:
      if (of_step) at(fold, RegisterField::skipped) = 1;
      break;
    case ActState::proposed:
      if (of_step) at(fold, RegisterField::proposed) = 1;
      break;
  }
}

void Registers::take_sent(const Register& reg, Fold& fold, const ActRow& act) const {
  const bool with_fee = act.fee > 0;
  if (contains(reg.window, act.act) && (with_fee || !reg.window_with_fee)) {
    if (starts_again(reg, fold, act.sent)) fold = Fold{};
    at(fold, RegisterField::window_last) = act.sent.number;
    fold.window_open = true;
  }
  const bool member = reg.step ? act.step == reg.step->index() : contains(reg.members, act.act);
  if (!member || (reg.members_with_fee && !with_fee)) return;
  if (!fold.holds_act) {
    at(fold, RegisterField::first_sent) = act.sent.number;
    at(fold, RegisterField::first_pay_by) = act.has_pay_by ? act.pay_by.number : 0;
    at(fold, RegisterField::first_has_pay_by) = act.has_pay_by;
  }
  fold.holds_act = true;
  ++at(fold, RegisterField::count);
  at(fold, RegisterField::last_sent) = act.sent.number;
  at(fold, RegisterField::last_pay_by) = act.has_pay_by ? act.pay_by.number : 0;
  at(fold, RegisterField::last_has_pay_by) = act.has_pay_by;
  at(fold, RegisterField::last_received) = act.has_received ? act.received.number : 0;
  at(fold, RegisterField::last_has_received) = act.has_received;
  at(fold, RegisterField::last_channel) = act.channel;
  at(fold, RegisterField::fee_sum) += act.fee;
  at(fold, RegisterField::compensation_sum) += act.compensation;
}

bool Registers::starts_again(const Register& reg, const Fold& fold, values::Day sent) const {
  if (!fold.window_open || (reg.restart_months == 0 && reg.restart_days == 0)) return false;
  const values::Day last{static_cast<std::int32_t>(fold.field[static_cast<std::size_t>(RegisterField::window_last)])};
  return sent > values::add_months(last, reg.restart_months, reg.month_end) + reg.restart_days;
}

/// With `starts again when nothing is overdue`, acts before the present arrears began do not count.
std::int64_t Registers::arrears_floor(const Register& reg, const facts::Block& block, Row row) const {
  if (!reg.restart_with_arrears || !reg.arrears_since) return std::numeric_limits<std::int64_t>::min();
  const facts::Column& column = block.columns[codes_.columns[reg.arrears_since->index()]];
  const bool known = column.known.empty() || column.known[row] != 0;
  return known ? column.values[row] : std::numeric_limits<std::int64_t>::max();
}

void Registers::refold_relationship(const facts::Block& block, Row row, const std::vector<ActRow>& today) {
  for (Fold& fold : folds_) fold = Fold{};
  const auto [first, last] = relationship_of(block, row);
  std::vector<ActRow> acts;
  std::vector<std::int32_t> done(plan_.steps.size());
  for (Row each = first; each < last && !block.acts.begin.empty(); ++each) {
    std::fill(done.begin(), done.end(), 0);
    for (const ActRow* act = block.acts.first(each); act != block.acts.last(each); ++act)
      acts.push_back(placed(codes_.read(*act), done));
  }
  acts.insert(acts.end(), today.begin(), today.end());
  std::stable_sort(acts.begin(), acts.end(), [](const ActRow& x, const ActRow& y) { return x.sent < y.sent; });
  for (std::size_t index = 0; index < folds_.size(); ++index) {
    const Register& reg = plan_.registers[index];
    if (!reg.per_relationship) continue;
    const std::int64_t floor = arrears_floor(reg, block, row);
    for (const ActRow& act : acts)
      if (act.sent.number >= floor) take(reg, folds_[index], act);
  }
  touched_.push_back(row);
  write(row, true);
}

void Registers::write(Row row, bool relationship) {
  for (const FieldNode& field : fields_) {
    if (plan_.registers[field.in.index()].per_relationship != relationship) continue;
    const Fold& fold = folds_[field.in.index()];
    slots_.own(field.node)[row] = field.presence ? fold.holds_act : fold.field[field.field];
  }
}

void Registers::clear() {
  for (const Row row : touched_) {
    position_[row] = 0;
    for (const FieldNode& field : fields_) slots_.own(field.node)[row] = 0;
  }
  touched_.clear();
}

}  // namespace dun::decide
