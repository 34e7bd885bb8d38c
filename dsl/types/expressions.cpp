#include "dsl/types/expressions.hpp"

#include <fmt/format.h>

#include "dsl/types/diagnostics.hpp"
#include "dsl/types/facts.hpp"

namespace dun::types {
namespace {

using facts::FactType;
using names::SymbolKind;
using syntax::Comparison;
using values::TermUnit;

bool counts_months(TermUnit unit) {
  return unit == TermUnit::months || unit == TermUnit::years;
}

bool counts_open_days(TermUnit unit) {
  return unit == TermUnit::banking_days || unit == TermUnit::working_days;
}

/// "6 months", without the month-end word.
std::string bare(const values::Term& term) {
  const std::string text = values::to_string(term);
  return text.substr(0, text.find(" ("));
}

bool ordered(FactType type) {
  return type == FactType::date || type == FactType::money || type == FactType::number;
}

struct ConditionCheck {
  ExprCheck& check;

  void operator()(const syntax::OrCondition& any) const { all(any.parts); }
  void operator()(const syntax::AndCondition& both) const { all(both.parts); }
  void operator()(const syntax::NotCondition& negated) const { check.condition(negated.part); }
  void operator()(const syntax::ConsentCondition&) const {}
  void operator()(const syntax::ReachableCondition&) const {}
  void operator()(const syntax::DebtorCondition&) const {}
  void operator()(const syntax::FactCondition& condition) const { check.yes_no(condition.fact); }
  void operator()(const syntax::CompareCondition& condition) const { check.compare(condition); }

