#include "engine/prove/view.hpp"

#include <algorithm>
#include <cstdlib>

#include "engine/plan/arithmetic.hpp"

namespace dun::prove {

using facts::Fact;
using plan::Node;
using plan::Op;
using plan::RegisterField;
using plan::Type;

namespace {

/// Facts that usually hold; of all others the usual value is no.
bool usually_holds(const facts::ColumnKey& key) {
  return std::holds_alternative<facts::ConsentTo>(key) || std::holds_alternative<facts::ReachableBy>(key) ||
         is_fact(key, Fact::fee_agreed);
}

bool usually_missing(const facts::ColumnKey& key) {
  return is_fact(key, Fact::held_until) || is_fact(key, Fact::promised) || is_fact(key, Fact::arrears_since);
}

/// Facts a ledger has for every claim.
bool is_always_there(const facts::ColumnKey& key) {
  const auto* fact = std::get_if<Fact>(&key);
  if (fact == nullptr) return !std::holds_alternative<facts::Attribute>(key);
  return !facts::fact_specs()[static_cast<std::size_t>(*fact)].may_be_missing;
}

bool compares(Op op) {
  return op == Op::equal || op == Op::less || op == Op::less_equal || op == Op::lesser || op == Op::greater;
}

}  // namespace

View::View(const plan::Plan& plan, const Natures& natures, const Clocks& clocks, const Cells& cells,
           const Layout& layout, bool in_order, bool failures)
    : plan_(plan),
      natures_(natures),
      clocks_(clocks),
      cells_(cells),
      layout_(layout),
      in_order_(in_order),
      failures_(failures),
      options_(plan.columns.size()),
      lifetime_(plan.nodes.size(), Lifetime::act),
      value_(plan.nodes.size(), 0),
      stamp_(plan.nodes.size(), 0),
      columns_(plan.columns.size()),
      presents_(plan.columns.size()) {
  collect_options();
  classify();
  near_ = clocks.longest_term() + 2 + added_after_counts();
  find_features();
  find_carried();
}

/// How long a node's value stands: for the state, for one way through its open points, for one act judged.
void View::classify() {
  for (std::size_t index = 0; index < plan_.nodes.size(); ++index) {
    const Node& node = plan_.nodes[index];
    Lifetime lifetime = Lifetime::state;
    const Nature nature = natures_.of(NodeId(index));
    if (nature == fixed || (nature & open) != 0 || !clocks_.counts(NodeId(index)).empty()) lifetime = Lifetime::way;
    if (node.op == Op::constant) lifetime = Lifetime::state;
    if ((nature & (of_fee | of_act)) != 0) lifetime = Lifetime::act;
    for (const NodeId operand : plan::Operands(node)) lifetime = std::max(lifetime, lifetime_[operand.index()]);
    lifetime_[index] = lifetime;
  }
}

/// Days that nodes add to what months or open days came to, at most.
std::int32_t View::added_after_counts() const {
  std::vector<bool> counted(plan_.nodes.size(), false);
  std::int32_t added = 0;
  for (std::size_t index = 0; index < plan_.nodes.size(); ++index) {
    const Node& node = plan_.nodes[index];
    if (!natures_.is_relevant(NodeId(index)) || node.type != Type::day) continue;
    const std::vector<std::int32_t>& counts = clocks_.counts(NodeId(index));
    bool before = false;
    for (const NodeId operand : plan::Operands(node)) before = before || counted[operand.index()];
    counted[index] = before || !counts.empty();
    if (before && !counts.empty()) added += counts.back();
    if (before && node.op == Op::add_days) added += static_cast<std::int32_t>(std::abs(node.value));
  }
  return added;
}

void View::add_feature(NodeId id, Matters matters, NodeId of) {
  if (id.is_set() && lifetime_[id.index()] == Lifetime::state && plan_.at(id).op != Op::constant)
    features_.push_back({id, matters, of});
}

/// The nodes of the state that something beyond the state reads.
void View::find_features() {
  for (std::size_t index = 0; index < plan_.nodes.size(); ++index) {
    if (!natures_.is_relevant(NodeId(index)) || lifetime_[index] == Lifetime::state) continue;
    if (natures_.of(NodeId(index)) == fixed && plan_.nodes[index].type != Type::day) continue;
    const Node& node = plan_.nodes[index];
    const bool counts = !clocks_.counts(NodeId(index)).empty();
    for (const NodeId operand : plan::Operands(node))
      add_feature(operand, counts ? Matters::near : Matters::value, NodeId(index));
  }
  for (const plan::Step& step : plan_.steps) {
    add_feature(step.due, Matters::reached);
    add_feature(step.until, Matters::past);
    for (const NodeId id : {step.due_known, step.condition, step.fee_amount, step.pay_by})
      add_feature(id, Matters::value);
    for (const plan::Gate& hold : step.holds) add_feature(hold.when, Matters::value);
    for (const plan::ChannelChoice& choice : step.channels) add_feature(choice.usable, Matters::value);
  }
  add_feature(plan_.covers, Matters::value);
  for (const plan::Gate& gate : plan_.gates) add_feature(gate.when, Matters::value);
  for (std::size_t index = 0; index < plan_.limits.size(); ++index) {
    if (!natures_.is_relevant_limit(index)) continue;
    const plan::Limit& limit = plan_.limits[index];
    for (const NodeId id : {limit.applies, limit.keeps, limit.unknown}) add_feature(id, Matters::value);
    if (limit.caps_the_fee()) add_feature(limit.bound, Matters::value);
  }
}

void View::find_carried() {
  carried_.assign(plan_.columns.size(), false);
  const std::vector<bool> read = natures_.read_after_gates();
  for (std::size_t index = 0; index < plan_.nodes.size(); ++index) {
    const Node& node = plan_.nodes[index];
    if (!read[index] || (node.op != Op::column && node.op != Op::column_present)) continue;
    carried_[node.index] = true;
    const facts::ColumnKey& key = plan_.columns[node.index];
    carries_amounts_ = carries_amounts_ || is_fact(key, Fact::principal_open) || is_fact(key, Fact::balance) ||
                       is_fact(key, Fact::disputed_amount);
  }
}

std::vector<std::int64_t> View::carried() const {
  std::vector<std::int64_t> picked{static_cast<std::int64_t>(cell_), has_failures_ ? 1 : 0};
  for (std::size_t column = 0; column < carried_.size(); ++column) {
    if (!carried_[column]) continue;
    picked.push_back(columns_[column].asked ? columns_[column].value + 1 : 0);
    picked.push_back(presents_[column].asked ? presents_[column].value + 1 : 0);
  }
  if (carries_amounts_) {
    picked.push_back(open_asked_ ? principal_open_ + 1 : -1);
    picked.push_back(disputed_asked_ ? disputed_part_ + 1 : -1);
  }
  for (const Resolved& each : resolved_)
    for (const std::int64_t number :
         {static_cast<std::int64_t>(each.op), each.value, std::int64_t{each.index}, each.from, std::int64_t{each.days}})
      picked.push_back(number);
  return picked;
}

const std::vector<std::int32_t>& View::appearance() {
  appearance_.assign({(*state_)[Layout::claim_class], (*state_)[Layout::era], (*state_)[Layout::position],
                      (*state_)[Layout::due] > 0 ? 1 : 0});
  for (const Feature& feature : features_) {
    const std::int64_t value = this->value(feature.node);
    switch (feature.matters) {
      case Matters::value:
        appearance_.push_back(static_cast<std::int32_t>(value));
        break;
      case Matters::reached:
        appearance_.push_back(value > 0 ? 1 : 0);
        break;
      case Matters::past:
        appearance_.push_back(value < 0 ? 1 : 0);
        break;
      case Matters::near: {
        const std::vector<std::int32_t>& counts = clocks_.counts(feature.of);
        const bool far = value + counts.back() < -near_;
        const bool ahead = value + counts.front() > near_;
        appearance_.push_back(far ? -32000 : ahead ? 32000 : static_cast<std::int32_t>(value));
        break;
      }
    }
  }
  return appearance_;
}

/// The columns a compared node passes on, and the values around what it is compared with.
void View::add_options(NodeId side, std::int64_t at) {
  const Node& node = plan_.at(side);
  if (node.op == Op::column)
    for (const std::int64_t value : {at - 1, at, at + 1}) options_[node.index].push_back(value);
  for (const NodeId operand : plan::Operands(node))
    if (plan_.at(operand).type == node.type) add_options(operand, at);
}

/// What a column may hold as far as anything can tell: the constants it is compared with and their neighbours.
void View::collect_options() {
  for (std::size_t index = 0; index < plan_.nodes.size(); ++index) {
    const Node& node = plan_.nodes[index];
    if (!compares(node.op) || !natures_.is_relevant(NodeId(index))) continue;
    for (const auto& [side, constant] : {std::pair(node.a, node.b), std::pair(node.b, node.a)}) {
      const Node& bound = plan_.at(constant);
      if (bound.op == Op::constant && bound.type != Type::day) add_options(side, bound.value / bound.divisor);
    }
  }
  for (std::size_t column = 0; column < options_.size(); ++column) {
    std::vector<std::int64_t>& values = options_[column];
    const facts::ColumnKey& key = plan_.columns[column];
    if (is_fact(key, Fact::principal_open) || is_fact(key, Fact::balance) || is_fact(key, Fact::disputed_amount))
      open_options_.insert(open_options_.end(), values.begin(), values.end());
    if (const auto* attribute = std::get_if<facts::Attribute>(&key))
      for (std::size_t choice = 1; choice <= attribute->choices.size(); ++choice)
        values.push_back(static_cast<std::int64_t>(choice));
    if (values.empty()) values.push_back(0);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  }
  std::sort(open_options_.begin(), open_options_.end());
  open_options_.erase(std::unique(open_options_.begin(), open_options_.end()), open_options_.end());
}

void View::look(const State& state) {
  state_ = &state;
  look_ = ++counter_;
}

void View::begin(Script& script) {
  script_ = &script;
  script.rewind();
  way_ = act_ = ++counter_;
  for (Column& column : columns_) column.asked = false;
  for (Column& column : presents_) column.asked = false;
  open_asked_ = disputed_asked_ = false;
  resolved_.clear();
  picked_.clear();
  const ClaimClass& claim = cells_.classes()[static_cast<std::size_t>((*state_)[Layout::claim_class])];
  has_failures_ = failures_ && script.pick(2) == 1;  // first the ways on which every delivery succeeds
  const auto era = static_cast<std::size_t>((*state_)[Layout::era]);
  const std::size_t earliest = (*state_)[Layout::due] > 0 ? std::max(era, claim.from_due) : era;
  const std::vector<Reachable>& reachable = claim.reachable[earliest];
  const Reachable& chosen = reachable[script.pick(reachable.size())];
  cell_ = chosen.cell;
  segment_ = in_order_ ? chosen.segment : 0;
  when_ = &chosen.run;
}

void View::resume(Script& script, const std::vector<Resolved>& resolved) {
  script_ = &script;
  script.rewind();
  resolved_ = resolved;
}

void View::set_candidate(std::int64_t fee, std::int64_t pay_by, std::int64_t channel) {
  act_ = ++counter_;
  fee_ = fee;
  pay_by_ = pay_by;
  channel_ = channel;
}

std::int64_t View::value(NodeId id) {
  const Lifetime lifetime = lifetime_[id.index()];
  const std::uint64_t stamp = lifetime == Lifetime::state ? look_ : lifetime == Lifetime::way ? way_ : act_;
  if (stamp_[id.index()] == stamp) return value_[id.index()];
  const std::int64_t result =
      natures_.of(id) == fixed && plan_.at(id).type != Type::day ? of_cell(id) : compute(plan_.at(id));
  value_[id.index()] = result;
  stamp_[id.index()] = stamp;
  return result;
}

/// What dates and fixed facts settle, computed once a cell.
std::int64_t View::of_cell(NodeId id) {
  if (settled_.size() <= cell_) settled_.resize(cells_.cells().size());
  std::vector<Settled>& row = settled_[cell_];
  if (row.empty()) row.resize(plan_.nodes.size());
  Settled& settled = row[id.index()];
  if (!settled.known) settled = {true, cells_.value(id, cells_.cells()[cell_], 0)};
  return settled.value;
}

std::int64_t View::compute(const Node& node) {
  if (natures_.is_either_way(NodeId(static_cast<std::size_t>(&node - plan_.nodes.data()))))
    return script_->pick(2) == 0 ? 1 : 0;
  switch (node.op) {
    case Op::column:
      return column(node);
    case Op::column_present:
      return present(node);
    case Op::register_field:
    case Op::register_present:
      return register_value(node);
    case Op::run_date:
      return 0;
    case Op::candidate_fee:
      return fee_;
    case Op::candidate_pay_by:
      return pay_by_;
    case Op::candidate_channel:
      return channel_;
    case Op::candidate_free:
      return fee_ > 0 ? 0 : 1;
    case Op::has_bit:
      if (reads_failures(plan_.at(node.a))) return has_failures_ && script_->pick(2) == 1 ? 1 : 0;
      return plan::apply(plan_, node, value(node.a), 0, 0);
    case Op::both:
      return value(node.a) != 0 && value(node.b) != 0 ? 1 : 0;
    case Op::either:
      return value(node.a) != 0 || value(node.b) != 0 ? 1 : 0;
    case Op::select:
      return value(node.a) != 0 ? value(node.b) : value(node.c);
    case Op::add_months:
    case Op::add_open_days:
    case Op::next_open: {
      const std::int64_t from = value(node.a);
      return from + resolve(node.op, node.value, node.index, from,
                            clocks_.counts(NodeId(static_cast<std::size_t>(&node - plan_.nodes.data()))));
    }
    default: {
      const int operands = plan::operand_count(node.op);
      const std::int64_t a = operands >= 1 ? value(node.a) : 0;
      const std::int64_t b = operands >= 2 ? value(node.b) : 0;
      const std::int64_t c = operands >= 3 ? value(node.c) : 0;
      return plan::apply(plan_, node, a, b, c);
    }
  }
}

/// Days so many months or open days after `from`. Where every possible count decides alike none is picked.
std::int32_t View::resolve(Op op, std::int64_t value, std::uint32_t index, std::int64_t from,
                           const std::vector<std::int32_t>& counts) {
  if (counts.size() == 1 || from + counts.back() < -near_) return counts.back();
  if (from + counts.front() > near_) return counts.front();
  for (const Resolved& known : resolved_)
    if (known.op == op && known.value == value && known.index == index && known.from == from) return known.days;
  const std::int32_t days = counts[script_->pick(counts.size())];
  resolved_.push_back({op, value, index, from, days});
  return days;
}

std::int32_t View::pause(std::size_t in, std::int32_t age) {
  const plan::Register& reg = plan_.registers[in];
  if (reg.restart_months == 0) return reg.restart_days;
  std::vector<std::int32_t> months = clocks_.pause(in);
  for (std::int32_t& count : months) count -= reg.restart_days;
  return resolve(Op::add_months, reg.restart_months, static_cast<std::uint32_t>(reg.month_end), -age, months) +
         reg.restart_days;
}

std::int32_t View::shortest(std::size_t in) {
  const plan::ShortestDeadline& deadline = plan_.registers[in].shortest;
  if (deadline.calendar)
    return resolve(Op::add_open_days, deadline.days, static_cast<std::uint32_t>(deadline.calendar->index()), 0,
                   clocks_.shortest(in));
  if (deadline.months == 0) return deadline.days;
  std::vector<std::int32_t> months = clocks_.shortest(in);
  for (std::int32_t& count : months) count -= deadline.days;
  return resolve(Op::add_months, deadline.months, static_cast<std::uint32_t>(deadline.month_end), 0, months) +
         deadline.days;
}

std::int64_t View::register_value(const Node& node) const {
  const RegisterPlaces& places = layout_.at(node.index);
  const auto number = [&](int place) -> std::int64_t {
    if (place < 0) return 0;
    const std::int16_t held = (*state_)[static_cast<std::size_t>(place)];
    return held == absent ? 0 : held;
  };
  const auto is_there = [&](int place) {
    return place >= 0 && (*state_)[static_cast<std::size_t>(place)] != absent ? 1 : 0;
  };
  if (node.op == Op::register_present)
    return number(places.count) >= std::max(plan_.registers[node.index].nth, 1) ? 1 : 0;
  switch (static_cast<RegisterField>(node.value)) {
    case RegisterField::count:
      return number(places.count);
    case RegisterField::window_last:
      return -number(places.window);
    case RegisterField::earliest_pay_by:
      return -number(places.earliest);
    case RegisterField::has_earliest_pay_by:
      return is_there(places.earliest);
    case RegisterField::last_sent:
      return -number(places.last);
    case RegisterField::last_pay_by:
      return number(places.last_term) - number(places.last);
    case RegisterField::last_has_pay_by:
      return is_there(places.last_term);
    case RegisterField::last_received:
      return -number(places.received);
    case RegisterField::last_has_received:
      return is_there(places.received);
    case RegisterField::last_channel:
      return number(places.channel);
    default:
      return 0;  // proposals: as if the run had been skipped
  }
}

std::int64_t View::column(const Node& node) {
  const facts::ColumnKey& key = plan_.columns[node.index];
  const ClaimClass& claim = cells_.classes()[static_cast<std::size_t>((*state_)[Layout::claim_class])];
  if (is_fact(key, Fact::due)) return -(*state_)[Layout::due];
  if (is_fact(key, Fact::principal)) return claim.principal;
  if (is_fact(key, Fact::fees_claimed)) return layout_.fees(*state_);
  if (is_fact(key, Fact::compensation_claimed)) return (*state_)[Layout::charged];
  if (is_fact(key, Fact::principal_open)) return open_amount(Fact::principal_open);
  if (is_fact(key, Fact::balance)) return open_amount(Fact::balance);
  if (is_fact(key, Fact::disputed_amount)) return open_amount(Fact::disputed_amount);
  for (const auto& [column, chosen] : cells_.choices()[claim.choices])
    if (column.index() == node.index) return chosen;
  return picked(node.index, node.type);
}

std::int64_t View::picked(std::uint32_t column, Type type) {
  Column& known = columns_[column];
  if (known.asked) return known.value;
  known.asked = true;
  const facts::ColumnKey& key = plan_.columns[column];
  if (type == Type::yes_no) {
    const bool usual = usually_holds(key);
    known.value = (script_->pick(2) == 0) == usual ? 1 : 0;
  } else if (type == Type::day) {
    const ClockKey day_clock = column_clock(column);
    const std::int32_t floor = clocks_.floor(day_clock);
    const auto count = static_cast<std::size_t>(clocks_.cap(day_clock) - floor + 1);
    known.value = -(floor + static_cast<std::int32_t>(script_->pick(count)));
  } else {
    known.value = options_[column][script_->pick(options_[column].size())];
  }
  add_fact(column, true, known.value);
  return known.value;
}

std::int64_t View::present(const Node& node) {
  const facts::ColumnKey& key = plan_.columns[node.index];
  if (is_always_there(key)) return 1;
  Column& known = presents_[node.index];
  if (known.asked) return known.value;
  known.asked = true;
  known.value = (script_->pick(2) == 0) == usually_missing(key) ? 0 : 1;
  if (known.value == 0) add_fact(node.index, false, 0);
  return known.value;
}

/// What is open is at most the principal, what is disputed at most what is open; the rest is the balance.
std::int64_t View::open_amount(Fact fact) {
  const std::int64_t principal = cells_.classes()[static_cast<std::size_t>((*state_)[Layout::claim_class])].principal;
  if (!open_asked_) {
    std::vector<std::int64_t> amounts{principal};
    for (const std::int64_t amount : open_options_)
      if (amount < principal) amounts.push_back(amount);
    open_asked_ = true;
    principal_open_ = amounts[script_->pick(amounts.size())];
  }
  if (fact == Fact::principal_open) return principal_open_;
  if (!disputed_asked_) {
    std::vector<std::int64_t> parts{0};
    if (principal_open_ > 0) {
      parts.push_back(principal_open_);
      for (const std::int64_t amount : open_options_) {
        if (amount > 0 && amount < principal_open_) parts.push_back(amount);
        if (amount > 0 && amount < principal_open_) parts.push_back(principal_open_ - amount);
      }
    }
    disputed_asked_ = true;
    disputed_part_ = parts[script_->pick(parts.size())];
  }
  return fact == Fact::balance ? principal_open_ - disputed_part_ : disputed_part_;
}

std::optional<std::int64_t> View::principal_open() const {
  if (!open_asked_) return std::nullopt;
  return principal_open_;
}

void View::add_fact(std::uint32_t column, bool present, std::int64_t value) {
  picked_.push_back({plan::ColumnId(column), present, value});
}

}  // namespace dun::prove
