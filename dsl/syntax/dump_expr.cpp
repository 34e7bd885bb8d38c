#include "dsl/syntax/dump_lines.hpp"

namespace dun::syntax {
namespace {

std::string text_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::at_most:
      return "at-most";
    case Comparison::at_least:
      return "at-least";
    case Comparison::more_than:
      return "more-than";
    case Comparison::less_than:
      return "less-than";
    case Comparison::is:
      return "is";
    case Comparison::is_not:
      return "is-not";
  }
  return {};
}

std::string text_of(const std::optional<Name>& name) {
  return name ? name->text : std::string();
}

struct OperandText {
  std::string operator()(const MoneyLiteral& money) const { return values::to_string(money.money); }
  std::string operator()(const Number& number) const { return values::to_string(number.value); }
  std::string operator()(const Date& date) const { return values::to_string(date.day); }
  std::string operator()(const Name& name) const { return name.text; }
};

struct ConditionText {
  const Tree& tree;

  std::string operator()(const OrCondition& any) const { return bracketed("or", parts(any.parts)); }
  std::string operator()(const AndCondition& both) const { return bracketed("and", parts(both.parts)); }
  std::string operator()(const NotCondition& negated) const { return bracketed("not", {dump(tree, negated.part)}); }
  std::string operator()(const ConsentCondition& consent) const { return bracketed("consent", {consent.channel.text}); }
  std::string operator()(const ReachableCondition& reach) const { return bracketed("reachable", {reach.channel.text}); }
  std::string operator()(const FactCondition& fact) const { return fact.fact.text; }
  std::string operator()(const DebtorCondition& debtor) const { return bracketed("claims", {debtor.kind.text}); }
  std::string operator()(const CompareCondition& compare) const {
    return bracketed(text_of(compare.comparison), {compare.fact.text, operand(compare.operand)});
  }

 private:
  std::vector<std::string> parts(const std::vector<ConditionId>& ids) const {
    std::vector<std::string> texts;
    for (const ConditionId id : ids) texts.push_back(dump(tree, id));
    return texts;
  }
};

struct AmountText {
  const Tree& tree;

  std::string operator()(const MoneyAmount& amount) const { return values::to_string(amount.money.money); }
  std::string operator()(const RatioAmount& amount) const { return amount.written; }
  std::string operator()(const NamedAmount& amount) const { return amount.name.text; }
  std::string operator()(const ProductAmount& amount) const {
    return bracketed("of", {dump(tree, amount.factor), dump(tree, amount.of)});
  }
  std::string operator()(const SumAmount& amount) const {
    return bracketed(amount.minus ? "minus" : "plus", {dump(tree, amount.left), dump(tree, amount.right)});
  }
  std::string operator()(const ChoiceAmount& amount) const {
    return bracketed(amount.greater ? "greater" : "lesser", {dump(tree, amount.left), dump(tree, amount.right)});
  }
  std::string operator()(const BracketAmount& amount) const { return dump(tree, amount.inner); }
  std::string operator()(const RoundedAmount& amount) const {
    const std::string unit =
        amount.percent ? values::to_string(amount.percent->value) + " percent" : values::to_string(amount.unit.money);
    return bracketed("rounded", {to_text(amount.mode), unit, dump(tree, amount.inner)});
  }
  std::string operator()(const OrWhereAmount& amount) const {
    const std::string where = amount.bound.is_set()
                                  ? bracketed(text_of(amount.comparison), {amount.fact.text, dump(tree, amount.bound)})
                                  : bracketed("missing", {amount.fact.text});
    return bracketed("or-where", {dump(tree, amount.usual), dump(tree, amount.other), where});
  }
};