 private:
  void all(const std::vector<syntax::ConditionId>& parts) const {
    for (const syntax::ConditionId part : parts) check.condition(part);
  }
};

}  // namespace

void ExprCheck::clash(base::Span span, std::string seen, std::string expected) {
  report(TypeClash{place(span), std::move(seen), std::move(expected), {}});
}

const Fact* ExprCheck::fact(const syntax::Name& name) const {
  return symbol(name).kind == SymbolKind::fact ? program().fact(name.text) : nullptr;
}

void ExprCheck::needs_calendar(base::Span span) {
  block_.uses_calendar = true;
  if (block_.names_calendar) return;
  lack(MissingLine{place(span), block_.name, "has no calendar to count banking days by",
                   "add a line such as  calendar no/banking-days"});
}

void ExprCheck::term(const syntax::TermLiteral& term) {
  if (counts_months(term.term.unit) && !term.has_month_end) report(NoMonthEnd{place(term.span), bare(term.term)});
  if (counts_open_days(term.term.unit)) needs_calendar(term.span);
}

void ExprCheck::point(const syntax::Point& point) {
  if (point.term) term(*point.term);
  if (point.or_next_banking_day) needs_calendar(point.span);
  anchor(point.anchor);
}

void ExprCheck::anchor(const syntax::Anchor& anchor) {
  if (const syntax::Span* letter = syntax::of_this_letter(anchor))
    return clash(
        *letter, "this says not of which letter",
        "only the `pay by at least` of a rule speaks of the letter itself; name the act, or count from sending");
  const auto* act = std::get_if<syntax::ActAnchor>(&anchor);
  if (act == nullptr) return;
  const syntax::Name& name = act->act.act;
  const Fact* named = fact(name);
  if (named != nullptr && named->type != FactType::date)
    clash(name.span, fmt::format("`{}` is {}", name.text, with_article(named->type)),
          "days are counted from a date, an act or a step");
}

void ExprCheck::in_force(const syntax::InForceLine& line) {
  anchor(line.anchor);
  if (line.until && line.until->day < line.from.day)
    report(RowsClash{place(line.until->span), "this ends before it starts", place(line.from.span), "it starts here",
                     "write the earlier day first"});
}

void ExprCheck::condition(syntax::ConditionId id) {
  if (id.is_set()) std::visit(ConditionCheck{*this}, tree().at(id));
}

void ExprCheck::yes_no(const syntax::Name& name) {
  const Fact* named = fact(name);
  if (named == nullptr || named->type == FactType::yes_no) return;
  clash(name.span, fmt::format("`{}` is {}", name.text, with_article(named->type)),
        "a condition is a yes/no fact or a comparison");
}

void ExprCheck::compare(const syntax::CompareCondition& condition) {
  const Fact* named = fact(condition.fact);
  if (named == nullptr) return;
  const bool equality = condition.comparison == Comparison::is || condition.comparison == Comparison::is_not;
  if (!equality && !ordered(named->type)) {
    clash(condition.fact.span, fmt::format("`{}` is {}", named->name, with_article(named->type)),
          "it is compared with `is` or `is not`");
    return;
  }
  std::visit([&](const auto& operand) { compare_with(*named, operand); }, condition.operand);
}

void ExprCheck::compare_with(const Fact& fact, const syntax::MoneyLiteral& amount) {
  if (fact.type == FactType::money)
    money(amount);
  else
    clash(amount.span, fmt::format("`{}` is {}", fact.name, with_article(fact.type)),
          "it is not compared with an amount of money");
}

/// Numbers are kept with four decimals, within a range.
void ExprCheck::number(const Fact& fact, const syntax::Number& number) {
  const bool is_rate = fact.column == facts::ColumnKey{facts::Fact::contract_rate};
  const std::int64_t most = is_rate ? facts::largest_percentage : facts::largest_number;
  const std::int64_t least = is_rate ? 0 : -most;
  const values::Ratio& value = number.value;
  const base::Int128 kept = base::Int128{value.numerator()} * facts::number_scale;
  const base::Int128 divisor = value.divisor();
  if (kept % divisor == 0 && least * divisor <= kept && kept <= most * divisor) return;
  const std::string written(program().bundle.sources->at(block_.file).slice(number.span));
  report(NoSuchValue{place(number.span), fmt::format("{} as `{}`", written, fact.name),
                     fmt::format("a number from {} to {} with four decimals at most", least / facts::number_scale,
                                 most / facts::number_scale)});
}

void ExprCheck::compare_with(const Fact& fact, const syntax::Number& number) {
  if (fact.type == FactType::number) return this->number(fact, number);
  const bool amount = fact.type == FactType::money;
  clash(number.span, fmt::format("`{}` is {}", fact.name, with_article(fact.type)),
        amount ? "an amount with its currency is expected here" : "it is not compared with a number");
}

void ExprCheck::compare_with(const Fact& fact, const syntax::Date& date) {
  if (fact.type != FactType::date)
    clash(date.span, fmt::format("`{}` is {}", fact.name, with_article(fact.type)), "it is not compared with a date");
}

void ExprCheck::compare_with(const Fact& fact_compared, const syntax::Name& name) {
  const Fact* other = fact(name);
  if (other == nullptr || other->type == fact_compared.type) return;
  clash(name.span,
        fmt::format("`{}` is {}, `{}` is {}", fact_compared.name, with_article(fact_compared.type), other->name,
                    with_article(other->type)),
        "only facts of one kind are compared");
}

bool ExprCheck::money(const syntax::MoneyLiteral& money) {
  const values::Currency written = money.money.currency;
  if (money.money.minor > facts::largest_amount) {
    report(NoSuchValue{place(money.span), values::to_string(money.money),
                       "at most " + values::to_string(values::Money{facts::largest_amount, written})});
    return false;
  }
  if (!block_.currency || written == *block_.currency) return true;
  clash(money.span, fmt::format("an amount in {}", values::to_string(written)),
        fmt::format("the claims of {} are in {}", block_.name, values::to_string(*block_.currency)));
  return false;
}

bool ExprCheck::money(syntax::AmountId amount) {
  const Judged& found = judged(amount);
  if (!found.sound) return false;
  const base::Span span = tree().span_of(amount);
  if (found.unit.kind != Unit::Kind::money) {
    clash(span, "this is " + in_words(found.unit), "an amount of money is expected here");
    return false;
  }
  const values::Currency written = found.unit.currency;
  if (!block_.currency || written.code == 0 || written == *block_.currency) return true;
  clash(span, in_words(found.unit),
        fmt::format("the claims of {} are in {}", block_.name, values::to_string(*block_.currency)));
  return false;
}

void ExprCheck::share(syntax::AmountId amount) {
  const Judged& found = judged(amount);
  if (found.sound && !is_share(found.unit))
    clash(tree().span_of(amount), "this is " + in_words(found.unit), "a yearly rate is expected here");
}

}  // namespace dun::types
