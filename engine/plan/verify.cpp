#include "engine/plan/verify.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "engine/base/exact.hpp"
#include "engine/plan/arithmetic.hpp"

namespace dun::plan {

namespace {

constexpr std::int64_t safe_range = std::int64_t{1} << 61;

class Verifier {
 public:
  explicit Verifier(const Plan& plan) : plan_(plan) {}

  std::vector<std::string> run() {
    sizes();
    for (std::size_t index = 0; index < plan_.nodes.size(); ++index) node(index);
    tables();
    conditions();
    return std::move(faults_);
  }

 private:
  void fault(std::string text) { faults_.push_back(std::move(text)); }

  void sizes() {
    if (plan_.acts.size() > 64) fault("more than 64 acts");
    if (plan_.steps.size() > 63) fault("more than 63 steps");
    if (plan_.channels.size() > 62) fault("more than 62 channels");
    if (plan_.terms.size() > facts::most_terms) fault("more than 63 terms of letters");
  }

  void node(std::size_t index) {
    const Node& node = plan_.nodes[index];
    const int operands = operand_count(node.op);
    const NodeId used[] = {node.a, node.b, node.c};
    for (int place = 0; place < operands; ++place)
      if (!used[place].is_set() || used[place].index() >= index)
        fault(fmt::format("node {} reads a node that does not come before it", index));
    if (node.divisor < 1) fault(fmt::format("node {} has no positive divisor", index));
    if (node.low > node.high) fault(fmt::format("node {} has an empty range", index));
    if (std::max(node.high, -node.low) > safe_range)
      fault(fmt::format("node {} ({}) may leave the safe range", index, to_string(node.op)));
    if (node.index >= limit_of_index(node)) fault(fmt::format("node {} points outside its table", index));
    if (faults_.empty()) types(index);
  }

  [[nodiscard]] std::size_t limit_of_index(const Node& node) const {
    switch (node.op) {
      case Op::column:
      case Op::column_present:
        return plan_.columns.size();
      case Op::register_field:
      case Op::register_present:
        return plan_.registers.size();
      case Op::rate:
      case Op::rate_known:
        return plan_.tables.size();
      case Op::scale:
      case Op::scale_known:
        return plan_.scales.size();
      case Op::add_open_days:
      case Op::next_open:
      case Op::calendar_covers:
        return plan_.calendars.size();
      default:
        return ~std::size_t{0};
    }
  }

  void types(std::size_t index) {
    const Node& node = plan_.nodes[index];
    const auto is = [&](NodeId id, Type type) { return plan_.at(id).type == type; };
    bool right = true;
    switch (node.op) {
      case Op::both:
      case Op::either:
        right = is(node.a, Type::yes_no) && is(node.b, Type::yes_no);
        break;
      case Op::negate:
        right = is(node.a, Type::yes_no);
        break;
      case Op::select:
        right = is(node.a, Type::yes_no) && plan_.at(node.b).type == plan_.at(node.c).type;
        break;
      case Op::equal:
      case Op::less:
      case Op::less_equal:
        right = comparable(plan_.at(node.a), plan_.at(node.b));
        break;
      case Op::plus:
      case Op::minus:
      case Op::lesser:
      case Op::greater:
        right = is(node.a, node.type) && is(node.b, node.type) && plan_.at(node.a).divisor == plan_.at(node.b).divisor;
        break;
      case Op::add_days:
      case Op::add_months:
      case Op::add_open_days:
      case Op::next_open:
      case Op::calendar_covers:
      case Op::rate:
      case Op::rate_known:
        right = is(node.a, Type::day);
        break;
      case Op::scale:
      case Op::scale_known:
        right = is(node.a, Type::amount) && is(node.b, Type::day);
        break;
      default:
        break;
    }
    if (!right) fault(fmt::format("node {} ({}) has operands of the wrong type", index, to_string(node.op)));
  }

