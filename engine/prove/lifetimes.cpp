#include "engine/prove/lifetimes.hpp"

#include <algorithm>

#include "engine/plan/arithmetic.hpp"

namespace dun::prove {

Lifetimes::Lifetimes(const plan::Plan& plan, const Natures& natures, const Clocks& clocks, Freedom freedom)
    : lifetimes_(plan.nodes.size(), Lifetime::act) {
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    const plan::Node& node = plan.nodes[index];
    Lifetime lifetime = Lifetime::state;
    const Nature nature = natures.of(NodeId(index));
    if (nature == fixed || (nature & open) != 0 || !clocks.counts(NodeId(index)).empty()) lifetime = Lifetime::way;
    if (freedom == Freedom::due_date && node.op == plan::Op::column &&
        is_fact(plan.columns[node.index], facts::Fact::due))
      lifetime = Lifetime::way;
    if (node.op == plan::Op::constant) lifetime = Lifetime::state;
    if ((nature & (of_fee | of_act)) != 0) lifetime = Lifetime::act;
    for (const NodeId operand : plan::Operands(node)) lifetime = std::max(lifetime, lifetimes_[operand.index()]);
    lifetimes_[index] = lifetime;
  }
}

}  // namespace dun::prove
