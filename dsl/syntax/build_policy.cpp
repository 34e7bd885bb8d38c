// Lines of policies, steps and schedules.
#include <stdexcept>

#include "dsl/syntax/build.hpp"

namespace dun::syntax {

namespace {

[[noreturn]] void unknown_form() {
  throw std::logic_error("a line of this section that no builder knows");
}

DayCountName day_count(const Node& node) {
  if (node.has(Kind::actual_365)) return DayCountName::actual_365;
  if (node.has(Kind::actual_360)) return DayCountName::actual_360;
  return node.has(Kind::actual_actual) ? DayCountName::actual_actual : DayCountName::thirty_360;
}

ReleaseLine release(const Node& node) {
  return {node.has(Kind::by_hand) ? Release::by_hand : Release::automatic};
}

FeeLine fee(Builder& builder, const Node& node) {
  if (node.has(Kind::none)) return {FeeLine::Kind::none, {}};
  if (node.has(Kind::the_most)) return {FeeLine::Kind::the_most, {}};
  return {FeeLine::Kind::amount, builder.amount(node.at(Kind::rounded_amount))};
}

OtherwiseLine otherwise(Builder& builder, const Node& node) {
  if (node.has(Kind::skip)) return {OtherwiseLine::Kind::skip, {}};
  if (const Node* use = node.find(Kind::use_step)) return {OtherwiseLine::Kind::use, builder.maybe_name(use)};
  return {OtherwiseLine::Kind::wait, {}};
}

ConditionId condition(Builder& builder, const Node& node) {
  return builder.condition(node.at(Kind::or_condition));
}

}  // namespace

void build(Builder& builder, Form form, const Node& node, PolicyLine& line) {
  switch (form) {
    case Form::title:
      line = TitleLine{builder.text(node.at(Kind::text))};
      break;
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::under:
      line = UnderLine{builder.name(node.at(Kind::name))};
      break;
    case Form::covers:
      line = CoversLine{builder.claims(node.at(Kind::claims))};
      break;
    case Form::calendar_line:
      line = CalendarLine{builder.name(node.at(Kind::name))};
      break;
    case Form::start:
      line = StartLine{condition(builder, node)};
      break;
    case Form::stop:
      line = StopLine{condition(builder, node)};
      break;
    case Form::pause:
      line = PauseLine{condition(builder, node)};
      break;
    case Form::gather:
      line = GatherLine{builder.name(node.at(Kind::name))};
      break;
    case Form::settle:
      line = SettleLine{builder.names(node.at(Kind::names)), builder.maybe_cite(node)};
      break;
    case Form::days:
      line = DaysLine{day_count(node)};
      break;
    case Form::release:
      line = release(node);
      break;
    case Form::assume_receipt:
      line = AssumeReceiptLine{builder.name(node.at(Kind::name)), builder.term(node.at(Kind::term)),
                               builder.text(node.at(Kind::because).at(Kind::text))};
      break;
    default:
      unknown_form();
  }
}

void build(Builder& builder, Form form, const Node& node, StepLine& line) {
  switch (form) {
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::step_is:
      line = StepIsLine{builder.name(node.at(Kind::name))};
      break;
    case Form::when:
      line = WhenLine{builder.point(node.at(Kind::point))};
      break;
    case Form::until:
      line = UntilLine{builder.point(node.at(Kind::point))};
      break;
    case Form::if_:
      line = IfLine{condition(builder, node)};
      break;
    case Form::by:
      line = ByLine{builder.names(node.at(Kind::names))};
      break;
    case Form::fee:
      line = fee(builder, node);
      break;
    case Form::pay_by:
      line = PayByLine{builder.term(node.at(Kind::term)), builder.anchor(node)};
      break;
    case Form::add_line:
      line = AddLine{builder.names(node.at(Kind::names))};
      break;
    case Form::again:
      line = AgainLine{builder.term(node.at(Kind::term)), builder.integer(node.at(Kind::integer))};
      break;
    case Form::text_line:
      line = TextLine{builder.name(node.at(Kind::name))};
      break;
    case Form::release:
      line = release(node);
      break;
    case Form::otherwise:
      line = otherwise(builder, node);
      break;
    default:
      unknown_form();
  }
}

void build(Builder& builder, Form form, const Node& node, ScheduleLine& line) {
  switch (form) {
    case Form::title:
      line = TitleLine{builder.text(node.at(Kind::text))};
      break;
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::schedule_from:
      line = ScheduleFromLine{builder.date(node.at(Kind::date)), node.has(Kind::all_open_claims)};
      break;
    case Form::schedule_until:
      line = ScheduleUntilLine{builder.date(node.at(Kind::date))};
      break;
    case Form::because:
      line = BecauseLine{builder.text(node.at(Kind::because).at(Kind::text))};
      break;
    case Form::schedule_for:
      line = IfLine{condition(builder, node)};
      break;
    case Form::only_gentler:
      line = OnlyGentlerLine{};
      break;
    case Form::contacts_may_grow:
      line = ContactsMayGrowLine{};
      break;
    default:
      unknown_form();
  }
}

void build(Builder& builder, Form form, const Node& node, LetterLine& line) {
  switch (form) {
    case Form::title:
      line = TitleLine{builder.text(node.at(Kind::text))};
      break;
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::letter_term:
      line = StatesTermLine{{builder.text(node.at(Kind::text))}};
      break;
    default:
      unknown_form();
  }
}

}  // namespace dun::syntax
