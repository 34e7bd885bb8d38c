#include "engine/prove/open_facts.hpp"

#include <algorithm>

#include "engine/plan/arithmetic.hpp"

namespace dun::prove {

using facts::Fact;
using plan::Node;
using plan::Op;
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

void sort_each_once(std::vector<std::int64_t>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

OpenFacts::OpenFacts(const plan::Plan& plan, const Natures& natures, const Clocks& clocks)
    : columns_(plan.columns.size()), values_(plan.columns.size()), presences_(plan.columns.size()) {
  collect(plan, natures);
  for (const Node& node : plan.nodes)
    if (node.op == Op::column && node.type == Type::day) list_days(node.index, clocks);
  for (const Node& node : plan.nodes) {
    if (node.op != Op::column) continue;
    const facts::ColumnKey& key = plan.columns[node.index];
    Column& column = columns_[node.index];
    if (node.type == Type::yes_no) column.source = usually_holds(key) ? Source::usual_flag : Source::flag;
    if (node.type == Type::day) column.source = Source::day;
    if (is_fact(key, Fact::principal_open)) column.source = Source::principal_open;
    if (is_fact(key, Fact::balance)) column.source = Source::balance;
    if (is_fact(key, Fact::disputed_amount)) column.source = Source::disputed_amount;
  }
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    const facts::ColumnKey& key = plan.columns[column];
    columns_[column].presence = is_always_there(key)   ? Presence::always
                                : usually_missing(key) ? Presence::rare
                                                       : Presence::usual;
  }
}

/// The columns a compared node passes on, and the values around what it is compared with.
void OpenFacts::add_options(const plan::Plan& plan, NodeId side, std::int64_t at) {
  const Node& node = plan.at(side);
  if (node.op == Op::column)
    for (const std::int64_t value : {at - 1, at, at + 1}) columns_[node.index].options.push_back(value);
  for (const NodeId operand : plan::Operands(node))
    if (plan.at(operand).type == node.type) add_options(plan, operand, at);
}

/// What a column may hold as far as anything can tell: the constants it is compared with and their neighbours.
void OpenFacts::collect(const plan::Plan& plan, const Natures& natures) {
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    const Node& node = plan.nodes[index];
    if (!compares(node.op) || !natures.is_relevant(NodeId(index))) continue;
    for (const auto& [side, constant] : {std::pair(node.a, node.b), std::pair(node.b, node.a)}) {
      const Node& bound = plan.at(constant);
      if (bound.op == Op::constant && bound.type != Type::day) add_options(plan, side, bound.value / bound.divisor);
    }
  }
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    std::vector<std::int64_t>& values = columns_[column].options;
    const facts::ColumnKey& key = plan.columns[column];
    if (is_fact(key, Fact::principal_open) || is_fact(key, Fact::balance) || is_fact(key, Fact::disputed_amount))
      open_options_.insert(open_options_.end(), values.begin(), values.end());
    if (const auto* attribute = std::get_if<facts::Attribute>(&key))
      for (std::size_t choice = 1; choice <= attribute->choices.size(); ++choice)
        values.push_back(static_cast<std::int64_t>(choice));
    if (values.empty()) values.push_back(0);
    sort_each_once(values);
    // Less than nothing last: no test can say it.
    std::stable_partition(values.begin(), values.end(), [](std::int64_t value) { return value >= 0; });
  }
  sort_each_once(open_options_);
}

/// Every distance from today that its clock tells apart.
void OpenFacts::list_days(std::uint32_t column, const Clocks& clocks) {
  const ClockKey key = column_clock(column);
  columns_[column].options.clear();
  for (std::int32_t age = clocks.floor(key); age <= clocks.cap(key); ++age) columns_[column].options.push_back(-age);
}

void OpenFacts::begin(Script& script, std::int64_t principal) {
  script_ = &script;
  principal_ = principal;
  for (Answer& answer : values_) answer.asked = false;
  for (Answer& answer : presences_) answer.asked = false;
  open_asked_ = disputed_asked_ = false;
  picked_.clear();
}

std::int64_t OpenFacts::value(std::uint32_t column) {
  switch (columns_[column].source) {
    case Source::principal_open:
      return pick_open();
    case Source::disputed_amount:
      return pick_disputed();
    case Source::balance: {
      const std::int64_t disputed = pick_disputed();
      return principal_open_ - disputed;
    }
    default:
      break;
  }
  Answer& known = values_[column];
  if (known.asked) return known.value;
  known = {true, pick(column)};
  picked_.push_back({plan::ColumnId(column), true, known.value});
  return known.value;
}

std::int64_t OpenFacts::pick(std::uint32_t column) {
  const Column& from = columns_[column];
  if (from.source == Source::flag) return script_->pick(2) == 0 ? 0 : 1;
  if (from.source == Source::usual_flag) return script_->pick(2) == 0 ? 1 : 0;
  return from.options[script_->pick(from.options.size())];
}

bool OpenFacts::is_there(std::uint32_t column) {
  const Presence presence = columns_[column].presence;
  if (presence == Presence::always) return true;
  Answer& known = presences_[column];
  if (known.asked) return known.value != 0;
  const bool is_usual = script_->pick(2) == 0;
  known = {true, is_usual == (presence == Presence::usual) ? 1 : 0};
  if (known.value == 0) picked_.push_back({plan::ColumnId(column), false, 0});
  return known.value != 0;
}

/// What is open is at most the principal.
std::int64_t OpenFacts::pick_open() {
  if (open_asked_) return principal_open_;
  open_asked_ = true;
  const auto below = std::lower_bound(open_options_.begin(), open_options_.end(), principal_);
  const std::size_t picked = script_->pick(static_cast<std::size_t>(below - open_options_.begin()) + 1);
  principal_open_ = picked == 0 ? principal_ : open_options_[picked - 1];
  return principal_open_;
}

/// What is disputed is at most what is open; the rest is the balance.
std::int64_t OpenFacts::pick_disputed() {
  const std::int64_t open_now = pick_open();
  if (disputed_asked_) return disputed_part_;
  disputed_asked_ = true;
  std::vector<std::int64_t> parts{0};
  if (open_now > 0) {
    parts.push_back(open_now);
    for (const std::int64_t amount : open_options_) {
      if (amount > 0 && amount < open_now) parts.push_back(amount);
      if (amount > 0 && amount < open_now) parts.push_back(open_now - amount);
    }
  }
  disputed_part_ = parts[script_->pick(parts.size())];
  return disputed_part_;
}

std::optional<std::int64_t> OpenFacts::principal_open() const {
  if (!open_asked_) return std::nullopt;
  return principal_open_;
}

}  // namespace dun::prove
