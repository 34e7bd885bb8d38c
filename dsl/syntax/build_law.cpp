// Lines of laws, counts, rules, interest and charges.
#include <stdexcept>

#include "dsl/syntax/build.hpp"

namespace dun::syntax {

namespace {

[[noreturn]] void unknown_form() {
  throw std::logic_error("a line of this section that no builder knows");
}

InForceLine in_force(Builder& builder, const Node& node) {
  Anchor anchor = builder.anchor(node);
  const Date from = builder.date(node.at(Kind::date));
  return {std::move(anchor), from, builder.maybe_date(node.find(Kind::until))};
}

CountPerLine count_per(Builder& builder, const Node& node) {
  CountPerLine line;
  if (node.has(Kind::per_relationship)) line.per = CountPerLine::Per::relationship;
  if (node.has(Kind::per_contract)) line.per = CountPerLine::Per::contract;
  if (const Node* year = node.find(Kind::per_contract_and_year)) {
    line.per = CountPerLine::Per::contract;
    line.year_of = builder.anchor(*year);
  }
  return line;
}

StartsAgainLine starts_again(Builder& builder, const Node& node) {
  StartsAgainLine line;
  if (const Node* term = node.find(Kind::term)) line.more_than = builder.term(*term);
  line.cite = builder.maybe_cite(node);
  return line;
}

OnlyAfterLine only_after(Builder& builder, const Node& node) {
  OnlyAfterLine line;
  for (const Node& child : node.children) line.events.push_back(builder.event(child));
  return line;
}

DayCountName day_count(Kind kind) {
  switch (kind) {
    case Kind::actual_365:
      return DayCountName::actual_365;
    case Kind::actual_360:
      return DayCountName::actual_360;
    case Kind::actual_actual:
      return DayCountName::actual_actual;
    case Kind::thirty_360:
      return DayCountName::thirty_360;
    default:
      throw std::logic_error("the grammar knows a day count the builder does not");
  }
}

InterestRateLine interest_rate(Builder& builder, const Node& node) {
  InterestRateLine line{builder.amount(node.at(Kind::rounded_amount)), RateMoment::day_by_day};
  if (node.has(Kind::first_day)) line.moment = RateMoment::first_day;
  if (node.has(Kind::day_of_payment)) line.moment = RateMoment::day_of_payment;
  return line;
}

RoundedLine rounded(Builder& builder, const Node& node) {
  const Node& rounding = node.at(Kind::rounding);
  return {rounding_mode(rounding), builder.money(rounding.at(Kind::money)), node.has(Kind::per_period)};
}

OnLine on_parts(Builder& builder, const Node& node) {
  return {builder.names(node.at(Kind::names)), node.has(Kind::of_the_letter)};
}

}  // namespace

void build(Builder& builder, Form form, const Node& node, LawLine& line) {
  switch (form) {
    case Form::title:
      line = TitleLine{builder.text(node.at(Kind::text))};
      break;
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::applies_to:
      line = AppliesToLine{builder.claims(node.at(Kind::claims))};
      break;
    case Form::counts_days:
      line = CountsDaysLine{node.has(Kind::from_the_day_after)};
      break;
    case Form::calendar_line:
      line = CalendarLine{builder.name(node.at(Kind::name))};
      break;
    case Form::in_force:
      line = in_force(builder, node);
      break;
    case Form::expected:
      line = ExpectedLine{};
      break;
    case Form::only_by_name:
      line = OnlyByNameLine{};
      break;
    case Form::checked_through:
      line = CheckedThroughLine{builder.date(node.at(Kind::date)), builder.text(node.at(Kind::text))};
      break;
    case Form::presume_receipt:
      line = PresumeReceiptLine{builder.name(node.at(Kind::name)), builder.term(node.at(Kind::term)),
                                builder.cite(node.at(Kind::cite))};
      break;
    case Form::term_starts:
      line = TermStartsLine{builder.name(node.at(Kind::name)), builder.point(node.at(Kind::point)),
                            builder.cite(node.at(Kind::cite))};
      break;
    case Form::settle:
      line = SettleLine{builder.names(node.at(Kind::names)), builder.maybe_cite(node)};
      break;
    case Form::together:
      line = TogetherLine{builder.name(node.at(Kind::name)), builder.cite(node.at(Kind::cite))};
      break;
    default:
      unknown_form();
  }
}

void build(Builder& builder, Form form, const Node& node, CountLine& line) {
  switch (form) {
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::count_of:
      line = CountOfLine{builder.names(node.at(Kind::names)), node.has(Kind::with_fee)};
      break;
    case Form::count_per:
      line = count_per(builder, node);
      break;
    case Form::starts_again:
      line = starts_again(builder, node);
      break;
    default:
      unknown_form();
  }
}

void build(Builder& builder, Form form, const Node& node, RuleLine& line) {
  switch (form) {
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::rule_for:
      line = RuleForLine{builder.acts(node)};
      break;
    case Form::for_claims:
      line = ForClaimsLine{builder.claims(node.at(Kind::claims))};
      break;
    case Form::in_force:
      line = in_force(builder, node);
      break;
    case Form::not_before:
      line = NotBeforeLine{builder.point(node.at(Kind::point))};
      break;
    case Form::not_after:
      line = NotAfterLine{builder.point(node.at(Kind::point))};
      break;
    case Form::only_after:
      line = only_after(builder, node);
      break;
    case Form::only_by:
      line = OnlyByLine{builder.names(node.at(Kind::names))};
      break;
    case Form::only_if:
      line = OnlyIfLine{builder.condition(node.at(Kind::or_condition))};
      break;
    case Form::never_while:
      line = NeverWhileLine{builder.condition(node.at(Kind::or_condition))};
      break;
    case Form::fee_at_most:
      line = FeeAtMostLine{builder.amount(node.at(Kind::rounded_amount)), false};
      break;
    case Form::fees_together:
      line = FeeAtMostLine{builder.amount(node.at(Kind::rounded_amount)), true};
      break;
    case Form::pay_by_at_least:
      line = PayByAtLeastLine{builder.term(node.at(Kind::term)), builder.anchor(node)};
      break;
    case Form::at_most_count:
      line = AtMostCountLine{builder.integer(node.at(Kind::integer)), builder.name(node.at(Kind::name))};
      break;
    case Form::at_least_after:
      line = AtLeastAfterLine{builder.term(node.at(Kind::term)), builder.act_ref(node)};
      break;
    case Form::states_term: {
      StatesTermLine states;
      for (const Node& child : node.children) states.terms.push_back(builder.text(child));
      line = std::move(states);
      break;
    }
    case Form::unless: {
      const ConditionId condition = builder.condition(node.at(Kind::or_condition));
      line = UnlessLine{condition, builder.cite(node.at(Kind::cite))};
      break;
    }
    default:
      unknown_form();
  }
}

void build(Builder& builder, Form form, const Node& node, InterestLine& line) {
  switch (form) {
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::for_claims:
      line = ForClaimsLine{builder.claims(node.at(Kind::claims))};
      break;
    case Form::if_:
      line = IfLine{builder.condition(node.at(Kind::or_condition))};
      break;
    case Form::on:
      line = on_parts(builder, node);
      break;
    case Form::interest_rate:
      line = interest_rate(builder, node);
      break;
    case Form::from_point:
      line = FromPointLine{builder.point(node.at(Kind::point))};
      break;
    case Form::day_count: {
      DayCountLine choices;
      for (const Node& child : node.children) choices.choices.push_back(day_count(child.kind));
      line = std::move(choices);
      break;
    }
    case Form::method:
      line = MethodLine{node.has(Kind::added_yearly)};
      break;
    case Form::rounded:
      line = rounded(builder, node);
      break;
    default:
      unknown_form();
  }
}

void build(Builder& builder, Form form, const Node& node, ChargeLine& line) {
  switch (form) {
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::for_claims:
      line = ForClaimsLine{builder.claims(node.at(Kind::claims))};
      break;
    case Form::if_:
      line = IfLine{builder.condition(node.at(Kind::or_condition))};
      break;
    case Form::on:
      line = on_parts(builder, node);
      break;
    case Form::charge_amount:
      line = ChargeAmountLine{builder.amount(node.at(Kind::rounded_amount))};
      break;
    case Form::charge_due:
      line = ChargeDueLine{builder.point(node.at(Kind::point))};
      break;
    case Form::announced_in:
      line = AnnouncedInLine{builder.name(node.at(Kind::name))};
      break;
    case Form::at_most_per:
      line = AtMostPerLine{builder.integer(node.at(Kind::integer)), builder.name(node.at(Kind::name))};
      break;
    case Form::offsets:
      line = OffsetsLine{builder.names(node.at(Kind::names))};
      break;
    default:
      unknown_form();
  }
}

}  // namespace dun::syntax
