#include "engine/decide/registers.hpp"

#include <algorithm>
#include <limits>

#include "engine/decide/neighbours.hpp"
#include "engine/plan/by_hand.hpp"
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

}  // namespace

Registers::Registers(const plan::Plan& plan, Slots& slots, const Codes& codes)
    : plan_(plan), slots_(slots), codes_(codes), fields_(plan.registers.size()), done_(plan.steps.size()) {
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    const plan::Node& node = plan.nodes[index];
    if (node.op == Op::register_field || node.op == Op::register_present)
      fields_[node.index].push_back(
          {static_cast<std::size_t>(node.value), NodeId(index), node.op == Op::register_present});
  }
  for (const Register& reg : plan.registers) per_relationship_ = per_relationship_ || reg.per_relationship;
  find_effects();
  slots.read_registers_from(*this);
}

/// Acts and steps are numbered from 0; one more stands for those that are not the plan's.
void Registers::find_effects() {
  for (std::size_t act = 0; act <= plan_.acts.size(); ++act)
    for (std::size_t step = 0; step <= plan_.steps.size(); ++step)
      for (const bool with_fee : {false, true})
        for (const Register& reg : plan_.registers) {
          const auto is_in = [&](plan::ActSet set) { return act < plan_.acts.size() && contains(set, act); };
          const bool on_window = is_in(reg.window) && (with_fee || !reg.window_with_fee);
          const bool named = reg.step ? step == reg.step->index() : is_in(reg.members);
          effects_.push_back({on_window, named && (with_fee || !reg.members_with_fee)});
        }
}

/// Where the effects of such an act stand, once it is known which step it belongs to.
std::size_t Registers::kind_of(const KnownAct& act) const {
  const std::size_t named = std::min<std::size_t>(act.act, plan_.acts.size());
  const std::size_t step = std::min<std::size_t>(act.step, plan_.steps.size());
  return ((named * (plan_.steps.size() + 1) + step) * 2 + (act.row->fee > 0 ? 1 : 0)) * plan_.registers.size();
}

void Registers::bind(const facts::Block& block) {
  block_ = &block;
  position_.resize(std::max(position_.size(), block.rows), 0);
  read_.resize(std::max(read_.size(), block.rows));
  for (std::vector<FieldNode>& fields : fields_)
    for (FieldNode& field : fields) field.values = slots_.own(field.node);
}

void Registers::find_positions(const Rows& rows) {
  if (block_->acts.begin.empty()) return;
  for (const Row row : rows)
    if (has_acts(row)) position_[row] = position_after(acts_of(row));
}

std::uint32_t Registers::position_after(Acts acts) const {
  std::uint32_t position = 0;
  for (std::uint32_t place = acts.begin; place < acts.end; ++place) {
    const KnownAct& act = acts_[place];
    const ActState state = act.row->state;
    if (act.step == facts::no_code || state == ActState::failed || state == ActState::proposed) continue;
    position = std::max(position, act.step + (act.finishes ? 1U : 0U));
  }
  return position;
}

Registers::KnownAct Registers::known(const ActRow& act, Row of) const {
  KnownAct known{&act,
                 of,
                 0,
                 codes_.act(act),
                 codes_.step(act),
                 codes_.channel(act),
                 plan::Wording::right,
                 act.state == ActState::skipped};
  if (!plan_.term_rules.empty()) known.wording = plan::wording_of(plan_, known.act, codes_.stated(act));
  return known;
}

/// A letter that states a worse term than a register takes does nothing to what it says of its members.
Registers::Effect Registers::effect(std::size_t in, const KnownAct& act) const {
  Effect effect = effects_[act.kind + in];
  effect.is_member = effect.is_member && act.wording <= plan_.registers[in].worst;
  return effect;
}

Registers::Acts Registers::acts_of(Row row) {
  if (read_[row].begin != read_[row].end) return read_[row];
  std::fill(done_.begin(), done_.end(), 0);
  Acts& acts = read_[row];
  acts.begin = static_cast<std::uint32_t>(acts_.size());
  for (const ActRow* act = block_->acts.first(row); act != block_->acts.last(row); ++act) {
    KnownAct known = this->known(*act, row);
    if (act->state == ActState::sent) place(known);
    known.kind = kind_of(known);
    acts_.push_back(known);
  }
  acts.end = static_cast<std::uint32_t>(acts_.size());
  read_rows_.push_back(row);
  return acts;
}

