#include "dsl/lower/dated_rates.hpp"
#include "dsl/lower/expressions.hpp"
#include "dsl/lower/points.hpp"
#include "dsl/lower/tables.hpp"

namespace dun::lower {

using plan::Type;

namespace {

struct Lowering {
  Context& context;

  Known operator()(const syntax::MoneyAmount& amount) const {
    return {context.build.constant(Type::amount, amount.money.money.minor), context.build.yes()};
  }
  Known operator()(const syntax::RatioAmount& amount) const {
    return {context.build.constant(Type::amount, amount.ratio.numerator(), amount.ratio.divisor()),
            context.build.yes()};
  }
  Known operator()(const syntax::BracketAmount& amount) const { return amount_of(context, amount.inner); }

  Known operator()(const syntax::ProductAmount& amount) const {
    const Known factor = amount_of(context, amount.factor);
    const Known of = amount_of(context, amount.of);
    return {context.build.times(factor.value, of.value), context.build.both(factor.known, of.known)};
  }

  Known operator()(const syntax::SumAmount& amount) const {
    const Known left = amount_of(context, amount.left);
    const Known right = amount_of(context, amount.right);
    const NodeId sum =
        amount.minus ? context.build.minus(left.value, right.value) : context.build.plus(left.value, right.value);
    return {sum, context.build.both(left.known, right.known)};
  }

  Known operator()(const syntax::ChoiceAmount& amount) const {
    const Known left = amount_of(context, amount.left);
    const Known right = amount_of(context, amount.right);
    const NodeId chosen =
        amount.greater ? context.build.greater(left.value, right.value) : context.build.lesser(left.value, right.value);
    return {chosen, context.build.both(left.known, right.known)};
  }

  Known operator()(const syntax::OrWhereAmount& amount) const {
    plan::Builder& build = context.build;
    const Known usual = amount_of(context, amount.usual);
    const Known other = amount_of(context, amount.other);
    const types::Fact& fact = *context.program.fact(amount.fact.text);
    if (!amount.bound.is_set()) {
      const NodeId there = fact_of(context, fact).known;
      return {build.select(there, usual.value, other.value), build.select(there, usual.known, other.known)};
    }
    const Known asked = of_fact(fact);
    const Known bound = amount_of(context, amount.bound);
    const NodeId is_so = compares(amount.comparison, asked.value, bound.value);
    const NodeId known =
        build.both(build.both(asked.known, bound.known), build.select(is_so, other.known, usual.known));
    return {build.select(is_so, other.value, usual.value), known};
  }

  NodeId compares(syntax::Comparison comparison, NodeId a, NodeId b) const {
    switch (comparison) {
      case syntax::Comparison::at_most:
        return context.build.less_equal(a, b);
      case syntax::Comparison::at_least:
        return context.build.less_equal(b, a);
      case syntax::Comparison::less_than:
        return context.build.less(a, b);
      default:
        return context.build.less(b, a);
    }
  }

  Known operator()(const syntax::RoundedAmount& amount) const {
    const Known inner = amount_of(context, amount.inner);
    if (amount.percent) return {in_steps(inner.value, *amount.percent, amount.mode), inner.known};
    return {context.build.round(inner.value, amount.unit.money.minor, amount.mode), inner.known};
  }

  /// Rounded to multiples of so many percent.
  NodeId in_steps(NodeId rate, const syntax::Number& percent, values::RoundingMode mode) const {
    plan::Builder& build = context.build;
    const values::Ratio step = percent.value * values::Ratio(1, 100);
    const NodeId steps = build.times(rate, build.constant(Type::amount, step.divisor(), step.numerator()));
    return build.times(build.round(steps, 1, mode), build.constant(Type::amount, step.numerator(), step.divisor()));
  }

