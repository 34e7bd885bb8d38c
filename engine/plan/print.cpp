#include "engine/plan/print.hpp"

#include <fmt/core.h>

#include "engine/plan/arithmetic.hpp"

namespace dun::plan {

namespace {

std::string node_name(NodeId id) {
  return id.is_set() ? fmt::format("n{}", id.value) : "-";
}

std::string name_of_column(const facts::ColumnKey& key) {
  struct Visitor {
    std::string operator()(facts::Fact fact) const {
      return std::string(facts::fact_specs()[static_cast<std::size_t>(fact)].name);
    }
    std::string operator()(const facts::ConsentTo& consent) const { return "consent to " + consent.channel; }
    std::string operator()(const facts::ReachableBy& reachable) const { return "reachable by " + reachable.channel; }
    std::string operator()(const facts::Attribute& attribute) const { return "attribute " + attribute.name; }
  };
  return std::visit(Visitor{}, key);
}

std::string acts_text(const Plan& plan, ActSet acts) {
  std::string text;
  for (std::size_t act = 0; act < plan.acts.size(); ++act)
    if ((acts >> act & 1U) != 0) text += (text.empty() ? "" : ", ") + plan.acts[act].name;
  return text;
}

const char* type_name(Type type) {
  switch (type) {
    case Type::yes_no:
      return "yes/no";
    case Type::day:
      return "day";
    case Type::amount:
      return "amount";
    case Type::number:
      return "number";
    case Type::choice:
      return "choice";
  }
  return "";
}

std::string operands_text(const Plan& plan, const Node& node) {
  std::string text;
  const int operands = operand_count(node.op);
  const NodeId used[] = {node.a, node.b, node.c};
  for (int place = 0; place < operands; ++place) text += " " + node_name(used[place]);
  switch (node.op) {
    case Op::constant:
      text += node.type == Type::day ? " " + values::to_string(values::Day{static_cast<std::int32_t>(node.value)})
                                     : fmt::format(" {}", node.value);
      break;
    case Op::column:
    case Op::column_present:
      text += " " + name_of_column(plan.columns[node.index]);
      break;
    case Op::register_field:
      text += fmt::format(" r{} field {}", node.index, node.value);
      break;
    case Op::register_present:
      text += fmt::format(" r{}", node.index);
      break;
    case Op::rate:
    case Op::rate_known:
      text += " " + plan.tables[node.index].name;
      break;
    case Op::scale:
    case Op::scale_known:
      text += " " + plan.scales[node.index].name;
      break;
    case Op::add_days:
    case Op::add_months:
    case Op::add_open_days:
    case Op::rescale:
    case Op::round:
    case Op::has_bit:
      text += fmt::format(" {}", node.value);
      break;
    default:
      break;
  }
  return text;
}

std::string shortest_text(const ShortestDeadline& shortest) {
  if (shortest == ShortestDeadline{}) return "";
  if (shortest.months != 0) return fmt::format("; deadlines of at least {} months", shortest.months);
  return fmt::format("; deadlines of at least {} {}", shortest.days, shortest.calendar ? "open days" : "days");
}

std::string print_registers(const Plan& plan) {
  std::string out;
  for (std::size_t index = 0; index < plan.registers.size(); ++index) {
    const Register& reg = plan.registers[index];
    out +=
        fmt::format("register r{} {}: members {}{}", index, reg.name,
                    reg.step ? "of the step" : acts_text(plan, reg.members), reg.members_with_fee ? " with a fee" : "");
    if (reg.window != 0)
      out += fmt::format("; window {}{}", acts_text(plan, reg.window), reg.window_with_fee ? " with a fee" : "");
    if (reg.nth != 0) out += fmt::format("; only number {} of them", reg.nth);
    if (reg.worst == Wording::unrecorded) out += "; none that states a wrong term";
    if (reg.worst == Wording::right) out += "; only those that state a right term";
    out += shortest_text(reg.shortest);
    if (reg.restart_months != 0) out += fmt::format("; restarts after {} months", reg.restart_months);
    if (reg.restart_days != 0) out += fmt::format("; restarts after {} days", reg.restart_days);
    if (reg.contract)
      out += reg.year_of ? "; per contract and calendar year" : "; per contract";
    else if (reg.per_relationship)
      out += "; per relationship";
    if (reg.restart_with_arrears) out += "; restarts with the arrears";
    out += "\n";
  }
  return out;
}

std::string print_nodes(const Plan& plan) {
  std::string out;
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    const Node& node = plan.nodes[index];
    out += fmt::format("n{} = {}{} : {}", index, to_string(node.op), operands_text(plan, node), type_name(node.type));
    if (node.divisor != 1) out += fmt::format(" / {}", node.divisor);
    if (node.type == Type::amount) out += fmt::format(" in [{}, {}]", node.low, node.high);
    out += "\n";
  }
  return out;
}

std::string print_steps(const Plan& plan) {
  std::string out;
  for (const Step& step : plan.steps) {
    out += fmt::format("step {} is {}: due {} if {}, until {}, condition {}, pay by {}\n", step.name,
                       plan.acts[step.act.index()].name, node_name(step.due), node_name(step.due_known),
                       node_name(step.until), node_name(step.condition), node_name(step.pay_by));
    for (const ChannelChoice& choice : step.channels)
      out += fmt::format("  by {} if {}\n", plan.channels[choice.channel.index()], node_name(choice.usable));
    if (!step.text.empty()) out += fmt::format("  text {}\n", step.text);
    if (step.fee == FeeKind::the_most) out += "  fee the most the law allows\n";
    if (step.fee == FeeKind::amount) out += fmt::format("  fee {}\n", node_name(step.fee_amount));
  }
  return out;
}

std::string print_limits(const Plan& plan) {
  std::string out;
  for (const Limit& limit : plan.limits) {
    const Reason& reason = plan.at(limit.reason);
    out += fmt::format("limit {} ({}) on {}{}: applies {}, keeps {}, unknown {}, bound {}, lawful from {}\n", reason.id,
                       reason.text, acts_text(plan, limit.acts), limit.with_fee ? " with a fee" : "",
                       node_name(limit.applies), node_name(limit.keeps), node_name(limit.unknown),
                       node_name(limit.bound), node_name(limit.lawful_from));
  }
  return out;
}

std::string operands_text(const RateFormula& rate, const RatePart& part) {
  switch (part.op) {
    case RateOp::dated:
      return rate.dated[part.index].name;
    case RateOp::contract_rate:
      return "contract-rate";
    case RateOp::fact:
      return fmt::format("{} {} if {}", part.text, node_name(part.value), node_name(part.known));
    case RateOp::plus:
      return fmt::format("p{} plus p{}", part.a, part.b);
    case RateOp::minus:
      return fmt::format("p{} minus p{}", part.a, part.b);
    case RateOp::times:
      return fmt::format("p{} of p{}", part.a, part.b);
    case RateOp::lesser:
      return fmt::format("the lesser of p{} and p{}", part.a, part.b);
    case RateOp::greater:
      return fmt::format("the greater of p{} and p{}", part.a, part.b);
    case RateOp::round:
      return fmt::format("p{} rounded to {}", part.a, values::to_string(part.unit));
    case RateOp::or_where:
      if (part.test == RateTest::missing)
        return fmt::format("p{}, or p{} where p{} is missing", part.a, part.b, part.index);
      return fmt::format("p{}, or p{} where p{} {} p{}", part.a, part.b, part.index, to_string(part.test), part.bound);
    case RateOp::named:
      return fmt::format("p{} as {} cite {}", part.a, part.text, part.cite);
  }
  return "";
}

std::string print_interest(const InterestRule& interest) {
  std::string out = fmt::format("interest {}: applies {}, unknown {}, from {}\n", interest.name,
                                node_name(interest.applies), node_name(interest.unknown), node_name(interest.from));
  for (std::size_t at = 0; at < interest.rate.parts.size(); ++at)
    out += fmt::format("  rate p{} = {}\n", at, operands_text(interest.rate, interest.rate.parts[at]));
  return out;
}

}  // namespace

std::string column_name(const facts::ColumnKey& key) {
  return name_of_column(key);
}

std::string print(const Plan& plan) {
  std::string out = fmt::format("plan {}\n", plan.name);
  for (const std::string& law : plan.laws) out += "under " + law + "\n";
  for (std::size_t index = 0; index < plan.columns.size(); ++index)
    out += fmt::format("column c{} {}\n", index, name_of_column(plan.columns[index]));
  out += print_registers(plan) + print_nodes(plan);
  out += fmt::format("covers {}\n", node_name(plan.covers));
  for (const Gate& gate : plan.gates)
    out += fmt::format("{} when {} ({})\n", to_string(gate.outcome), node_name(gate.when), plan.at(gate.reason).text);
  for (const InterestRule& interest : plan.interests) out += print_interest(interest);
  return out + print_steps(plan) + print_limits(plan);
}

}  // namespace dun::plan