struct AnchorText {
  std::string operator()(const DueAnchor&) const { return "due"; }
  std::string operator()(const InvoiceAnchor&) const { return "invoice"; }
  std::string operator()(const SendingAnchor&) const { return "sending"; }
  std::string operator()(const RunDateAnchor&) const { return "run-date"; }
  std::string operator()(const PayByAnchor& anchor) const { return bracketed("pay-by", {dump(anchor.act)}); }
  std::string operator()(const ReceiptAnchor& anchor) const { return of_letter("receipt", anchor.act); }
  std::string operator()(const TermStartAnchor& anchor) const { return of_letter("term-start", anchor.act); }
  std::string operator()(const ActAnchor& anchor) const { return dump(anchor.act); }

  static std::string of_letter(const char* what, const std::optional<ActRef>& act) {
    return act ? bracketed(what, {dump(*act)}) : what;
  }
};

}  // namespace

std::string to_text(values::RoundingMode mode) {
  switch (mode) {
    case values::RoundingMode::down:
      return "down";
    case values::RoundingMode::up:
      return "up";
    case values::RoundingMode::half_up:
      return "half-up";
    case values::RoundingMode::half_to_even:
      return "half-to-even";
  }
  return {};
}

std::string operand(const Operand& operand) {
  return std::visit(OperandText{}, operand);
}

std::string bracketed(std::string_view head, const std::vector<std::string>& parts) {
  std::string text = "(" + std::string(head);
  for (const std::string& part : parts)
    if (!part.empty()) text += " " + part;
  return text + ")";
}

std::string dump(const Tree& tree, ConditionId condition) {
  return condition.is_set() ? std::visit(ConditionText{tree}, tree.at(condition)) : std::string();
}

std::string dump(const Tree& tree, AmountId amount) {
  return amount.is_set() ? std::visit(AmountText{tree}, tree.at(amount)) : std::string();
}

std::string dump(const Anchor& anchor) {
  return std::visit(AnchorText{}, anchor);
}

std::string dump(const ActRef& act) {
  const std::string with_fee = act.with_fee ? "with-fee" : "";
  const std::string count = act.count ? "of " + act.count->text : std::string();
  switch (act.which) {
    case ActRef::Which::named:
      return act.act.text;
    case ActRef::Which::any:
      return bracketed("an", {act.act.text, with_fee});
    case ActRef::Which::latest:
      return bracketed("latest", {act.act.text, count, with_fee});
    case ActRef::Which::ordinal:
      return bracketed("number", {std::to_string(act.ordinal), act.act.text, count, with_fee});
  }
  return {};
}

std::string dump(const Acts& acts) {
  if (const auto* any = std::get_if<AnyAct>(&acts))
    return bracketed("any", {any->act.text, any->with_fee ? "with-fee" : ""});
  const auto& ordinal = std::get<OrdinalAct>(acts);
  return bracketed("number",
                   {std::to_string(ordinal.ordinal), text_of(ordinal.act),
                    ordinal.count ? "of " + ordinal.count->text : std::string(), ordinal.with_fee ? "with-fee" : ""});
}

std::string dump(const Event& event) {
  const std::string at_least = event.at_least ? "at-least " + values::to_string(event.at_least->term) : std::string();
  return bracketed(event.pay_by ? "pay-by" : "act", {dump(event.act), at_least});
}

std::string dump(const Point& point) {
  const std::string next = point.or_next_banking_day ? "or-next-banking-day" : "";
  const std::string term = point.term ? values::to_string(point.term->term) : std::string();
  switch (point.side) {
    case Point::Side::on:
      return bracketed("on", {dump(point.anchor), next});
    case Point::Side::after:
      return bracketed("after", {term, dump(point.anchor), next});
    case Point::Side::before:
      return bracketed("before", {term, dump(point.anchor), next});
  }
  return {};
}

std::string dump(const Claims& claims) {
  return bracketed("claims",
                   {text_of(claims.debtor), text_of(claims.claim_kind),
                    claims.country ? "in " + claims.country->text : std::string(),
                    claims.creditor ? "of " + claims.creditor->text : std::string(), text_of(claims.currency)});
}

}  // namespace dun::syntax
