// Names inside points, acts, conditions and amounts.
#include <fmt/format.h>
#include <algorithm>

#include "dsl/names/resolver.hpp"
#include "dsl/names/words.hpp"

namespace dun::names {

void NameResolver::money(const syntax::MoneyLiteral& money) {
  // The parser has refused an unknown currency already.
  if (const auto symbol = closed_word(SymbolKind::currency, money.currency.text)) keep(money.currency, *symbol);
}

void NameResolver::money(const std::optional<syntax::MoneyLiteral>& money_or_nothing) {
  if (money_or_nothing) money(*money_or_nothing);
}

void NameResolver::claims(const syntax::Claims& claims) {
  if (claims.debtor) word(*claims.debtor, SymbolKind::debtor_kind, "kind of debtors");
  if (claims.claim_kind) word(*claims.claim_kind, SymbolKind::claim_kind, "kind of claims");
  if (claims.country) word(*claims.country, SymbolKind::country, "country");
  if (claims.currency) word(*claims.currency, SymbolKind::currency, "currency");
  Symbol creditor;
  creditor.kind = SymbolKind::creditor;
  if (claims.creditor) keep(*claims.creditor, creditor);
}

void NameResolver::act(const syntax::ActRef& act, const Wanted& named) {
  find(act.act, act.which == syntax::ActRef::Which::named ? named : wanted::act);
  if (act.count) find(*act.count, wanted::count);
}

void NameResolver::anchor(const syntax::Anchor& anchor) {
  const bool names_a_day = std::holds_alternative<syntax::ActAnchor>(anchor);
  if (const syntax::ActRef* named = syntax::act_of(anchor))
    act(*named, names_a_day ? wanted::anchor : wanted::step_or_act);
}

void NameResolver::point(const syntax::Point& point) {
  anchor(point.anchor);
}

void NameResolver::acts(const syntax::Acts& acts) {
  if (const auto* any = std::get_if<syntax::AnyAct>(&acts)) {
    find(any->act, wanted::act);
    return;
  }
  const auto& ordinal = std::get<syntax::OrdinalAct>(acts);
  if (ordinal.act) find(*ordinal.act, wanted::act);
  if (ordinal.count) find(*ordinal.count, wanted::count);
}

void NameResolver::event(const syntax::Event& event) {
  act(event.act, wanted::act);
}

namespace {

const syntax::ReadsLine* reads_line(const Bundle& bundle, const Symbol& fact) {
  if (fact.kind != SymbolKind::fact) return nullptr;
  const auto& vocabulary = std::get<syntax::VocabularySection>(bundle.at({fact.file, fact.section}));
  return std::get_if<syntax::ReadsLine>(&vocabulary.lines[fact.line].value);
}

}  // namespace

void NameResolver::operand(const Symbol& fact, const syntax::Operand& operand) {
  if (const auto* literal = std::get_if<syntax::MoneyLiteral>(&operand)) money(*literal);
  const auto* name = std::get_if<syntax::Name>(&operand);
  if (name == nullptr) return;
  if (const auto* reads = reads_line(bundle_, fact)) value_of_fact(fact, *reads, *name);
}

void NameResolver::value_of_fact(const Symbol& fact, const syntax::ReadsLine& reads, const syntax::Name& name) {
  Symbol symbol = fact;
  symbol.kind = SymbolKind::choice;
  if (reads.type == syntax::FactType::yes_no) {
    symbol.value = name.text == "yes" ? 1 : 0;
    if (name.text == "yes" || name.text == "no") return keep(name, symbol);
    return unknown(name, {"answer", 0}, {"yes", "no"});
  }
  if (reads.type == syntax::FactType::name) return keep(name, symbol);
  if (reads.type != syntax::FactType::one_of) {
    find(name, wanted::fact);  // an amount, date or number is compared with another fact
    return;
  }
  std::vector<std::string> there_is;
  for (const syntax::Name& choice : reads.choices) there_is.push_back(choice.text);
  const auto found = std::find(there_is.begin(), there_is.end(), name.text);
  if (found == there_is.end()) {
    const std::string phrase = fmt::format("value of `{}`", reads.fact.text);
    return unknown(name, {phrase, 0}, there_is);
  }
  symbol.value = static_cast<std::uint32_t>(found - there_is.begin()) + 1;
  keep(name, symbol);
}

namespace {

struct ConditionNames {
  NameResolver& names;

  void operator()(const syntax::OrCondition& any) const { all(any.parts); }
  void operator()(const syntax::AndCondition& both) const { all(both.parts); }
  void operator()(const syntax::NotCondition& negated) const { names.condition(negated.part); }
  void operator()(const syntax::ConsentCondition& consent) const { names.find(consent.channel, wanted::channel); }
  void operator()(const syntax::ReachableCondition& reach) const { names.find(reach.channel, wanted::channel); }
  void operator()(const syntax::FactCondition& fact) const { names.find(fact.fact, wanted::fact); }
  void operator()(const syntax::CompareCondition& compare) const {
    names.operand(names.find(compare.fact, wanted::fact), compare.operand);
  }
  void operator()(const syntax::DebtorCondition& debtor) const {
    names.word(debtor.kind, SymbolKind::debtor_kind, "kind of debtors");
  }

 private:
  void all(const std::vector<syntax::ConditionId>& parts) const {
    for (const syntax::ConditionId part : parts) names.condition(part);
  }
};

struct AmountNames {
  NameResolver& names;

  void operator()(const syntax::MoneyAmount& amount) const { names.money(amount.money); }
  void operator()(const syntax::RatioAmount&) const {}
  void operator()(const syntax::NamedAmount& amount) const { names.find(amount.name, wanted::amount); }
  void operator()(const syntax::ProductAmount& amount) const {
    names.amount(amount.factor);
    names.amount(amount.of);
  }
  void operator()(const syntax::SumAmount& amount) const {
    names.amount(amount.left);
    names.amount(amount.right);
  }
  void operator()(const syntax::ChoiceAmount& amount) const {
    names.amount(amount.left);
    names.amount(amount.right);
  }
  void operator()(const syntax::BracketAmount& amount) const { names.amount(amount.inner); }
  void operator()(const syntax::RoundedAmount& amount) const {
    names.amount(amount.inner);
    if (!amount.percent) names.money(amount.unit);
  }
  void operator()(const syntax::OrWhereAmount& amount) const {
    names.amount(amount.usual);
    names.amount(amount.other);
    names.find(amount.fact, wanted::fact);
    names.amount(amount.bound);
  }
};

}  // namespace

void NameResolver::condition(syntax::ConditionId id) {
  if (id.is_set()) std::visit(ConditionNames{*this}, tree().at(id));
}

void NameResolver::amount(syntax::AmountId id) {
  if (id.is_set()) std::visit(AmountNames{*this}, tree().at(id));
}

}  // namespace dun::names
