#include <stdexcept>

#include "dsl/syntax/build.hpp"

namespace dun::syntax {

namespace {

std::optional<Name> count_of(Builder& builder, const Node& node) {
  return builder.maybe_name(node.find(Kind::of_count));
}

const Node* find_any(const Node& parent, std::initializer_list<Kind> kinds) {
  for (const Kind kind : kinds)
    if (const Node* found = parent.find(kind)) return found;
  return nullptr;
}

Comparison comparison(const Node& node) {
  static constexpr std::pair<Kind, Comparison> comparisons[] = {{Kind::at_most, Comparison::at_most},
                                                                {Kind::at_least, Comparison::at_least},
                                                                {Kind::more_than, Comparison::more_than},
                                                                {Kind::less_than, Comparison::less_than},
                                                                {Kind::is, Comparison::is},
                                                                {Kind::is_not, Comparison::is_not}};
  for (const auto& [kind, comparison] : comparisons)
    if (node.kind == kind) return comparison;
  throw std::logic_error("the grammar knows a comparison the builder does not");
}

}  // namespace

ActRef Builder::act_ref(const Node& parent) {
  ActRef ref;
  if (const Node* named = parent.find(Kind::named_act)) {
    ref.act = name(named->at(Kind::name));
  } else if (const Node* latest = parent.find(Kind::latest_act)) {
    ref.which = ActRef::Which::latest;
    ref.act = name(latest->at(Kind::name));
    ref.with_fee = latest->has(Kind::with_fee);
  } else if (const Node* some = parent.find(Kind::an_act)) {
    ref.which = ActRef::Which::any;
    ref.act = name(some->at(Kind::name));
    ref.with_fee = some->has(Kind::with_fee);
  } else {
    const Node& ordinal = parent.at(Kind::ordinal_act);
    ref.which = ActRef::Which::ordinal;
    ref.ordinal = ordinal_value(slice(ordinal.at(Kind::ordinal).span));
    if (const Node* act = ordinal.find(Kind::name)) ref.act = name(*act);
    ref.count = count_of(*this, ordinal);
    ref.with_fee = ordinal.has(Kind::with_fee);
  }
  return ref;
}

Acts Builder::acts(const Node& line) {
  if (const Node* any = line.find(Kind::any_act)) return AnyAct{name(any->at(Kind::name)), any->has(Kind::with_fee)};
  const Node& ordinal = line.at(Kind::ordinal_act);
  OrdinalAct act;
  act.ordinal = ordinal_value(slice(ordinal.at(Kind::ordinal).span));
  if (const Node* named = ordinal.find(Kind::name)) act.act = name(*named);
  act.count = count_of(*this, ordinal);
  act.with_fee = ordinal.has(Kind::with_fee);
  return act;
}

Event Builder::event(const Node& node) {
  Event event;
  event.span = node.span;
  if (const Node* pay_by = node.find(Kind::pay_by_of)) {
    event.pay_by = true;
    event.act = act_ref(*pay_by);
    if (const Node* least = pay_by->find(Kind::term)) event.at_least = term(*least);
  } else {
    event.act = act_ref(node);
  }
  return event;
}

Anchor Builder::anchor(const Node& parent) {
  const Node* node =
      find_any(parent, {Kind::due, Kind::invoice, Kind::sending, Kind::run_date, Kind::pay_by_of, Kind::receipt_of,
                        Kind::this_receipt, Kind::term_start_of, Kind::this_term_start, Kind::act_anchor});
  switch (node == nullptr ? Kind::line : node->kind) {
    case Kind::due:
      return DueAnchor{};
    case Kind::invoice:
      return InvoiceAnchor{};
    case Kind::sending:
      return SendingAnchor{};
    case Kind::run_date:
      return RunDateAnchor{};
    case Kind::pay_by_of:
      return PayByAnchor{act_ref(*node)};
    case Kind::receipt_of:
      return ReceiptAnchor{act_ref(*node), node->span};
    case Kind::this_receipt:
      return ReceiptAnchor{{}, node->span};
    case Kind::term_start_of:
      return TermStartAnchor{act_ref(*node), node->span};
    case Kind::this_term_start:
      return TermStartAnchor{{}, node->span};
    case Kind::act_anchor:
      return ActAnchor{act_ref(*node)};
    default:
      throw std::logic_error("the grammar knows an anchor the builder does not");
  }
}

Point Builder::point(const Node& node) {
  Point point;
  point.span = node.span;
  if (node.has(Kind::the_day_after)) {
    point.side = Point::Side::after;
    point.the_day_after = true;
    point.term = TermLiteral{{1, values::TermUnit::days, {}}, false, node.at(Kind::the_day_after).span};
  } else if (const Node* written = node.find(Kind::term)) {
    point.side = node.has(Kind::before) ? Point::Side::before : Point::Side::after;
    point.term = term(*written);
  }
  point.anchor = anchor(node);
  for (const Node& child : node.children)
    if (child.kind != Kind::next_banking_day) point.anchor_span = child.span;
  point.or_next_banking_day = node.has(Kind::next_banking_day);
  return point;
}

Claims Builder::claims(const Node& node) {
  Claims claims;
  claims.span = node.span;
  claims.debtor = maybe_name(node.find(Kind::debtor));
  claims.claim_kind = maybe_name(node.find(Kind::claim_kind));
  if (const Node* country = node.find(Kind::country))
    claims.country = Name{words(*country).text, country->span, NameId(tree_.name_count++)};
  claims.creditor = maybe_name(node.find(Kind::creditor));
  if (const Node* code = node.find(Kind::currency)) claims.currency = unit(*code);
  return claims;
}

ConditionId Builder::add(Condition condition, Span span) {
  tree_.conditions.push_back(std::move(condition));
  tree_.condition_spans.push_back(span);
  return ConditionId(tree_.conditions.size() - 1);
}

AmountId Builder::add(Amount amount, Span span) {
  tree_.amounts.push_back(std::move(amount));
  tree_.amount_spans.push_back(span);
  return AmountId(tree_.amounts.size() - 1);
}

const Node* find_condition(const Node& line) {
  return find_any(line, {Kind::or_condition, Kind::not_condition, Kind::consent_condition, Kind::reachable_condition,
                         Kind::compare_condition, Kind::fact_condition, Kind::debtor_condition});
}

ConditionId Builder::condition(const Node& node) {
  switch (node.kind) {
    case Kind::or_condition:
      return any_of(node);
    case Kind::and_condition:
      return all_of(node);
    case Kind::condition_bracket:
      return condition(node.at(Kind::or_condition));
    case Kind::not_condition: {
      const ConditionId part = condition(node.children.front());
      return add(NotCondition{part}, node.span);
    }
    case Kind::consent_condition:
      return add(ConsentCondition{name(node.at(Kind::name))}, node.span);
    case Kind::reachable_condition:
      return add(ReachableCondition{name(node.at(Kind::name))}, node.span);
    case Kind::debtor_condition:
      return add(DebtorCondition{*maybe_name(node.find(Kind::debtor))}, node.span);
    case Kind::compare_condition:
      return compare(node);
    case Kind::fact_condition:
      return add(FactCondition{name(node.at(Kind::name))}, node.span);
    default:
      throw std::logic_error("the grammar knows a condition the builder does not");
  }
}

ConditionId Builder::any_of(const Node& node) {
  if (node.children.size() == 1) return condition(node.children.front());
  OrCondition either;
  for (const Node& child : node.children) {
    if (child.children.size() > 1) fail(MixedWithoutBrackets{node.span, MixedWithoutBrackets::What::and_or});
    either.parts.push_back(condition(child));
  }
  return add(std::move(either), node.span);
}

ConditionId Builder::all_of(const Node& node) {
  if (node.children.size() == 1) return condition(node.children.front());
  AndCondition both;
  for (const Node& child : node.children) both.parts.push_back(condition(child));
  return add(std::move(both), node.span);
}

ConditionId Builder::compare(const Node& node) {
  CompareCondition compare;
  compare.fact = name(node.children.front());
  compare.comparison = comparison(node.children[1]);
  Node rest;
  rest.children.push_back(node.children.back());
  compare.operand = operand(rest);
  return add(std::move(compare), node.span);
}

Operand Builder::operand(const Node& parent) {
  const Node& node = parent.children.front();
  switch (node.kind) {
    case Kind::date:
      return date(node);
    case Kind::money:
      return money(node);
    case Kind::number:
      return number(node);
    default:
      return name(node);
  }
}

AmountId Builder::amount(const Node& node) {
  AmountId inner = sum(node.at(Kind::sum));
  if (const Node* other = node.find(Kind::or_where)) {
    inner = or_where(inner, *other, {node.span.begin, other->span.end});
  }
  const Node* rounding = node.find(Kind::rounding);
  if (rounding == nullptr) return inner;
  RoundedAmount rounded;
  rounded.inner = inner;
  rounded.mode = rounding_mode(*rounding);
  if (const Node* unit = rounding->find(Kind::money)) rounded.unit = money(*unit);
  if (const Node* percent = rounding->find(Kind::percent)) rounded.percent = number(percent->at(Kind::number));
  return add(std::move(rounded), node.span);
}

AmountId Builder::or_where(AmountId usual, const Node& node, Span span) {
  OrWhereAmount made;
  made.usual = usual;
  made.other = sum(node.children[0]);
  made.fact = name(node.children[1]);
  if (node.children.size() > 2) {
    made.comparison = comparison(node.children[2]);
    made.bound = sum(node.children[3]);
  }
  return add(std::move(made), span);
}

AmountId Builder::sum(const Node& node) {
  AmountId total = product(node.children.front());
  for (std::size_t i = 1; i + 1 < node.children.size(); i += 2) {
    const bool is_written_product = node.children[i - 1].children.size() > 1;
    if (is_written_product) fail(MixedWithoutBrackets{node.span, MixedWithoutBrackets::What::product});
    const AmountId right = product(node.children[i + 1]);
    const Span span{node.span.begin, node.children[i + 1].span.end};
    total = add(SumAmount{total, right, node.children[i].kind == Kind::minus}, span);
  }
  return total;
}

AmountId Builder::product(const Node& node) {
  const AmountId first = factor(node.children.front());
  if (node.children.size() == 1) return first;
  const AmountId second = factor(node.children.back());
  return add(ProductAmount{first, second}, node.span);
}

AmountId Builder::factor(const Node& node) {
  switch (node.kind) {
    case Kind::amount_bracket: {
      const AmountId inner = amount(node.at(Kind::rounded_amount));
      return add(BracketAmount{inner}, node.span);
    }
    case Kind::lesser:
    case Kind::greater:
      return choice(node);
    case Kind::money:
      return add(MoneyAmount{money(node)}, node.span);
    case Kind::percent:
    case Kind::ratio:
    case Kind::number:
      return add(RatioAmount{ratio(node), words(node).text}, node.span);
    case Kind::named_amount:
      return add(NamedAmount{name(node.at(Kind::name))}, node.span);
    default:
      throw std::logic_error("the grammar knows an amount the builder does not");
  }
}

AmountId Builder::choice(const Node& node) {
  const AmountId left = sum(node.children.front());
  const AmountId right = sum(node.children.back());
  for (const Node& side : node.children)
    if (side.children.size() > 1) {
      fail(MixedWithoutBrackets{side.span, MixedWithoutBrackets::What::choice});
      break;
    }
  return add(ChoiceAmount{node.kind == Kind::greater, left, right}, node.span);
}

}  // namespace dun::syntax
