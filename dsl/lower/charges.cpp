#include "dsl/lower/charges.hpp"

#include <algorithm>

#include "dsl/lower/acts.hpp"
#include "dsl/lower/expressions.hpp"
#include "dsl/lower/points.hpp"
#include "dsl/lower/rate_of_interest.hpp"
#include "dsl/lower/wording.hpp"

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

/// Whom a charge or interest is for, and on what condition. Where that is not known it is not left out in silence: it
/// applies, and is withheld.
Known applies_to(Context& context, const syntax::ForClaimsLine* claims, const syntax::IfLine* condition) {
  plan::Builder& build = context.build;
  Known applies{build.yes(), build.yes()};
  const auto narrow = [&](const Known& when) {
    applies.value = build.both(applies.value, build.either(build.negate(when.known), when.value));
    applies.known = build.both(applies.known, when.known);
  };
  if (claims != nullptr) narrow(claims_match(context, claims->claims));
  if (condition != nullptr) narrow(condition_of(context, condition->condition));
  return {applies.value, build.implies(applies.value, applies.known)};
}

/// It may hang on an earlier letter; where what that stated is not known, the interest is withheld.
void set_first_day(Context& context, const syntax::Point& point, plan::InterestRule& rule) {
  plan::Builder& build = context.build;
  NodeId known = build.yes();
  const Known begun = follows(context, [&] {
    const KnownDay day = point_day(context, point);
    known = build.both(known, day.known);
    if (rule.from.is_set() && !(rule.from == day.day))
      known = build.both(known, build.implies(day.present, build.equal(rule.from, day.day)));
    rule.from = day.day;
    return day.present;
  });
  rule.applies = build.both(rule.applies, build.either(begun.value, build.negate(begun.known)));
  rule.unknown = build.either(rule.unknown, build.negate(build.both(known, begun.known)));
  if (syntax::act_of(point.anchor) == nullptr) return;
  // A letter before the due date has brought no delay about; from which day interest runs then, nobody knows.
  const NodeId due = build.column(build.column_id(facts::Fact::due), plan::Type::day);
  rule.unknown = build.either(rule.unknown, build.both(begun.value, build.less_equal(rule.from, due)));
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
  if (const auto* from = find_line<syntax::FromPointLine>(section.lines)) set_first_day(context, from->point, rule);
  if (const auto* rate = find_line<syntax::InterestRateLine>(section.lines)) {
    Rate made = rate_of_interest(context, rate->rate);
    rule.rate = std::move(made.formula);
    rule.unknown = build.either(rule.unknown, build.negate(made.known));
  }
  return rule;
}

namespace {

/// What a charge comes to, and when it may be claimed.
class ChargeLowering {
 public:
  ChargeLowering(Context& context, const syntax::ChargeSection& section, plan::ChargeRule& made)
      : context_(context), build_(context.build), section_(section), made_(made) {}

  void run() {
    const Known applies = applies_to(context_, find_line<syntax::ForClaimsLine>(section_.lines),
                                     find_line<syntax::IfLine>(section_.lines));
    made_.applies = applies.value;
    made_.amount_known = applies.known;
    set_amount();
    for (const auto& line : section_.lines) std::visit([this](const auto& value) { take(value); }, line.value);
    set_wording_reason();
  }

 private:
  void set_amount() {
    const auto* line = find_line<syntax::ChargeAmountLine>(section_.lines);
    const auto* on = find_line<syntax::OnLine>(section_.lines);
    context_.of_letter = on != nullptr && on->of_the_letter;
    context_.letter_part = {};
    const Known amount =
        line != nullptr ? amount_of(context_, line->amount) : Known{build_.constant(Type::amount, 0), build_.no()};
    made_.amount_known = build_.both(made_.amount_known, amount.known);
    const NodeId bears = made_.applies;  // a claim that does not bear the charge is told of none
    made_.announced_known = build_.implies(bears, made_.amount_known);
    made_.amount = made_.announced = build_.round(amount.value, 1, values::RoundingMode::down);
    if (context_.plan.at(made_.amount).low < 0)
      made_.amount = made_.announced = build_.greater(made_.amount, build_.constant(Type::amount, 0));
    if (context_.of_letter) {
      made_.amount = build_.candidate(plan::Op::letter_share);
      // A fixed amount counts by nothing; it is split by what is open all the same.
      if (!context_.letter_part.is_set()) context_.letter_part = context_.plan.principal_open;
      context_.letter_part = build_.select(bears, context_.letter_part, build_.constant(Type::amount, 0));
    } else {
      made_.announced = build_.select(bears, made_.announced, build_.constant(Type::amount, 0));
    }
    context_.of_letter = false;
  }

