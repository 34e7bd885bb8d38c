#include "dsl/lower/charges.hpp"

#include <algorithm>

#include "dsl/lower/expressions.hpp"
#include "dsl/lower/points.hpp"
#include "dsl/lower/rate_rows.hpp"

namespace dun::lower {

using plan::Type;

namespace {

interest::DayCount day_count_named(syntax::DayCountName name) {
  switch (name) {
    case syntax::DayCountName::actual_365:
      return interest::DayCount::actual_365;
    case syntax::DayCountName::actual_360:
      return interest::DayCount::actual_360;
    case syntax::DayCountName::actual_actual:
      return interest::DayCount::actual_actual;
    case syntax::DayCountName::thirty_360:
      return interest::DayCount::thirty_360;
  }
  return interest::DayCount::actual_365;
}

interest::RateChoice rate_choice_of(syntax::RateMoment moment) {
  switch (moment) {
    case syntax::RateMoment::day_by_day:
      return interest::RateChoice::day_by_day;
    case syntax::RateMoment::first_day:
      return interest::RateChoice::first_day;
    case syntax::RateMoment::day_of_payment:
      return interest::RateChoice::last_day;
  }
  return interest::RateChoice::day_by_day;
}

interest::Terms terms_of(const syntax::InterestSection& section, std::optional<syntax::DayCountName> day_count) {
  interest::Terms terms;
  if (const auto* rate = find_line<syntax::InterestRateLine>(section.lines))
    terms.rate_choice = rate_choice_of(rate->moment);
  if (const auto* days = find_line<syntax::DayCountLine>(section.lines)) {
    const bool offered =
        day_count && std::find(days->choices.begin(), days->choices.end(), *day_count) != days->choices.end();
    terms.day_count = day_count_named(offered ? *day_count : days->choices.front());
  }
  if (const auto* method = find_line<syntax::MethodLine>(section.lines))
    terms.method = method->compound_yearly ? interest::Method::compound_yearly : interest::Method::simple;
  if (const auto* rounded = find_line<syntax::RoundedLine>(section.lines)) {
    terms.rounding = rounded->mode;
    terms.rounding_unit = rounded->unit.money.minor;
    terms.moment = rounded->per_period ? interest::RoundingMoment::per_period : interest::RoundingMoment::once;
  }
  return terms;
}

/// Whom a charge or interest is for, and on what condition.
Known applies_to(Context& context, const syntax::ForClaimsLine* claims, const syntax::IfLine* condition) {
  Known applies{context.build.yes(), context.build.yes()};
  if (claims != nullptr) applies.value = claims_match(context, claims->claims);
  if (condition == nullptr) return applies;
  const Known holds = condition_of(context, condition->condition);
  return {context.build.both(applies.value, holds.value), holds.known};
}

}  // namespace

plan::InterestRule interest_of(Context& context, names::SectionRef interest,
                               std::optional<syntax::DayCountName> day_count) {
  context.file = interest.file;
  const auto& section = std::get<syntax::InterestSection>(context.bundle().at(interest));
  plan::Builder& build = context.build;
  plan::InterestRule rule;
  rule.name = section.name.text;
  rule.reason =
      context.reason(section.name.text, Context::cite_text(section.cite), context.bundle().section(interest).head);
  const Known applies =
      applies_to(context, find_line<syntax::ForClaimsLine>(section.lines), find_line<syntax::IfLine>(section.lines));
  rule.applies = applies.value;
  rule.unknown = build.negate(applies.known);
  rule.terms = terms_of(section, day_count);
  if (const auto* from = find_line<syntax::FromPointLine>(section.lines)) {
    const KnownDay day = point_day(context, from->point);
    rule.from = day.day;
    rule.applies = build.both(rule.applies, day.present);
    rule.unknown = build.either(rule.unknown, build.negate(day.known));
  }
  if (const auto* rate = find_line<syntax::InterestRateLine>(section.lines)) {
    RateRows rows = rate_rows(context, rate->rate);
    rule.rates = std::move(rows.rows);
    rule.cites = std::move(rows.cites);
  }
  return rule;
}

plan::ChargeRule charge_of(Context& context, names::SectionRef charge) {
  context.file = charge.file;
  const auto& section = std::get<syntax::ChargeSection>(context.bundle().at(charge));
  plan::Builder& build = context.build;
  plan::ChargeRule rule;
  rule.name = section.name.text;
  rule.reason =
      context.reason(section.name.text, Context::cite_text(section.cite), context.bundle().section(charge).head);
  rule.unknown_reason = rule.reason;
  const Known applies =
      applies_to(context, find_line<syntax::ForClaimsLine>(section.lines), find_line<syntax::IfLine>(section.lines));
  rule.applies = applies.value;
  const auto* amount_line = find_line<syntax::ChargeAmountLine>(section.lines);
  const Known amount = amount_line != nullptr ? amount_of(context, amount_line->amount)
                                              : Known{build.constant(Type::amount, 0), build.no()};
  rule.amount_known = build.both(applies.known, amount.known);
  const NodeId nothing = build.constant(Type::amount, 0);
  NodeId claimed = build.round(amount.value, 1, values::RoundingMode::down);
  if (const auto* offsets = find_line<syntax::OffsetsLine>(section.lines);
      offsets != nullptr && !offsets->parts.empty()) {
    const NodeId fees = build.plus(build.column(build.column_id(facts::Fact::fees_claimed), Type::amount),
                                   build.candidate(plan::Op::candidate_fee));
    claimed = build.greater(build.minus(claimed, fees), nothing);
    rule.offsets_fees = true;
  }
  if (find_line<syntax::AtMostPerLine>(section.lines) != nullptr) {
    const NodeId earlier = build.column(build.column_id(facts::Fact::compensation_claimed), Type::amount);
    claimed = build.select(build.less(nothing, earlier), nothing, claimed);
  }
  rule.amount = claimed;
  return rule;
}

namespace {

/// What a word of `payments settle` stands for: costs are what was charged, fees before compensation.
std::vector<plan::Part> parts_named(names::Part part) {
  switch (part) {
    case names::Part::fees:
      return {plan::Part::fees};
    case names::Part::interest:
      return {plan::Part::interest};
    case names::Part::principal:
      return {plan::Part::principal};
    case names::Part::compensation:
      return {plan::Part::compensation};
    case names::Part::costs:
      return {plan::Part::fees, plan::Part::compensation};
  }
  return {};
}

}  // namespace

std::vector<plan::Part> settlement_of(const Context& context, const syntax::SettleLine& line) {
  std::vector<plan::Part> order;
  for (const syntax::Name& name : line.order)
    for (const plan::Part part : parts_named(static_cast<names::Part>(context.symbol(name).value)))
      if (std::find(order.begin(), order.end(), part) == order.end()) order.push_back(part);
  return order;
}

}  // namespace dun::lower
