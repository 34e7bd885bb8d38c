#include "engine/prove/appearance.hpp"

#include <algorithm>

#include "engine/plan/arithmetic.hpp"

namespace dun::prove {

namespace {

constexpr std::int32_t far_past = -32000;
constexpr std::int32_t far_ahead = 32000;
constexpr std::int16_t no_due = 32000;

}  // namespace

Appearance::Appearance(const plan::Plan& plan, const Natures& natures, const Clocks& clocks, const Lifetimes& lifetimes)
    : plan_(plan), clocks_(clocks), lifetimes_(lifetimes) {
  find_operands(plan, natures);
  find_steps(plan);
  find_limits(plan, natures);
  for (const plan::Gate& gate : plan.gates) add(gate.when, Matters::value);
  add(plan.covers, Matters::value);
}

void Appearance::add(NodeId id, Matters matters, NodeId of) {
  if (!id.is_set() || lifetimes_.of(id) != Lifetime::state || plan_.at(id).op == plan::Op::constant) return;
  const auto is_same = [&](const Feature& each) { return each.node == id && each.matters == matters && each.of == of; };
  if (std::none_of(features_.begin(), features_.end(), is_same)) features_.push_back({id, matters, of});
}

/// The nodes of the state that something beyond the state reads.
void Appearance::find_operands(const plan::Plan& plan, const Natures& natures) {
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    const NodeId id(index);
    if (!natures.is_relevant(id) || lifetimes_.of(id) == Lifetime::state) continue;
    const plan::Node& node = plan.nodes[index];
    if (natures.of(id) == fixed && node.type != plan::Type::day) continue;
    const bool counts = !clocks_.counts(id).empty();
    for (const NodeId operand : plan::Operands(node)) add(operand, counts ? Matters::near : Matters::value, id);
  }
}

void Appearance::find_steps(const plan::Plan& plan) {
  for (const plan::Step& step : plan.steps) {
    add(step.due, Matters::reached);
    add(step.until, Matters::past);
    for (const NodeId id : {step.due_known, step.condition, step.fee_amount, step.pay_by}) add(id, Matters::value);
    for (const plan::Gate& hold : step.holds) add(hold.when, Matters::value);
    for (const plan::ChannelChoice& choice : step.channels) add(choice.usable, Matters::value);
  }
}

void Appearance::find_limits(const plan::Plan& plan, const Natures& natures) {
  for (std::size_t index = 0; index < plan.limits.size(); ++index) {
    if (!natures.is_relevant_limit(index)) continue;
    const plan::Limit& limit = plan.limits[index];
    for (const NodeId id : {limit.applies, limit.keeps, limit.unknown}) add(id, Matters::value);
    if (limit.caps_the_fee()) add(limit.bound, Matters::value);
  }
}

std::int32_t Appearance::seen(const Feature& feature, std::int64_t value) const {
  switch (feature.matters) {
    case Matters::value:
      break;
    case Matters::reached:
      return value > 0 ? 1 : 0;
    case Matters::past:
      return value < 0 ? 1 : 0;
    case Matters::near: {
      const std::vector<std::int32_t>& counts = clocks_.counts(feature.of);
      if (value + counts.back() < -clocks_.near()) return far_past;
      if (value + counts.front() > clocks_.near()) return far_ahead;
      break;
    }
  }
  return static_cast<std::int32_t>(value);
}

const std::vector<std::int32_t>& Appearance::of(const State& state, View& view) {
  appearance_.assign({state[Layout::claim_class], state[Layout::era], state[Layout::position],
                      state[Layout::due] > 0 ? 1 : 0, view.pinned_due().value_or(no_due)});
  for (const Feature& feature : features_) appearance_.push_back(seen(feature, view.value(feature.node)));
  for (const View::Resolved& known : view.remembered())
    for (const std::int64_t number :
         {static_cast<std::int64_t>(known.op), known.value, static_cast<std::int64_t>(known.index), known.from,
          static_cast<std::int64_t>(known.days)})
      appearance_.push_back(static_cast<std::int32_t>(number));
  return appearance_;
}

}  // namespace dun::prove