  template <class Line>
  void take(const Line&) {}

  /// What a fee already asks for is not asked for again.
  void take(const syntax::OffsetsLine& line) {
    if (line.parts.empty()) return;
    const NodeId fees = build_.plus(build_.column(build_.column_id(facts::Fact::fees_claimed), Type::amount),
                                    build_.candidate(plan::Op::candidate_fee));
    made_.amount = build_.greater(build_.minus(made_.amount, fees), build_.constant(Type::amount, 0));
    made_.offsets_fees = true;
  }
  void take(const syntax::AtMostPerLine&) {
    const NodeId nothing = build_.constant(Type::amount, 0);
    const NodeId earlier = build_.column(build_.column_id(facts::Fact::compensation_claimed), Type::amount);
    made_.amount = build_.select(build_.less(nothing, earlier), nothing, made_.amount);
  }
  void take(const syntax::ChargeDueLine& line) {
    NodeId days_known = build_.yes();
    hangs_on(follows(context_, [&] {
      const KnownDay day = point_day(context_, line.point);
      days_known = build_.both(days_known, day.known);
      const NodeId reached = build_.less_equal(day.day, build_.run_date());
      return build_.both(day.present, build_.implies(day.known, reached));
    }));
    made_.amount_known = build_.both(made_.amount_known, days_known);
  }
  void take(const syntax::AnnouncedInLine& line) {
    made_.announced_in = acts_named(context_, line.act.text);
    hangs_on(
        follows(context_, [&] { return build_.holds_act(register_of_acts(context_, made_.announced_in, false)); }));
    context_.worst = plan::Wording::right;
    const plan::RegisterId letters = register_of_acts(context_, made_.announced_in, false);
    context_.worst = plan::Wording::wrong;
    if (context_.letter_part.is_set())
      made_.of_letter = plan::LetterCharge{context_.letter_part, build_.holds_act(letters),
                                           build_.field(letters, plan::RegisterField::last_sent),
                                           build_.field(letters, plan::RegisterField::last_channel)};
  }

  /// The charge is owed only if an earlier letter bears it out. Where what a letter stated is not recorded it is not
  /// left out in silence, but withheld.
  void hangs_on(const Known& letter) {
    const NodeId open = build_.negate(letter.known);
    made_.applies = build_.both(made_.applies, build_.either(letter.value, open));
    made_.amount_known = build_.both(made_.amount_known, letter.known);
    if (build_.is_no(open)) return;
    made_.wording_open = made_.wording_open.is_set() ? build_.either(made_.wording_open, open) : open;
  }

  /// The rule on the letter that announces the charge, else the first on any.
  void set_wording_reason() {
    if (!made_.wording_open.is_set()) return;
    for (const plan::TermRule& rule : context_.plan.term_rules)
      if (!made_.wording_reason.is_set() || (rule.acts & made_.announced_in) != 0) made_.wording_reason = rule.reason;
  }

  Context& context_;
  plan::Builder& build_;
  const syntax::ChargeSection& section_;
  plan::ChargeRule& made_;
};

}  // namespace

plan::ChargeRule charge_of(Context& context, names::SectionRef charge) {
  context.file = charge.file;
  const auto& section = std::get<syntax::ChargeSection>(context.bundle().at(charge));
  plan::ChargeRule rule;
  rule.name = section.name.text;
  rule.reason =
      context.reason(section.name.text, Context::cite_text(section.cite), context.bundle().section(charge).head);
  rule.unknown_reason = rule.reason;
  ChargeLowering(context, section, rule).run();
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
