// Lines of tests.
#include <stdexcept>

#include "dsl/syntax/build.hpp"

namespace dun::syntax {

namespace {

GivenClaimLine given_claim(Builder& builder, const Node& line) {
  GivenClaimLine given;
  if (const Node* other = line.find(Kind::same_debtor)) given.name = builder.maybe_name(other);
  const Node& node = line.at(Kind::given_claim);
  given.debtor = builder.maybe_name(node.find(Kind::debtor));
  given.claim_kind = builder.maybe_name(node.find(Kind::claim_kind));
  given.principal = builder.money(node.at(Kind::money));
  given.issued = builder.maybe_date(node.find(Kind::issued));
  given.due = builder.date(node.at(Kind::date));
  return given;
}

GivenRateLine given_rate(Builder& builder, const Node& node) {
  GivenRateLine given;
  given.rate = builder.name(node.at(Kind::name));
  const Node* fraction = node.find(Kind::ratio);
  given.value = builder.number(fraction != nullptr ? *fraction : node.at(Kind::number));
  given.from = builder.date(node.at(Kind::date));
  return given;
}

GivenActLine given_act(Builder& builder, Date date, const Node& node) {
  GivenActLine given;
  given.date = date;
  given.act = builder.name(node.at(Kind::name));
  given.claim = builder.maybe_name(node.find(Kind::for_claim));
  given.channel = builder.maybe_name(node.find(Kind::by_channel));
  given.fee = builder.maybe_money(node.find(Kind::fee));
  given.no_fee = node.has(Kind::no_fee);
  given.pay_by = builder.maybe_date(node.find(Kind::pay_by));
  given.received = builder.maybe_date(node.find(Kind::received));
  for (const Node& child : node.children)
    if (child.kind == Kind::states_term) given.states.push_back(builder.text(child.at(Kind::text)));
  given.failed = node.has(Kind::failed);
  return given;
}

GivenFactLine given_fact(Builder& builder, std::optional<Date> date, const Node& node) {
  GivenFactLine given;
  given.date = date;
  given.condition = builder.condition(*find_condition(node));
  given.claim = builder.maybe_name(node.find(Kind::for_claim));
  return given;
}

TestLine given(Builder& builder, const Node& line) {
  if (line.has(Kind::given_claim)) return given_claim(builder, line);
  if (const Node* rate = line.find(Kind::given_rate)) return given_rate(builder, *rate);
  std::optional<Date> date;
  if (const Node* written = line.find(Kind::date)) date = builder.date(*written);
  if (const Node* fact = line.find(Kind::given_fact)) return given_fact(builder, date, *fact);
  if (const Node* act = line.find(Kind::given_act)) return given_act(builder, date.value(), *act);
  if (const Node* named = line.find(Kind::given_named)) {
    Name name = builder.name(named->at(Kind::name));
    return GivenNamedLine{date.value(), std::move(name), builder.maybe_name(named->find(Kind::for_claim))};
  }
  const Node& money = line.at(Kind::given_money);
  GivenMoneyLine event;
  event.date = date.value();
  event.event = builder.name(money.at(Kind::name));
  event.amount = builder.money(money.at(Kind::money));
  event.claim = builder.maybe_name(money.find(Kind::for_claim));
  return event;
}

ExpectActLine expect_act(Builder& builder, const Node& node) {
  ExpectActLine expect;
  expect.date = builder.date(node.at(Kind::date));
  expect.step = builder.name(node.at(Kind::name));
  expect.claim = builder.maybe_name(node.find(Kind::for_claim));
  expect.channel = builder.maybe_name(node.find(Kind::by_channel));
  expect.no_fee = node.has(Kind::no_fee);
  expect.fee = builder.maybe_money(node.find(Kind::fee));
  expect.interest = builder.maybe_money(node.find(Kind::interest));
  expect.compensation = builder.maybe_money(node.find(Kind::compensation));
  expect.announces = builder.maybe_money(node.find(Kind::announces));
  expect.pay_by = builder.maybe_date(node.find(Kind::pay_by));
  for (const Node& child : node.children)
    if (child.kind == Kind::without) expect.without.push_back(*builder.maybe_name(&child));
  return expect;
}

ExpectNoLine expect_no(Builder& builder, const Node& node) {
  ExpectNoLine expect;
  expect.step = builder.name(node.at(Kind::name));
  expect.date = builder.date(node.at(Kind::date));
  expect.because = *builder.maybe_name(node.find(Kind::because));
  expect.until = builder.maybe_date(node.find(Kind::before_date));
  return expect;
}

ExpectMayLine expect_may(Builder& builder, const Node& node) {
  ExpectMayLine expect;
  expect.may = node.kind == Kind::expect_may;
  expect.act = builder.name(node.at(Kind::name));
  expect.with_fee = node.has(Kind::with_fee);
  expect.date = builder.date(node.at(Kind::date));
  expect.fee_at_most = builder.maybe_money(node.find(Kind::fee_at_most));
  expect.pay_by_at_least = builder.maybe_date(node.find(Kind::pay_by_at_least));
  expect.because = builder.maybe_name(node.find(Kind::because));
  expect.until = builder.maybe_date(node.find(Kind::before_date));
  return expect;
}

TestLine expect(Builder& builder, const Node& line) {
  if (line.has(Kind::nothing_else)) return ExpectNothingLine{};
  const Node& node = line.children.front();
  switch (node.kind) {
    case Kind::expect_act:
      return expect_act(builder, node);
    case Kind::nothing_before:
      return ExpectNothingLine{builder.maybe_date(&node)};
    case Kind::expect_no:
      return expect_no(builder, node);
    case Kind::expect_may:
    case Kind::expect_may_not:
      return expect_may(builder, node);
    case Kind::expect_amount:
      return ExpectAmountLine{builder.name(node.at(Kind::name)), builder.money(node.at(Kind::money)),
                              builder.date(node.at(Kind::date))};
    case Kind::expect_without:
      return ExpectWithoutLine{builder.name(node.at(Kind::name)), builder.date(node.at(Kind::date))};
    default:
      throw std::logic_error("the grammar knows an expectation the builder does not");
  }
}

}  // namespace

void build(Builder& builder, Form form, const Node& node, TestLine& line) {
  switch (form) {
    case Form::note:
      line = NoteLine{builder.text(node.at(Kind::text))};
      break;
    case Form::given:
      line = given(builder, node);
      break;
    case Form::facts_known:
      line = FactsKnownLine{builder.date(node.at(Kind::date))};
      break;
    case Form::run:
      line = node.has(Kind::daily) ? RunLine{true, {}} : RunLine{false, builder.date(node.at(Kind::date))};
      break;
    case Form::expect:
      line = expect(builder, node);
      break;
    default:
      throw std::logic_error("a line of this section that no builder knows");
  }
}

}  // namespace dun::syntax
