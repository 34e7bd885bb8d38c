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

bool contains(plan::ActSet set, std::size_t act) {
  return act < 64 && (set >> act & 1U) != 0;
}

std::int64_t& at(auto& fold, RegisterField field) {
  return fold.field[static_cast<std::size_t>(field)];
}

bool is_of_step(const Register& reg, const ActRow& act) {
  return reg.step && act.step == reg.step->index();
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
    : plan_(plan),
      slots_(slots),
      codes_(codes),
      fields_(plan.registers.size()),
      folds_(plan.registers.size()),
      done_(plan.steps.size()) {
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    const plan::Node& node = plan.nodes[index];
    if (node.op == Op::register_field || node.op == Op::register_present)
      fields_[node.index].push_back(
          {static_cast<std::size_t>(node.value), NodeId(index), node.op == Op::register_present});
  }
  for (const Register& reg : plan.registers) per_relationship_ = per_relationship_ || reg.per_relationship;
  find_effects();
}

/// Acts and steps are numbered from 0; one more stands for those that are not the plan's.
void Registers::find_effects() {
  for (std::size_t act = 0; act <= plan_.acts.size(); ++act) {
    const auto is_in = [&](plan::ActSet set) { return act < plan_.acts.size() && contains(set, act); };
    for (std::size_t step = 0; step <= plan_.steps.size(); ++step)
      for (const bool with_fee : {false, true}) {
        Effects& effects = effects_.emplace_back();
        for (std::size_t index = 0; index < plan_.registers.size(); ++index) {
          const Register& reg = plan_.registers[index];
          const bool on_window = is_in(reg.window) && (with_fee || !reg.window_with_fee);
          const bool named = reg.step ? step == reg.step->index() : is_in(reg.members);
          const bool is_member = named && (with_fee || !reg.members_with_fee);
          if (on_window || is_member) effects.push_back({static_cast<std::uint32_t>(index), on_window, is_member});
        }
      }
  }
}

const Registers::Effects& Registers::effects_of(const ActRow& act) const {
  const std::size_t named = std::min<std::size_t>(act.act, plan_.acts.size());
  const std::size_t step = std::min<std::size_t>(act.step, plan_.steps.size());
  return effects_[(named * (plan_.steps.size() + 1) + step) * 2 + (act.fee > 0 ? 1 : 0)];
}

void Registers::fold(const facts::Block& block, const Rows& rows) {
  position_.resize(std::max(position_.size(), block.rows), 0);
  for (std::vector<FieldNode>& fields : fields_)
    for (FieldNode& field : fields) field.values = slots_.own(field.node);
  if (block.acts.begin.empty()) return;
  for (const Row row : rows)
    if (block.acts.begin[row] != block.acts.begin[row + 1]) fold_row(block, row);
}

void Registers::fold_row(const facts::Block& block, Row row) {
  first_touched_ = touched_.size();
  std::fill(done_.begin(), done_.end(), 0);
  std::uint32_t position = 0;
  for (const ActRow* act = block.acts.first(row); act != block.acts.last(row); ++act) {
    const ActRow known = placed(codes_.read(*act), done_);
    take(block, row, known);
    if (known.step == facts::no_code || known.state == ActState::failed || known.state == ActState::proposed) continue;
    const plan::Step& step = plan_.steps[known.step];
    const bool finished = known.state == ActState::skipped || done_[known.step] >= step.most;
    position = std::max(position, known.step + (finished ? 1U : 0U));
  }
  if (position != 0) placed_rows_.push_back(row);
  position_[row] = position;
  for (std::size_t place = first_touched_; place < touched_.size(); ++place) write(touched_[place]);
}

/// The register's fold of the row at hand, begun anew where the row has not touched it yet.
Registers::Fold& Registers::touch(Row row, std::uint32_t in) {
  for (std::size_t place = first_touched_; place < touched_.size(); ++place)
    if (touched_[place].in == in) return folds_[in];
  touched_.push_back({row, in});
  return folds_[in] = Fold{};
}

void Registers::take(const facts::Block& block, Row row, const ActRow& act) {
  const auto counts = [&](const Register& reg) {
    return !reg.per_relationship && act.sent.number >= arrears_floor(reg, block, row);
  };
  if (act.state == ActState::sent) {
    for (const Effect& effect : effects_of(act))
      if (const Register& reg = plan_.registers[effect.on]; counts(reg))
        take_sent(reg, touch(row, effect.on), act, effect);
    return;
  }
  for (std::uint32_t index = 0; index < folds_.size(); ++index)
    if (const Register& reg = plan_.registers[index]; is_of_step(reg, act) && counts(reg))
      take_other(touch(row, index), act);
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

/// What did not go out counts for the register of its step alone.
void Registers::take_other(Fold& fold, const ActRow& act) {
  if (act.state == ActState::skipped) at(fold, RegisterField::skipped) = 1;
  if (act.state == ActState::proposed) at(fold, RegisterField::proposed) = 1;
  if (act.state == ActState::failed && act.channel < 63)
    at(fold, RegisterField::failed_channels) |= std::int64_t{1} << act.channel;
}

void Registers::take_sent(const Register& reg, Fold& fold, const ActRow& act, Effect effect) {
  if (effect.on_window) {
    if (starts_again(reg, fold, act.sent)) fold = Fold{};
    at(fold, RegisterField::window_last) = act.sent.number;
    fold.window_open = true;
  }
  if (!effect.is_member) return;
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

bool Registers::starts_again(const Register& reg, const Fold& fold, values::Day sent) {
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
  for (std::uint32_t index = 0; index < folds_.size(); ++index) {
    const Register& reg = plan_.registers[index];
    if (!reg.per_relationship) continue;
    Fold& fold = folds_[index] = Fold{};
    const std::int64_t floor = arrears_floor(reg, block, row);
    for (const ActRow& act : acts)
      if (act.sent.number >= floor) take_one(reg, index, fold, act);
    touched_.push_back({row, index});
    write(touched_.back());
  }
}

void Registers::take_one(const Register& reg, std::uint32_t index, Fold& fold, const ActRow& act) const {
  if (act.state != ActState::sent) {
    if (is_of_step(reg, act)) take_other(fold, act);
    return;
  }
  for (const Effect& effect : effects_of(act))
    if (effect.on == index) take_sent(reg, fold, act, effect);
}

void Registers::write(Touched touched) {
  const Fold& fold = folds_[touched.in];
  for (const FieldNode& field : fields_[touched.in])
    field.values[touched.row] = field.presence ? fold.holds_act : fold.field[field.field];
}

void Registers::clear() {
  for (const Row row : placed_rows_) position_[row] = 0;
  for (const Touched& touched : touched_)
    for (const FieldNode& field : fields_[touched.in]) field.values[touched.row] = 0;
  placed_rows_.clear();
  touched_.clear();
}

}  // namespace dun::decide
