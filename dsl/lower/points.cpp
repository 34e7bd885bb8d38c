#include "dsl/lower/points.hpp"

#include "dsl/lower/acts.hpp"
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

/// Puts back, at its end, whose words are read.
class SavedPlace {
 public:
  explicit SavedPlace(Context& context)
      : context_(context),
        file_(context.file),
        calendar_(context.calendar),
        counts_from_same_day_(context.counts_from_same_day) {}
  SavedPlace(const SavedPlace&) = delete;
  SavedPlace& operator=(const SavedPlace&) = delete;
  ~SavedPlace() {
    context_.file = file_;
    context_.calendar = calendar_;
    context_.counts_from_same_day = counts_from_same_day_;
  }

 private:
  Context& context_;
  base::FileId file_;
  std::optional<plan::CalendarId> calendar_;
  bool counts_from_same_day_;
};

/// What a line presumes of the letters of one channel that have no recorded receipt.
void presume(Context& context, RegisterId acts, const syntax::Name& channel, const values::Term& term, KnownDay& day) {
  plan::Builder& build = context.build;
  for (std::size_t index = 0; index < context.plan.channels.size(); ++index) {
    if (context.plan.channels[index] != channel.text) continue;
    const NodeId sent = build.field(acts, RegisterField::last_sent);
    const KnownDay presumed = add_term(context, {sent, build.yes(), build.yes()}, term);
    const NodeId of_channel = build.equal(build.field(acts, RegisterField::last_channel),
                                          build.constant(plan::Type::number, static_cast<std::int64_t>(index)));
    const NodeId takes_it = build.both(of_channel, build.negate(day.known));
    day.day = build.select(takes_it, presumed.day, day.day);
    day.known = build.either(day.known, build.both(of_channel, presumed.known));
  }
}

/// The day an act's letter counts as received: the recorded day, else the law's presumption for its channel, else the
/// policy's assumption, else unknown. Days are counted as the law or policy that speaks counts them.
KnownDay receipt(Context& context, RegisterId acts) {
  plan::Builder& build = context.build;
  KnownDay day{build.field(acts, RegisterField::last_received), build.holds_act(acts),
               build.field(acts, RegisterField::last_has_received)};
  const SavedPlace here(context);
  for (const std::size_t law : context.laws) {
    context.enter_law(law);
    for (const auto& line : std::get<syntax::LawSection>(context.bundle().at(context.bundle().laws[law].head)).lines)
      if (const auto* presumed = std::get_if<syntax::PresumeReceiptLine>(&line.value))
        presume(context, acts, presumed->channel, presumed->term.term, day);
  }
  if (context.policy) {
    context.enter_policy(*context.policy);
    const names::SectionRef head = context.bundle().policies[*context.policy].head;
    for (const auto& line : std::get<syntax::PolicySection>(context.bundle().at(head)).lines)
      if (const auto* assumed = std::get_if<syntax::AssumeReceiptLine>(&line.value))
        presume(context, acts, assumed->channel, assumed->term.term, day);
  }
  day.known = build.implies(day.present, day.known);
  return day;
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
      return receipt(context, register_of(context, of.act));
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
  plan::Builder& build = context.build;
  KnownDay day = anchor_day(context, point.anchor);
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
