#include "engine/plan/builder.hpp"

#include <algorithm>
#include <numeric>

#include "engine/base/exact.hpp"
#include "engine/plan/arithmetic.hpp"

namespace dun::plan {

namespace {

std::int64_t saturated(base::Int128 value) {
  constexpr base::Int128 most = std::int64_t{1} << 62;
  return static_cast<std::int64_t>(std::clamp<base::Int128>(value, -most, most));
}

/// The range of an input, by what it is.
std::pair<std::int64_t, std::int64_t> input_range(const Plan& plan, const Node& node) {
  if (node.op == Op::column && plan.columns[node.index] == facts::ColumnKey{facts::Fact::contract_rate})
    return {0, facts::largest_percentage};
  switch (node.type) {
    case Type::yes_no:
      return {0, 1};
    case Type::day:
      return {values::first_day.number, values::last_day.number};
    case Type::number:
      return {-facts::largest_number, facts::largest_number};
    case Type::amount:
    case Type::choice:
      return {-largest_amount, largest_amount};
  }
  return {0, 0};
}

using Range = std::pair<base::Int128, base::Int128>;

/// What a row can come to for any amount there is.
Range row_range(const ScaleRow& row) {
  const base::Int128 steps = row.per_started == 0 ? 0 : largest_amount / row.per_started + 1;
  const base::Int128 ends[] = {base::Int128{row.share} * largest_amount, row.plus * steps};
  Range range{row.fixed, row.fixed};
  for (const base::Int128 end : ends) {
    range.first += std::min<base::Int128>(end, 0);
    range.second += std::max<base::Int128>(end, 0);
  }
  return range;
}

/// Zero where it does not reach; of slices each row may add its part.
Range scale_range(const Scale& scale) {
  Range range{0, 0};
  for (const ScaleVersion& version : scale.versions) {
    Range sum{0, 0};
    for (const ScaleRow& row : version.rows) {
      const auto [low, high] = row_range(row);
      sum = scale.slices
                ? Range{sum.first + std::min<base::Int128>(low, 0), sum.second + std::max<base::Int128>(high, 0)}
                : Range{std::min(sum.first, low), std::max(sum.second, high)};
    }
    range = {std::min(range.first, sum.first), std::max(range.second, sum.second)};
  }
  return range;
}

}  // namespace

bool Builder::Key::operator==(const Key& other) const {
  const Node& x = node;
  const Node& y = other.node;
  return x.op == y.op && x.type == y.type && x.a == y.a && x.b == y.b && x.c == y.c && x.value == y.value &&
         x.index == y.index && x.divisor == y.divisor;
}

std::size_t Builder::Hash::operator()(const Key& key) const {
  std::size_t hash = 0xcbf29ce484222325U;
  const auto mix = [&hash](std::uint64_t value) { hash = (hash ^ value) * 0x100000001b3U; };
  const Node& node = key.node;
  mix(static_cast<std::uint64_t>(node.op));
  mix(static_cast<std::uint64_t>(node.type));
  mix(node.a.value);
  mix(node.b.value);
  mix(node.c.value);
  mix(static_cast<std::uint64_t>(node.value));
  mix(node.index);
  mix(static_cast<std::uint64_t>(node.divisor));
  return hash;
}

NodeId Builder::make(Node node) {
  const int operands = operand_count(node.op);
  const auto constant_operand = [&](NodeId id, int place) { return operands < place || is_constant(id); };
  if (operands > 0 && constant_operand(node.a, 1) && constant_operand(node.b, 2) && constant_operand(node.c, 3)) {
    const auto value_of = [&](NodeId id, int place) { return operands < place ? 0 : plan_.at(id).value; };
    return constant(node.type, apply(plan_, node, value_of(node.a, 1), value_of(node.b, 2), value_of(node.c, 3)),
                    node.divisor);
  }
  const auto found = known_.find(Key{node});
  if (found != known_.end()) return found->second;
  const Key key{node};
  prove_range(node);
  plan_.nodes.push_back(node);
  const NodeId id{plan_.nodes.size() - 1};
  known_.emplace(key, id);
  return id;
}

NodeId Builder::constant(Type type, std::int64_t value, std::int64_t divisor) {
  Node node{.op = Op::constant, .type = type};
  node.value = value;
  node.divisor = divisor;
  return make(node);
}

NodeId Builder::run_date() {
  return make(Node{.op = Op::run_date, .type = Type::day});
}

NodeId Builder::candidate(Op op) {
  const bool is_amount = op == Op::candidate_fee || op == Op::letter_sum || op == Op::letter_share;
  const Type type = is_amount                    ? Type::amount
                    : op == Op::candidate_pay_by ? Type::day
                    : op == Op::candidate_free   ? Type::yes_no
                                                 : Type::choice;
  return make(Node{.op = op, .type = type});
}

ColumnId Builder::column_id(const facts::ColumnKey& key) {
  const auto found = std::find(plan_.columns.begin(), plan_.columns.end(), key);
  if (found != plan_.columns.end()) return ColumnId(static_cast<std::size_t>(found - plan_.columns.begin()));
  plan_.columns.push_back(key);
  return ColumnId(plan_.columns.size() - 1);
}

NodeId Builder::column(ColumnId id, Type type) {
  return make(Node{.op = Op::column, .type = type, .index = id.value});
}
NodeId Builder::column_present(ColumnId id) {
  return make(Node{.op = Op::column_present, .type = Type::yes_no, .index = id.value});
}

NodeId Builder::field(RegisterId id, RegisterField field) {
  Node node{.op = Op::register_field, .index = id.value};
  node.value = static_cast<std::int64_t>(field);
  switch (field) {
    case RegisterField::window_last:
    case RegisterField::earliest_pay_by:
    case RegisterField::last_sent:
    case RegisterField::last_pay_by:
    case RegisterField::last_received:
      node.type = Type::day;
      break;
    case RegisterField::fee_sum:
    case RegisterField::compensation_sum:
      node.type = Type::amount;
      break;
    case RegisterField::count:
    case RegisterField::failed_channels:
    case RegisterField::last_channel:
      node.type = Type::number;
      break;
    default:
      node.type = Type::yes_no;
      break;
  }
  return make(node);
}

NodeId Builder::holds_act(RegisterId id) {
  return make(Node{.op = Op::register_present, .type = Type::yes_no, .index = id.value});
}

NodeId Builder::add_days(NodeId day, std::int64_t days) {
  if (days == 0) return day;
  const Node& inner = plan_.at(day);
  if (inner.op == Op::add_days) return add_days(inner.a, inner.value + days);
  return make(Node{.op = Op::add_days, .type = Type::day, .a = day, .value = days});
}

NodeId Builder::add_months(NodeId day, std::int64_t months, values::MonthEnd month_end) {
  return make(Node{.op = Op::add_months,
                   .type = Type::day,
                   .a = day,
                   .value = months,
                   .index = static_cast<std::uint32_t>(month_end)});
}

NodeId Builder::add_open_days(NodeId day, std::int64_t days, CalendarId calendar) {
  return make(Node{.op = Op::add_open_days, .type = Type::day, .a = day, .value = days, .index = calendar.value});
}

NodeId Builder::next_open(NodeId day, CalendarId calendar) {
  return make(Node{.op = Op::next_open, .type = Type::day, .a = day, .index = calendar.value});
}

NodeId Builder::calendar_covers(NodeId day, std::int64_t days, CalendarId calendar) {
  return make(Node{.op = Op::calendar_covers, .type = Type::yes_no, .a = day, .value = days, .index = calendar.value});
}

NodeId Builder::rate(TableId table, NodeId day) {
  return make(Node{.op = Op::rate,
                   .type = Type::amount,
                   .a = day,
                   .index = table.value,
                   .divisor = plan_.tables[table.index()].divisor});
}

NodeId Builder::rate_known(TableId table, NodeId day) {
  return make(Node{.op = Op::rate_known, .type = Type::yes_no, .a = day, .index = table.value});
}

NodeId Builder::scale(ScaleId scale, NodeId amount, NodeId day) {
  return make(Node{.op = Op::scale,
                   .type = Type::amount,
                   .a = amount,
                   .b = day,
                   .index = scale.value,
                   .divisor = plan_.scales[scale.index()].divisor});
}

NodeId Builder::scale_known(ScaleId scale, NodeId amount, NodeId day) {
  return make(Node{.op = Op::scale_known, .type = Type::yes_no, .a = amount, .b = day, .index = scale.value});
}

NodeId Builder::rescale(NodeId a, std::int64_t factor) {
  if (factor == 1) return a;
  Node node{.op = Op::rescale, .type = Type::amount, .a = a, .value = factor};
  node.divisor = base::multiply(plan_.at(a).divisor, factor);
  return make(node);
}

std::pair<NodeId, NodeId> Builder::same_divisor(NodeId a, NodeId b) {
  const std::int64_t first = plan_.at(a).divisor;
  const std::int64_t second = plan_.at(b).divisor;
  if (first == second) return {a, b};
  const std::int64_t shared = first / std::gcd(first, second);
  return {rescale(a, second / std::gcd(first, second)), rescale(b, shared)};
}

NodeId Builder::binary(Op op, Type type, NodeId a, NodeId b) {
  const auto [left, right] = same_divisor(a, b);
  Node node{.op = op, .type = type, .a = left, .b = right};
  node.divisor = type == Type::amount ? plan_.at(left).divisor : 1;
  return make(node);
}

NodeId Builder::equal(NodeId a, NodeId b) {
  return binary(Op::equal, Type::yes_no, a, b);
}
NodeId Builder::less(NodeId a, NodeId b) {
  return binary(Op::less, Type::yes_no, a, b);
}
NodeId Builder::less_equal(NodeId a, NodeId b) {
  return binary(Op::less_equal, Type::yes_no, a, b);
}

NodeId Builder::both(NodeId a, NodeId b) {
  if (is_no(a) || is_yes(b)) return a;
  if (is_no(b) || is_yes(a) || a == b) return b;
  return make(Node{.op = Op::both, .type = Type::yes_no, .a = a, .b = b});
}

NodeId Builder::either(NodeId a, NodeId b) {
  if (is_yes(a) || is_no(b)) return a;
  if (is_yes(b) || is_no(a) || a == b) return b;
  return make(Node{.op = Op::either, .type = Type::yes_no, .a = a, .b = b});
}

NodeId Builder::negate(NodeId a) {
  const Node& inner = plan_.at(a);
  if (inner.op == Op::negate) return inner.a;
  return make(Node{.op = Op::negate, .type = Type::yes_no, .a = a});
}

NodeId Builder::plus(NodeId a, NodeId b) {
  return binary(Op::plus, plan_.at(a).type, a, b);
}
NodeId Builder::minus(NodeId a, NodeId b) {
  return binary(Op::minus, plan_.at(a).type, a, b);
}
NodeId Builder::lesser(NodeId a, NodeId b) {
  return binary(Op::lesser, plan_.at(a).type, a, b);
}
NodeId Builder::greater(NodeId a, NodeId b) {
  return binary(Op::greater, plan_.at(a).type, a, b);
}

NodeId Builder::times(NodeId a, NodeId b) {
  Node node{.op = Op::times, .type = Type::amount, .a = a, .b = b};
  node.divisor = base::multiply(plan_.at(a).divisor, plan_.at(b).divisor);
  return make(node);
}

NodeId Builder::round(NodeId a, std::int64_t unit, values::RoundingMode mode) {
  if (plan_.at(a).divisor == 1 && unit == 1) return a;
  return make(
      Node{.op = Op::round, .type = Type::amount, .a = a, .value = unit, .index = static_cast<std::uint32_t>(mode)});
}

NodeId Builder::has_bit(NodeId a, std::size_t bit) {
  return make(Node{.op = Op::has_bit, .type = Type::yes_no, .a = a, .value = static_cast<std::int64_t>(bit)});
}

NodeId Builder::select(NodeId condition, NodeId a, NodeId b) {
  if (is_yes(condition) || a == b) return a;
  if (is_no(condition)) return b;
  const auto [left, right] = same_divisor(a, b);
  Node node{.op = Op::select, .type = plan_.at(left).type, .a = condition, .b = left, .c = right};
  node.divisor = plan_.at(left).divisor;
  return make(node);
}

void Builder::prove_range(Node& node) const {
  if (node.op == Op::constant) {
    node.low = node.high = node.value;
    return;
  }
  std::tie(node.low, node.high) = input_range(plan_, node);
  const auto low = [&](NodeId id) { return base::Int128{plan_.at(id).low}; };
  const auto high = [&](NodeId id) { return base::Int128{plan_.at(id).high}; };
  const auto set = [&node](base::Int128 from, base::Int128 to) {
    node.low = saturated(from), node.high = saturated(to);
  };
  switch (node.op) {
    case Op::rate: {
      const RateTable& table = plan_.tables[node.index];
      set(0, 0);
      for (const RateVersion& version : table.versions)
        set(std::min<base::Int128>(node.low, version.numerator), std::max<base::Int128>(node.high, version.numerator));
      break;
    }
    case Op::scale: {
      const auto [from, to] = scale_range(plan_.scales[node.index]);
      set(from, to);
      break;
    }
    case Op::plus:
      set(low(node.a) + low(node.b), high(node.a) + high(node.b));
      break;
    case Op::minus:
      set(low(node.a) - high(node.b), high(node.a) - low(node.b));
      break;
    case Op::rescale:
      set(low(node.a) * node.value, high(node.a) * node.value);
      break;
    case Op::times: {
      const auto corners = {low(node.a) * low(node.b), low(node.a) * high(node.b), high(node.a) * low(node.b),
                            high(node.a) * high(node.b)};
      set(std::min(corners), std::max(corners));
      break;
    }
    case Op::lesser:
      set(std::min(low(node.a), low(node.b)), std::min(high(node.a), high(node.b)));
      break;
    case Op::greater:
      set(std::max(low(node.a), low(node.b)), std::max(high(node.a), high(node.b)));
      break;
    case Op::round: {
      const std::int64_t divisor = plan_.at(node.a).divisor;
      set(base::floor_divide(low(node.a), divisor) - node.value,
          base::floor_divide(high(node.a), divisor) + node.value);
      break;
    }
    case Op::select:
      set(std::min(low(node.b), low(node.c)), std::max(high(node.b), high(node.c)));
      break;
    default:
      break;
  }
}

}  // namespace dun::plan
