#include "dsl/lower/points.hpp"

#include "dsl/lower/acts.hpp"
#include "dsl/lower/letters.hpp"
#include "dsl/lower/tables.hpp"

namespace dun::lower {

using plan::RegisterField;
using plan::RegisterId;

namespace {

KnownDay always(Context& context, NodeId day) {
  return {day, context.build.yes(), context.build.yes()};
}

KnownDay of_fact(Context& context, facts::Fact fact) {
  for (const types::Fact& declared : context.program.facts)
    if (declared.column == facts::ColumnKey{fact}) return fact_day(context, declared);
  plan::Builder& build = context.build;
  const plan::ColumnId column = build.column_id(fact);
  const bool may_be_missing = facts::fact_specs()[static_cast<std::size_t>(fact)].may_be_missing;
  return {build.column(column, plan::Type::day), build.yes(),
          may_be_missing ? build.column_present(column) : build.yes()};
}

KnownDay named_day(Context& context, const syntax::ActRef& act) {
  const names::Symbol symbol = context.symbol(act.act);
  if (symbol.kind == names::SymbolKind::fact)
    if (const types::Fact* fact = context.program.fact(act.act.text)) return fact_day(context, *fact);
  const RegisterId in = register_of(context, act);
  plan::Builder& build = context.build;
  return {build.field(in, RegisterField::last_sent), build.holds_act(in), build.yes()};
}

KnownDay pay_by_day(Context& context, const syntax::ActRef& act) {
  const RegisterId in = register_of(context, act);
  plan::Builder& build = context.build;
  return {build.field(in, RegisterField::last_pay_by), build.field(in, RegisterField::last_has_pay_by), build.yes()};
}

}  // namespace

KnownDay fact_day(Context& context, const types::Fact& fact) {
  plan::Builder& build = context.build;
  const plan::ColumnId column = build.column_id(fact.column);
  const NodeId value = build.column(column, plan::Type::day);
  const auto* ledger_fact = std::get_if<facts::Fact>(&fact.column);
  const bool may_be_missing =
      ledger_fact == nullptr || facts::fact_specs()[static_cast<std::size_t>(*ledger_fact)].may_be_missing;
  if (!may_be_missing) return always(context, value);
  const NodeId present = build.column_present(column);
  if (fact.missing.kind == types::Missing::Kind::value)
    return always(context, build.select(present, value, build.constant(plan::Type::day, fact.missing.value)));
  return {value, build.yes(), present};
}

KnownDay anchor_day(Context& context, const syntax::Anchor& anchor) {
  struct Visitor {
    Context& context;
    KnownDay operator()(const syntax::DueAnchor&) const { return of_fact(context, facts::Fact::due); }
    KnownDay operator()(const syntax::InvoiceAnchor&) const { return of_fact(context, facts::Fact::issued); }
    KnownDay operator()(const syntax::SendingAnchor&) const { return always(context, context.build.run_date()); }
    KnownDay operator()(const syntax::RunDateAnchor&) const { return always(context, context.build.run_date()); }
    KnownDay operator()(const syntax::PayByAnchor& pay_by) const { return pay_by_day(context, pay_by.act); }
    KnownDay operator()(const syntax::ReceiptAnchor& of) const {
      return of.act ? receipt_of(context, register_of(context, *of.act)) : receipt_of_this_letter(context);
    }
    KnownDay operator()(const syntax::TermStartAnchor& of) const {
      return of.act ? term_start_of(context, register_of(context, *of.act)) : term_start_of_this_letter(context);
    }
    KnownDay operator()(const syntax::ActAnchor& act) const { return named_day(context, act.act); }
  };
  return std::visit(Visitor{context}, anchor);
}

KnownDay add_term(Context& context, KnownDay day, const values::Term& term, int sign) {
  plan::Builder& build = context.build;
  const std::int64_t count = sign * term.count;
  switch (term.unit) {
    case values::TermUnit::days:
      day.day = build.add_days(day.day, count - (context.counts_from_same_day && sign > 0 ? 1 : 0));
      break;
    case values::TermUnit::full_days:
      day.day = build.add_days(day.day, count + sign);
      break;
    case values::TermUnit::months:
      day.day = build.add_months(day.day, count, term.month_end);
      break;
    case values::TermUnit::years:
      day.day = build.add_months(day.day, 12 * count, term.month_end);
      break;
    case values::TermUnit::banking_days:
    case values::TermUnit::working_days:
      if (!context.calendar) break;
      day.known =
          build.both(day.known, build.implies(day.present, build.calendar_covers(day.day, count, *context.calendar)));
      day.day = build.add_open_days(day.day, count, *context.calendar);
      break;
  }
  return day;
}

plan::ShortestDeadline shortest_deadline(const Context& context, const values::Term& term) {
  plan::ShortestDeadline shortest;
  switch (term.unit) {
    case values::TermUnit::days:
      shortest.days = term.count - (context.counts_from_same_day ? 1 : 0);
      break;
    case values::TermUnit::full_days:
      shortest.days = term.count + 1;
      break;
    case values::TermUnit::months:
    case values::TermUnit::years:
      shortest.months = term.count * (term.unit == values::TermUnit::years ? 12 : 1);
      shortest.month_end = term.month_end;
      break;
    case values::TermUnit::banking_days:
    case values::TermUnit::working_days:
      shortest.days = term.count;
      shortest.calendar = context.calendar;
      break;
  }
  return shortest;
}

KnownDay point_day(Context& context, const syntax::Point& point) {
  return point_from(context, anchor_day(context, point.anchor), point);
}

KnownDay point_from(Context& context, KnownDay day, const syntax::Point& point) {
  plan::Builder& build = context.build;
  if (point.the_day_after)
    day.day = build.add_days(day.day, 1);
  else if (point.term)
    day = add_term(context, day, point.term->term, point.side == syntax::Point::Side::before ? -1 : 1);
  if (point.or_next_banking_day && context.calendar) {
    day.known = build.both(day.known, build.implies(day.present, build.calendar_covers(day.day, 0, *context.calendar)));
    day.day = build.next_open(day.day, *context.calendar);
  }
  return day;
}

}  // namespace dun::lower