  Known operator()(const syntax::NamedAmount& amount) const {
    const names::Symbol symbol = context.symbol(amount.name);
    const names::SectionRef ref{symbol.file, symbol.section};
    switch (symbol.kind) {
      case names::SymbolKind::fact:
        return of_fact(*context.program.fact(amount.name.text));
      case names::SymbolKind::rate:
        return of_rate(*context.program.rate(ref), *context.program.rate(ref));
      case names::SymbolKind::scale:
        return of_scale(*context.program.scale(ref));
      case names::SymbolKind::derived_rate: {
        if (const types::Rate* settled = settled_rate(context, symbol))
          return of_rate(*settled, chosen_like(context, *settled));
        const base::FileId here = context.file;
        context.file = symbol.file;
        const Known value = amount_of(context, std::get<syntax::DerivedRateSection>(context.bundle().at(ref)).value);
        context.file = here;
        return value;
      }
      default:
        return of_charge(symbol);
    }
  }

  /// The principal, or what is open of it; of a charge that counts by its letter, that of all the letter's claims.
  Known of_fact(const types::Fact& fact) const {
    const Known own = fact_of(context, fact);
    if (fact.type == facts::FactType::number) return {over_its_scale(fact, own.value), own.known};
    const bool principal = fact.column == facts::ColumnKey{facts::Fact::principal} ||
                           fact.column == facts::ColumnKey{facts::Fact::principal_open};
    if (!context.of_letter || !principal) return own;
    if (!context.letter_part.is_set()) context.letter_part = own.value;
    return {context.build.candidate(plan::Op::letter_sum), own.known};
  }

  /// A number of a ledger is kept times a scale, a rate per cent times a hundred of it.
  NodeId over_its_scale(const types::Fact& fact, NodeId kept) const {
    const bool is_percentage = fact.column == facts::ColumnKey{facts::Fact::contract_rate};
    const std::int64_t divisor = facts::number_scale * (is_percentage ? 100 : 1);
    return context.build.times(kept, context.build.constant(Type::amount, 1, divisor));
  }

  /// `chosen` is the rate whose line says by which day.
  Known of_rate(const types::Rate& rate, const types::Rate& chosen) const {
    const auto& section = std::get<syntax::RateSection>(context.bundle().at(chosen.declared));
    const KnownDay day = version_day(context, section.chosen_by, chosen.declared.file);
    const plan::TableId table = table_of(context, rate);
    plan::Builder& build = context.build;
    return {build.rate(table, day.day),
            build.both(build.both(day.present, day.known), build.rate_known(table, day.day))};
  }

  Known of_scale(const types::Scale& scale) const {
    const auto& section = std::get<syntax::ScaleSection>(context.bundle().at(scale.declared));
    const KnownDay day = version_day(context, section.chosen_by, scale.declared.file);
    const Known on = of_fact(*context.program.fact(section.on.text));
    const plan::ScaleId made = scale_of(context, scale);
    plan::Builder& build = context.build;
    const NodeId size = build.greater(on.value, build.constant(Type::amount, 0));
    const NodeId known = build.both(build.both(day.present, day.known), build.scale_known(made, size, day.day));
    return {build.scale(made, size, day.day), build.both(known, on.known)};
  }

  Known of_charge(const names::Symbol& symbol) const {
    const names::SectionRef ref{symbol.file, symbol.section};
    const auto& section = std::get<syntax::ChargeSection>(context.bundle().at(ref));
    const auto* line = find_line<syntax::ChargeAmountLine>(section.lines);
    if (line == nullptr) return {context.build.constant(Type::amount, 0), context.build.no()};
    const base::FileId here = context.file;
    context.file = symbol.file;
    const Known value = amount_of(context, line->amount);
    context.file = here;
    return value;
  }
};

}  // namespace

KnownDay version_day(Context& context, const std::optional<syntax::Anchor>& chosen_by, base::FileId file) {
  const base::FileId here = context.file;
  context.file = file;
  const KnownDay day = anchor_day(context, chosen_by ? *chosen_by : syntax::Anchor{syntax::RunDateAnchor{}});
  context.file = here;
  return day;
}

Known amount_of(Context& context, syntax::AmountId id) {
  return std::visit(Lowering{context}, context.tree().at(id));
}

}  // namespace dun::lower
