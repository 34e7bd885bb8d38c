#include "dsl/lower/expressions.hpp"

namespace dun::lower {

using plan::Type;

namespace {

Type type_of(facts::FactType type) {
  switch (type) {
    case facts::FactType::yes_no:
      return Type::yes_no;
    case facts::FactType::one_of:
    case facts::FactType::name:
      return Type::choice;
    case facts::FactType::date:
      return Type::day;
    case facts::FactType::money:
      return Type::amount;
    case facts::FactType::number:
      return Type::number;
  }
  return Type::number;
}

/// The scale numbers are kept at: contract rates and attributes that are numbers carry four decimals.
constexpr std::int64_t number_scale = 10'000;

struct Lowering {
  Context& context;

  Known all_of(const std::vector<syntax::ConditionId>& written, bool any) const {
    std::vector<Known> parts;
    for (const syntax::ConditionId part : written) parts.push_back(condition_of(context, part));
    return together(parts, any);
  }

  Known together(const std::vector<Known>& parts, bool any) const {
    plan::Builder& build = context.build;
    Known whole{any ? build.no() : build.yes(), build.yes()};
    for (const Known& part : parts) {
      whole.value = any ? build.either(whole.value, part.value) : build.both(whole.value, part.value);
      whole.known = build.both(whole.known, part.known);
    }
    if (!build.is_yes(whole.known)) whole.known = build.either(whole.known, settled_by_one(parts, any));
    return whole;
  }

  /// One known part may settle the whole, whatever the others turn out to be.
  NodeId settled_by_one(const std::vector<Known>& parts, bool any) const {
    plan::Builder& build = context.build;
    NodeId settled = build.no();
    for (const Known& part : parts)
      settled = build.either(settled, build.both(part.known, any ? part.value : build.negate(part.value)));
    return settled;
  }

  Known operator()(const syntax::OrCondition& condition) const { return all_of(condition.parts, true); }
  Known operator()(const syntax::AndCondition& condition) const { return all_of(condition.parts, false); }
  Known operator()(const syntax::NotCondition& condition) const {
    const Known part = condition_of(context, condition.part);
    return {context.build.negate(part.value), part.known};
  }
  Known operator()(const syntax::ConsentCondition& condition) const {
    return {context.build.column(context.build.column_id(facts::ConsentTo{condition.channel.text}), Type::yes_no),
            context.build.yes()};
  }
  Known operator()(const syntax::ReachableCondition& condition) const {
    return {context.build.column(context.build.column_id(facts::ReachableBy{condition.channel.text}), Type::yes_no),
            context.build.yes()};
  }
  Known operator()(const syntax::FactCondition& condition) const {
    return fact_of(context, *context.program.fact(condition.fact.text));
  }
  Known operator()(const syntax::DebtorCondition& condition) const {
    const NodeId kind = context.build.column(context.build.column_id(facts::Fact::debtor_kind), Type::choice);
    return {context.build.equal(kind, context.build.constant(Type::choice, context.symbol(condition.kind).value)),
            context.build.yes()};
  }

  Known operator()(const syntax::CompareCondition& condition) const {
    const types::Fact& fact = *context.program.fact(condition.fact.text);
    const Known left = fact_of(context, fact);
    const Known right = operand(condition.operand, fact.type);
    plan::Builder& build = context.build;
    return {compare(condition.comparison, left.value, right.value), build.both(left.known, right.known)};
  }

  NodeId compare(syntax::Comparison comparison, NodeId a, NodeId b) const {
    plan::Builder& build = context.build;
    switch (comparison) {
      case syntax::Comparison::at_most:
        return build.less_equal(a, b);
      case syntax::Comparison::at_least:
        return build.less_equal(b, a);
      case syntax::Comparison::more_than:
        return build.less(b, a);
      case syntax::Comparison::less_than:
        return build.less(a, b);
      case syntax::Comparison::is:
        return build.equal(a, b);
      case syntax::Comparison::is_not:
        return build.negate(build.equal(a, b));
    }
    return build.no();
  }

  Known operand(const syntax::Operand& written, facts::FactType type) const {
    plan::Builder& build = context.build;
    const auto constant = [&](std::int64_t value) { return Known{build.constant(type_of(type), value), build.yes()}; };
    if (const auto* money = std::get_if<syntax::MoneyLiteral>(&written)) return constant(money->money.minor);
    if (const auto* date = std::get_if<syntax::Date>(&written)) return constant(date->day.number);
    if (const auto* number = std::get_if<syntax::Number>(&written))
      return constant(number->value.numerator() * (number_scale / number->value.divisor()));
    const auto& name = std::get<syntax::Name>(written);
    const names::Symbol symbol = context.symbol(name);
    if (symbol.kind == names::SymbolKind::fact) return fact_of(context, *context.program.fact(name.text));
    return constant(type == facts::FactType::name ? facts::name_code(name.text) : symbol.value);
  }
};

}  // namespace

Known fact_of(Context& context, const types::Fact& fact) {
  plan::Builder& build = context.build;
  if (fact.column == facts::ColumnKey{facts::Fact::overdue}) {  // a clock, not a fact of its own
    const NodeId due = build.column(build.column_id(facts::Fact::due), Type::day);
    return {build.less(due, build.run_date()), build.yes()};
  }
  const plan::ColumnId column = build.column_id(fact.column);
  const NodeId value = build.column(column, type_of(fact.type));
  const auto* ledger_fact = std::get_if<facts::Fact>(&fact.column);
  if (ledger_fact != nullptr && !facts::fact_specs()[static_cast<std::size_t>(*ledger_fact)].may_be_missing)
    return {value, build.yes()};
  const NodeId present = build.column_present(column);
  if (fact.missing.kind != types::Missing::Kind::value) return {value, present};
  return {build.select(present, value, build.constant(type_of(fact.type), fact.missing.value)), build.yes()};
}

Known all_of(Context& context, const std::vector<Known>& parts) {
  return Lowering{context}.together(parts, false);
}

Known condition_of(Context& context, syntax::ConditionId id) {
  return std::visit(Lowering{context}, context.tree().at(id));
}

Known claims_match(Context& context, const syntax::Claims& claims) {
  plan::Builder& build = context.build;
  std::vector<Known> parts;
  const auto require = [&](facts::Fact fact, const std::optional<syntax::Name>& name) {
    if (!name) return;
    const plan::ColumnId column = build.column_id(fact);
    const NodeId wanted = build.constant(Type::choice, context.symbol(*name).value);
    const bool is_always_known = !facts::fact_specs()[static_cast<std::size_t>(fact)].may_be_missing;
    parts.push_back({build.equal(build.column(column, Type::choice), wanted),
                     is_always_known ? build.yes() : build.column_present(column)});
  };
  require(facts::Fact::currency, claims.currency);
  require(facts::Fact::debtor_kind, claims.debtor);
  require(facts::Fact::claim_kind, claims.claim_kind);
  require(facts::Fact::country, claims.country);
  return all_of(context, parts);
}

}  // namespace dun::lower