void Registers::place(KnownAct& act) {
  if (act.step == facts::no_code && act.act != facts::no_code)
    if (const auto step = plan::step_by_hand(plan_, plan::ActId(act.act), done_))
      act.step = static_cast<std::uint16_t>(step->index());
  if (act.step != facts::no_code) act.finishes = ++done_[act.step] >= plan_.steps[act.step].most;
}

void Registers::fill(const std::vector<plan::RegisterId>& registers, const Rows& rows) {
  if (block_->acts.begin.empty()) return;
  for (const Row row : rows) {
    if (!has_acts(row)) continue;
    const Acts acts = acts_of(row);
    for (const plan::RegisterId in : registers)
      if (!plan_.registers[in.index()].per_relationship) fold(row, in, acts);
  }
}

void Registers::fold(Row row, plan::RegisterId in, Acts acts) {
  const Register& reg = plan_.registers[in.index()];
  const std::int64_t floor = arrears_floor(reg, row);
  const KnownAct* const end = acts_.data() + acts.end;
  const auto counts = [&](const KnownAct& act) {
    return act.row->sent.number >= floor && concerns(reg, in.index(), act) && together(reg, row, act.of);
  };
  const KnownAct* act = std::find_if(static_cast<const KnownAct*>(acts_.data()) + acts.begin, end, counts);
  if (act == end) return;  // the usual case: not even a fold to begin
  Fold fold;
  for (; act != end; act = std::find_if(act + 1, end, counts)) take(reg, in.index(), fold, *act);
  write({row, in.value}, fold);
}

/// What did not go out concerns the register of its step alone.
bool Registers::concerns(const Register& reg, std::size_t in, const KnownAct& act) const {
  if (act.row->state != ActState::sent) return reg.step && act.step == reg.step->index();
  const Effect effect = this->effect(in, act);
  return effect.on_window || effect.is_member;
}

void Registers::take(const Register& reg, std::size_t in, Fold& fold, const KnownAct& act) const {
  if (act.row->state == ActState::sent)
    take_sent(reg, fold, act, effect(in, act));
  else
    take_other(fold, act);
}

void Registers::take_other(Fold& fold, const KnownAct& act) {
  if (act.row->state == ActState::skipped) at(fold, RegisterField::skipped) = 1;
  if (act.row->state == ActState::proposed) at(fold, RegisterField::proposed) = 1;
  if (act.row->state == ActState::failed && act.channel < 63)
    at(fold, RegisterField::failed_channels) |= std::int64_t{1} << act.channel;
}

void Registers::take_sent(const Register& reg, Fold& fold, const KnownAct& known, Effect effect) const {
  const ActRow& act = *known.row;
  if (effect.on_window) {
    if (starts_again(reg, fold, act.sent)) fold = Fold{};
    at(fold, RegisterField::window_last) = act.sent.number;
    fold.window_open = true;
  }
  if (!effect.is_member) return;
  ++at(fold, RegisterField::count);
  if (reg.nth != 0 && at(fold, RegisterField::count) != reg.nth) return;
  fold.holds_act = true;
  take_deadline(reg, fold, act);
  at(fold, RegisterField::last_sent) = act.sent.number;
  at(fold, RegisterField::last_pay_by) = act.has_pay_by ? act.pay_by.number : 0;
  at(fold, RegisterField::last_has_pay_by) = act.has_pay_by;
  at(fold, RegisterField::last_received) = act.has_received ? act.received.number : 0;
  at(fold, RegisterField::last_has_received) = act.has_received;
  at(fold, RegisterField::last_channel) = known.channel;
  at(fold, RegisterField::fee_sum) += act.fee;
  at(fold, RegisterField::compensation_sum) += act.compensation;
}

void Registers::take_deadline(const Register& reg, Fold& fold, const ActRow& act) const {
  if (!act.has_pay_by || !is_long_enough(reg.shortest, act)) return;
  std::int64_t& earliest = at(fold, RegisterField::earliest_pay_by);
  std::int64_t& known = at(fold, RegisterField::has_earliest_pay_by);
  if (known == 0 || act.pay_by.number < earliest) earliest = act.pay_by.number;
  known = 1;
}

