#include "dsl/lower/rate_of_interest.hpp"

#include "dsl/lower/dated_rates.hpp"
#include "dsl/lower/expressions.hpp"
#include "dsl/lower/rate_rows.hpp"
#include "dsl/types/rate_uses.hpp"

namespace dun::lower {

using plan::RateOp;
using plan::RatePart;

namespace {

/// A rate that comes to less than zero accrues nothing: nobody owes the debtor for being late.
void keep_above_nothing(plan::DatedRate& dated) {
  const values::Ratio nothing(0, 1);
  for (std::vector<interest::RateRow>& rows : dated.rows)
    for (interest::RateRow& row : rows)
      if (row.rate && *row.rate < nothing) row.rate = nothing;
}

plan::RateTest test_of(syntax::Comparison comparison) {
  switch (comparison) {
    case syntax::Comparison::at_most:
      return plan::RateTest::at_most;
    case syntax::Comparison::at_least:
      return plan::RateTest::at_least;
    case syntax::Comparison::less_than:
      return plan::RateTest::less_than;
    default:
      return plan::RateTest::more_than;
  }
}

class FormulaOf {
 public:
  explicit FormulaOf(Context& context) : context_(context) { made_.known = context.build.yes(); }

  Rate run(syntax::AmountId amount) {
    if (types::basis_of(context_.program, context_.file, amount).numbers) {
      part_of(amount);
    } else {
      dated(amount);
      keep_above_nothing(made_.formula.dated.front());
    }
    return std::move(made_);
  }

 private:
  using Place = std::uint32_t;

  Place part_of(syntax::AmountId amount) {
    return std::visit([&](const auto& each) { return of(amount, each); }, context_.tree().at(amount));
  }

  Place add(RatePart part) {
    made_.formula.parts.push_back(std::move(part));
    return static_cast<Place>(made_.formula.parts.size() - 1);
  }

  Place combined(RateOp op, syntax::AmountId left, syntax::AmountId right) {
    RatePart part;
    part.op = op;
    part.a = part_of(left);
    part.b = part_of(right);
    return add(std::move(part));
  }

  /// A figure of the law, or a rate with rows of its own.
  Place dated(syntax::AmountId amount) {
    RateRows rows = rate_rows(context_, amount);
    made_.known = context_.build.both(made_.known, rows.known);
    RatePart part;
    part.index = static_cast<std::uint32_t>(made_.formula.dated.size());
    made_.formula.dated.push_back(std::move(rows.rate));
    return add(std::move(part));
  }

  Place of(syntax::AmountId id, const syntax::MoneyAmount&) { return dated(id); }
  Place of(syntax::AmountId id, const syntax::RatioAmount&) { return dated(id); }
  Place of(syntax::AmountId, const syntax::BracketAmount& amount) { return part_of(amount.inner); }
  Place of(syntax::AmountId, const syntax::ProductAmount& amount) {
    return combined(RateOp::times, amount.factor, amount.of);
  }
  Place of(syntax::AmountId, const syntax::SumAmount& amount) {
    return combined(amount.minus ? RateOp::minus : RateOp::plus, amount.left, amount.right);
  }
  Place of(syntax::AmountId, const syntax::ChoiceAmount& amount) {
    return combined(amount.greater ? RateOp::greater : RateOp::lesser, amount.left, amount.right);
  }

  Place of(syntax::AmountId, const syntax::OrWhereAmount& amount) {
    RatePart part;
    part.op = RateOp::or_where;
    part.a = part_of(amount.usual);
    part.b = part_of(amount.other);
    part.index = of_fact(*context_.program.fact(amount.fact.text));
    if (amount.bound.is_set()) {
      part.test = test_of(amount.comparison);
      part.bound = part_of(amount.bound);
    }
    return add(std::move(part));
  }

  Place of(syntax::AmountId, const syntax::RoundedAmount& amount) {
    RatePart part;
    part.op = RateOp::round;
    part.a = part_of(amount.inner);
    part.unit = amount.percent->value * values::Ratio(1, 100);
    part.mode = amount.mode;
    return add(std::move(part));
  }

  Place of(syntax::AmountId id, const syntax::NamedAmount& amount) {
    const names::Symbol symbol = context_.symbol(amount.name);
    if (symbol.kind == names::SymbolKind::fact) return of_fact(*context_.program.fact(amount.name.text));
    const types::DerivedRate* derived = context_.program.derived_rate({symbol.file, symbol.section});
    if (derived == nullptr || settled_rate(context_, symbol) != nullptr) return dated(id);
    return of_derived(*derived);
  }

  Place of_derived(const types::DerivedRate& derived) {
    const base::FileId here = context_.file;
    context_.file = derived.declared.file;
    RatePart part;
    part.op = RateOp::named;
    part.a = part_of(std::get<syntax::DerivedRateSection>(context_.bundle().at(derived.declared)).value);
    part.text = derived.name;
    part.cite = derived.cite;
    context_.file = here;
    return add(std::move(part));
  }

  /// Numbers of a ledger are kept times a scale. The rate of the contract has a history of its own.
  Place of_fact(const types::Fact& fact) {
    RatePart part;
    part.text = fact.name;
    if (fact.column == facts::ColumnKey{facts::Fact::contract_rate}) {
      part.op = RateOp::contract_rate;
      part.index = context_.build.column_id(fact.column).value;
      return add(std::move(part));
    }
    const Known value = fact_of(context_, fact);
    part.op = RateOp::fact;
    part.value = value.value;
    part.known = value.known;
    part.unit = values::Ratio(1, facts::number_scale);
    return add(std::move(part));
  }

  Context& context_;
  Rate made_;
};

}  // namespace

Rate rate_of_interest(Context& context, syntax::AmountId amount) {
  return FormulaOf(context).run(amount);
}

}  // namespace dun::lower