  static bool comparable(const Node& a, const Node& b) {
    const auto discrete = [](Type type) { return type == Type::number || type == Type::choice; };
    return (a.type == b.type || (discrete(a.type) && discrete(b.type))) && a.divisor == b.divisor;
  }

  void tables() {
    for (const RateTable& table : plan_.tables)
      if (!std::is_sorted(table.versions.begin(), table.versions.end(),
                          [](const RateVersion& x, const RateVersion& y) { return x.from < y.from; }))
        fault(fmt::format("rate `{}` is not in order of date", table.name));
  }

  [[nodiscard]] bool reaches_rates(const DatedRate& dated) const {
    if (!dated.by.is_set()) return dated.rows.size() == 1;
    const Node& by = plan_.at(dated.by);
    return by.low >= 0 && static_cast<std::size_t>(by.high) < dated.rows.size();
  }

  void rate_part(const RateFormula& rate, std::size_t at) {
    const RatePart& part = rate.parts[at];
    const std::uint32_t used[] = {part.a, part.b};
    for (int place = 0; place < operand_count(part.op); ++place)
      if (used[place] >= at) fault(fmt::format("part {} of the rate reads one that does not come before it", at));
    if (part.op == RateOp::dated && part.index >= rate.dated.size())
      fault(fmt::format("part {} of the rate points outside its lists", at));
    if (part.op == RateOp::contract_rate && part.index >= plan_.columns.size())
      fault(fmt::format("part {} of the rate reads no column", at));
    if (part.op == RateOp::or_where && (part.index >= at || !asks_for_fact(rate.parts[part.index].op)))
      fault(fmt::format("part {} of the rate asks for no fact", at));
    if (part.op == RateOp::or_where && part.test != RateTest::missing && part.bound >= at)
      fault(fmt::format("part {} of the rate compares with one that does not come before it", at));
    if (part.op == RateOp::round && part.unit.numerator() <= 0)
      fault(fmt::format("part {} of the rate rounds to nothing", at));
    if (part.op != RateOp::fact) return;
    yes_no(part.known, "whether a fact of the rate is known");
    if (!part.value.is_set() || part.value.index() >= plan_.nodes.size()) fault("a fact of the rate has no value");
  }

  static bool asks_for_fact(RateOp op) { return op == RateOp::contract_rate || op == RateOp::fact; }

  void rate(const RateFormula& rate) {
    if (rate.parts.empty()) fault("the interest has no rate");
    for (const DatedRate& dated : rate.dated)
      if (!reaches_rates(dated)) fault("the interest has not as many lists of rates");
    for (std::size_t at = 0; at < rate.parts.size(); ++at) rate_part(rate, at);
  }

  void yes_no(NodeId id, const std::string& what) {
    if (!id.is_set() || id.index() >= plan_.nodes.size() || plan_.at(id).type != Type::yes_no)
      fault(what + " is no condition");
  }

  void conditions() {
    yes_no(plan_.covers, "covers");
    for (const Gate& gate : plan_.gates) yes_no(gate.when, "a gate");
    for (const Step& step : plan_.steps) {
      if (!step.act.is_set() || step.act.index() >= plan_.acts.size())
        fault(fmt::format("step `{}` has no act", step.name));
      yes_no(step.due_known, "when of " + step.name);
      yes_no(step.proposed, "release of " + step.name);
    }
    for (const InterestRule& interest : plan_.interests) rate(interest.rate);
    for (const Limit& limit : plan_.limits) {
      const std::string name = "limit " + plan_.at(limit.reason).id;
      yes_no(limit.applies, name);
      yes_no(limit.keeps, name);
      yes_no(limit.unknown, name);
      if ((limit.kind == LimitKind::states_term) != limit.term_rule.has_value() ||
          (limit.term_rule && *limit.term_rule >= plan_.term_rules.size()))
        fault(name + " names no rule on terms");
    }
  }

  const Plan& plan_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> faults_of(const Plan& plan) {
  return Verifier(plan).run();
}

}  // namespace dun::plan