/// Where a calendar does not reach, a deadline is not known to have been long enough.
bool Registers::is_long_enough(const plan::ShortestDeadline& shortest, const ActRow& act) const {
  if (shortest.calendar) {
    const auto first = plan_.calendars[shortest.calendar->index()].add_open_days(act.sent, shortest.days);
    return first && *first <= act.pay_by;
  }
  const values::Day from =
      shortest.months == 0 ? act.sent : values::add_months(act.sent, shortest.months, shortest.month_end);
  return from + shortest.days <= act.pay_by;
}

bool Registers::starts_again(const Register& reg, const Fold& fold, values::Day sent) {
  if (!fold.window_open || (reg.restart_months == 0 && reg.restart_days == 0)) return false;
  const values::Day last{static_cast<std::int32_t>(fold.field[static_cast<std::size_t>(RegisterField::window_last)])};
  return sent > values::add_months(last, reg.restart_months, reg.month_end) + reg.restart_days;
}

/// Are the acts of another claim counted with those of this one?
bool Registers::together(const Register& reg, Row row, Row other) const {
  if (!reg.contract || row == other) return true;
  const auto same = [&](plan::ColumnId id, auto part) {
    const facts::Column& values = column(id);
    const bool known = values.known.empty() || (values.known[row] != 0 && values.known[other] != 0);
    return known && part(values.values[row]) == part(values.values[other]);
  };
  const auto whole = [](std::int64_t value) { return value; };
  const auto year = [](std::int64_t day) {
    return static_cast<int>(values::to_civil(values::Day{static_cast<std::int32_t>(day)}).year());
  };
  return same(*reg.contract, whole) && (!reg.year_of || same(*reg.year_of, year));
}

const facts::Column& Registers::column(plan::ColumnId id) const {
  return block_->columns[codes_.columns[id.index()]];
}

/// With `starts again when nothing is overdue`, acts before the present arrears began do not count.
std::int64_t Registers::arrears_floor(const Register& reg, Row row) const {
  if (!reg.restart_with_arrears || !reg.arrears_since) return std::numeric_limits<std::int64_t>::min();
  const facts::Column& since = column(*reg.arrears_since);
  const bool known = since.known.empty() || since.known[row] != 0;
  return known ? since.values[row] : std::numeric_limits<std::int64_t>::max();
}

void Registers::refold_relationship(Row row, const std::vector<ActOfRow>& today) {
  const auto [first, last] = relationship_of(*block_, row);
  std::vector<KnownAct> acts;
  for (Row each = first; each < last && !block_->acts.begin.empty(); ++each) {
    if (!has_acts(each)) continue;
    const Acts own = acts_of(each);
    acts.insert(acts.end(), acts_.begin() + own.begin, acts_.begin() + own.end);
  }
  for (const auto& [of, act] : today) {
    // Its numbers are the plan's already.
    acts.push_back({&act, of, 0, act.act, act.step, act.channel, plan::wording_of(plan_, act.act, act.stated), false});
    acts.back().kind = kind_of(acts.back());
  }
  std::stable_sort(acts.begin(), acts.end(),
                   [](const KnownAct& x, const KnownAct& y) { return x.row->sent < y.row->sent; });
  const auto begin = static_cast<std::uint32_t>(acts_.size());
  acts_.insert(acts_.end(), acts.begin(), acts.end());
  const auto end = static_cast<std::uint32_t>(acts_.size());
  for (std::size_t in = 0; in < plan_.registers.size(); ++in)
    if (plan_.registers[in].per_relationship) fold(row, plan::RegisterId(in), {begin, end});
  acts_.resize(begin);
}

void Registers::write(Touched touched, const Fold& fold) {
  for (const FieldNode& field : fields_[touched.in])
    field.values[touched.row] = field.presence ? fold.holds_act : fold.field[field.field];
  touched_.push_back(touched);
}

void Registers::clear() {
  for (const Row row : read_rows_) {
    position_[row] = 0;
    read_[row] = {};
  }
  for (const Touched& touched : touched_)
    for (const FieldNode& field : fields_[touched.in]) field.values[touched.row] = 0;
  read_rows_.clear();
  acts_.clear();
  touched_.clear();
}

}  // namespace dun::decide
