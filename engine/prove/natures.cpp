#include "engine/prove/natures.hpp"

#include "engine/plan/arithmetic.hpp"

namespace dun::prove {

using facts::Fact;
using plan::Node;
using plan::Op;
using plan::Type;

bool is_fact(const facts::ColumnKey& key, Fact fact) {
  const auto* known = std::get_if<Fact>(&key);
  return known != nullptr && *known == fact;
}

bool is_for_life(const facts::ColumnKey& key) {
  for (const Fact fact : {Fact::debtor_kind, Fact::claim_kind, Fact::country, Fact::currency, Fact::principal})
    if (is_fact(key, fact)) return true;
  return false;
}

bool reads_failures(const Node& node) {
  return node.op == Op::register_field &&
         static_cast<plan::RegisterField>(node.value) == plan::RegisterField::failed_channels;
}

bool has_room(plan::LimitKind kind) {
  switch (kind) {
    case plan::LimitKind::not_before:
    case plan::LimitKind::at_least_after:
    case plan::LimitKind::pay_by_at_least:
    case plan::LimitKind::fee_at_most:
    case plan::LimitKind::fees_together:
      return true;
    default:
      return false;
  }
}

Natures::Natures(const plan::Plan& plan)
    : plan_(&plan),
      relevant_(plan.nodes.size(), false),
      root_(plan.nodes.size(), false),
      nature_(plan.nodes.size(), fixed),
      dated_(plan.nodes.size(), false),
      constant_(plan.nodes.size(), false),
      either_way_(plan.nodes.size(), false),
      limits_(plan.limits.size(), false) {
  mark_relevant();
  for (std::size_t index = 0; index < plan.nodes.size(); ++index)
    if (relevant_[index]) settle(plan, index);
}

void Natures::mark(NodeId id) {
  if (!id.is_set() || relevant_[id.index()]) return;
  relevant_[id.index()] = true;
  for (const NodeId operand : plan::Operands(plan_->at(id))) mark(operand);
}

std::vector<NodeId> Natures::roots_of(std::size_t from_step) const {
  std::vector<NodeId> roots = after_gates(from_step);
  for (const NodeId id : gates()) roots.push_back(id);
  return roots;
}

std::vector<NodeId> Natures::gates() const {
  std::vector<NodeId> roots{plan_->covers};
  for (const plan::Gate& gate : plan_->gates) roots.push_back(gate.when);
  return roots;
}

/// What the policy's steps from one on ask, and the limits on their acts.
std::vector<NodeId> Natures::after_gates(std::size_t from_step) const {
  std::vector<NodeId> roots;
  const auto add = [&](std::initializer_list<NodeId> ids) {
    for (const NodeId id : ids)
      if (id.is_set()) roots.push_back(id);
  };
  plan::ActSet acts = 0;
  for (std::size_t index = 0; index < plan_->steps.size(); ++index) {
    const plan::Step& step = plan_->steps[index];
    if (index < from_step && !step.only_as_substitute) continue;
    acts |= plan::ActSet{1} << step.act.index();
    add({step.due, step.due_known, step.until, step.condition, step.fee_amount, step.pay_by});
    for (const plan::Gate& hold : step.holds) add({hold.when});
    for (const plan::ChannelChoice& choice : step.channels) add({choice.usable});
  }
  for (const plan::Limit& limit : plan_->limits)
    if ((limit.acts & acts) != 0) add({limit.applies, limit.keeps, limit.unknown});
  return roots;
}

void Natures::mark_relevant() {
  for (const NodeId id : roots_of(0)) {
    mark(id);
    root_[id.index()] = true;
  }
  plan::ActSet acts = 0;
  for (const plan::Step& step : plan_->steps) acts |= plan::ActSet{1} << step.act.index();
  for (std::size_t index = 0; index < plan_->limits.size(); ++index) {
    const plan::Limit& limit = plan_->limits[index];
    limits_[index] = (limit.acts & acts) != 0;
    if (!limits_[index] || !has_room(limit.kind)) continue;
    mark(limit.bound);
    mark(limit.lawful_from_known);
  }
}

std::vector<bool> Natures::closure(std::vector<NodeId> open_nodes) const {
  std::vector<bool> read(relevant_.size(), false);
  while (!open_nodes.empty()) {
    const NodeId id = open_nodes.back();
    open_nodes.pop_back();
    if (read[id.index()] || (nature_[id.index()] == fixed && plan_->at(id).type != Type::day)) continue;
    read[id.index()] = true;
    for (const NodeId operand : plan::Operands(plan_->at(id))) open_nodes.push_back(operand);
  }
  return read;
}

void Natures::refuse(std::string why) {
  if (obstacle_.empty()) obstacle_ = std::move(why);
}

void Natures::settle(const plan::Plan& plan, std::size_t index) {
  const Node& node = plan.nodes[index];
  Nature& nature = nature_[index];
  const int operands = plan::operand_count(node.op);
  bool dated = operands > 0;
  bool constant = operands > 0;
  for (const NodeId operand : plan::Operands(node)) {
    nature |= nature_[operand.index()];
    dated = dated && (dated_[operand.index()] || nature_[operand.index()] == fixed);
    constant = constant && constant_[operand.index()];
  }
  switch (node.op) {
    case Op::constant:
      constant = true;
      break;
    case Op::column:
      if (is_fact(plan.columns[node.index], Fact::due)) {
        nature = clock;
        dated = true;
      } else if (is_fact(plan.columns[node.index], Fact::fees_claimed) ||
                 is_fact(plan.columns[node.index], Fact::compensation_claimed)) {
        nature = clock;
      } else {
        nature = is_for_life(plan.columns[node.index]) ? fixed : open;
      }
      break;
    case Op::column_present:
      nature = is_for_life(plan.columns[node.index]) ? fixed : open;
      break;
    case Op::register_field:
      nature = reads_failures(node) ? open : clock;
      if (plan.registers[node.index].year_of && node.value != static_cast<std::int64_t>(plan::RegisterField::count))
        refuse("of acts counted by calendar year more than the number is read");
      break;
    case Op::letter_sum:
    case Op::letter_share:
      refuse("an amount of a letter for several claims is read");
      break;
    case Op::register_present:
      nature = clock;
      break;
    case Op::run_date:
      nature = clock;
      dated = true;
      break;
    case Op::candidate_fee:
    case Op::candidate_free:
      nature = of_fee;
      break;
    case Op::candidate_pay_by:
    case Op::candidate_channel:
      nature = of_act;
      break;
    case Op::calendar_covers:
      nature = fixed;  // taken as covered: days beyond are held and no act
      break;
    case Op::rate:
    case Op::rate_known:
      nature = settle_version(plan.tables[node.index].name, node.a, fixed);
      break;
    case Op::scale:
    case Op::scale_known:
      nature = settle_version(plan.scales[node.index].name, node.b, nature_[node.a.index()]);
      break;
    case Op::equal:
    case Op::less:
    case Op::less_equal:
      dated = false;
      settle_comparison(plan, index);
      break;
    default:
      break;
  }
  dated_[index] = dated && node.type == Type::day;
  constant_[index] = constant;
}

/// Which version of a rate or scale counts must follow from the due date or the day of sending.
Nature Natures::settle_version(const std::string& name, NodeId day, Nature of_amount) {
  if (!dated_[day.index()] && nature_[day.index()] != fixed)
    refuse("`" + name + "` is chosen by a day that is neither the due date nor the day of sending");
  return of_amount;
}

/// A day compared with a date of the law is settled by the dates; compared with another day it is a clock.
void Natures::settle_comparison(const plan::Plan& plan, std::size_t index) {
  const Node& node = plan.nodes[index];
  if (plan.at(node.a).type != Type::day) return;
  const bool a = constant_[node.a.index()];
  const bool b = constant_[node.b.index()];
  if (!a && !b) return;
  const NodeId moving = a ? node.b : node.a;
  if (dated_[moving.index()])
    nature_[index] = fixed;
  else if ((nature_[moving.index()] & clock) != 0)
    refuse("the day of an earlier act is compared with a date");
  else
    either_way_[index] = true;
}

std::vector<NodeId> Natures::frontier(Nature natures) const {
  const auto within = [&](NodeId id) {
    return relevant_[id.index()] && (nature_[id.index()] & ~natures) == 0 && !(dated_[id.index()]);
  };
  std::vector<bool> read(relevant_.size(), false);
  std::vector<bool> read_outside(relevant_.size(), false);
  for (std::size_t index = 0; index < relevant_.size(); ++index) {
    if (!relevant_[index]) continue;
    const Node& node = plan_->nodes[index];
    for (const NodeId operand : plan::Operands(node)) {
      read[operand.index()] = true;
      if (!within(NodeId(index))) read_outside[operand.index()] = true;
    }
  }
  std::vector<NodeId> found;
  for (std::size_t index = 0; index < relevant_.size(); ++index)
    if (within(NodeId(index)) && !constant_[index] && (root_[index] || !read[index] || read_outside[index]))
      found.emplace_back(index);
  return found;
}

}  // namespace dun::prove
