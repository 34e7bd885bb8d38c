#include "dsl/book/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "dsl/names/countries.hpp"
#include "dsl/syntax/dump.hpp"

namespace dun::book {

namespace {

constexpr const char* ordinals[] = {"first", "second",  "third",  "fourth", "fifth",
                                    "sixth", "seventh", "eighth", "ninth",  "tenth"};

std::string ordinal_text(int ordinal) {
  return ordinals[static_cast<std::size_t>(std::clamp(ordinal, 1, 10) - 1)];
}

std::string fee_text(bool with_fee) {
  return with_fee ? " with a fee" : "";
}

std::string comparison_text(syntax::Comparison comparison) {
  switch (comparison) {
    case syntax::Comparison::at_most:
      return "is at most";
    case syntax::Comparison::at_least:
      return "is at least";
    case syntax::Comparison::more_than:
      return "is more than";
    case syntax::Comparison::less_than:
      return "is less than";
    case syntax::Comparison::is:
      return "is";
    case syntax::Comparison::is_not:
      return "is not";
  }
  return "is";
}

struct OperandWords {
  std::string operator()(const syntax::MoneyLiteral& money) const { return values::to_string(money.money); }
  std::string operator()(const syntax::Number& number) const { return values::to_string(number.value); }
  std::string operator()(const syntax::Date& date) const { return values::to_string(date.day); }
  std::string operator()(const syntax::Name& name) const { return spaced(name.text); }
};

/// "“fee agreed” holds".
std::string quoted(const std::string& fact) {
  return "“" + spaced(fact) + "”";
}

struct ConditionWords {
  const Phrases& phrases;
  bool negated = false;

  std::string operator()(const syntax::OrCondition& any) const { return joined(any.parts, negated ? " and " : " or "); }
  std::string operator()(const syntax::AndCondition& all) const {
    return joined(all.parts, negated ? " or " : " and ");
  }
  std::string operator()(const syntax::NotCondition& other) const { return words(other.part, !negated); }
  std::string operator()(const syntax::ConsentCondition& consent) const {
    return fmt::format("the debtor has {}consented to {}", negated ? "not " : "", consent.channel.text);
  }
  std::string operator()(const syntax::ReachableCondition& reach) const {
    return fmt::format("the debtor can{} be reached by {}", negated ? "not" : "", reach.channel.text);
  }
  std::string operator()(const syntax::FactCondition& fact) const {
    return quoted(fact.fact.text) + (negated ? " does not hold" : " holds");
  }
  std::string operator()(const syntax::DebtorCondition& debtor) const {
    return fmt::format("the debtor is {}{}", negated ? "not " : "",
                       debtor.kind.text == "public" ? "a public body" : with_article(debtor.kind.text));
  }
  std::string operator()(const syntax::CompareCondition& compare) const {
    const std::string text = fmt::format("{} {} {}", quoted(compare.fact.text), comparison_text(compare.comparison),
                                         std::visit(OperandWords{}, compare.operand));
    return negated ? "it is not so that " + text : text;
  }

 private:
  [[nodiscard]] std::string words(syntax::ConditionId id, bool with_not) const {
    return std::visit(ConditionWords{phrases, with_not}, phrases.tree().at(id));
  }
  [[nodiscard]] std::string joined(const std::vector<syntax::ConditionId>& parts, const std::string& joint) const {
    std::string text;
    for (const syntax::ConditionId part : parts) text += (text.empty() ? "" : joint) + words(part, negated);
    return text;
  }
};

struct AmountWords {
  const Phrases& phrases;

  std::string operator()(const syntax::MoneyAmount& amount) const { return values::to_string(amount.money.money); }
  std::string operator()(const syntax::RatioAmount& amount) const { return amount.written; }
  std::string operator()(const syntax::NamedAmount& amount) const {
    const bool is_fact = phrases.bundle().symbol(phrases.file(), amount.name).kind == names::SymbolKind::fact;
    return is_fact ? quoted(amount.name.text) : amount.name.text;
  }
  std::string operator()(const syntax::ProductAmount& amount) const {
    return phrases.amount(amount.factor) + " of " + phrases.amount(amount.of);
  }
  std::string operator()(const syntax::SumAmount& amount) const {
    return phrases.amount(amount.left) + (amount.minus ? " minus " : " plus ") + phrases.amount(amount.right);
  }
  std::string operator()(const syntax::ChoiceAmount& amount) const {
    return fmt::format("the {} of {} and {}", amount.greater ? "greater" : "lesser", phrases.amount(amount.left),
                       phrases.amount(amount.right));
  }
  std::string operator()(const syntax::BracketAmount& amount) const { return "(" + phrases.amount(amount.inner) + ")"; }
  std::string operator()(const syntax::OrWhereAmount& amount) const {
    const std::string where =
        amount.bound.is_set() ? fmt::format("{} {}", comparison_text(amount.comparison), phrases.amount(amount.bound))
                              : "is not known";
    return fmt::format("{}, or {} where {} {}", phrases.amount(amount.usual), phrases.amount(amount.other),
                       quoted(amount.fact.text), where);
  }
  std::string operator()(const syntax::RoundedAmount& amount) const {
    const std::string unit =
        amount.percent ? values::to_string(amount.percent->value) + " percent" : values::to_string(amount.unit.money);
    static constexpr const char* modes[] = {"down", "up", "half up", "half to even"};
    return fmt::format("{}, rounded {} to {}", phrases.amount(amount.inner),
                       modes[static_cast<std::size_t>(amount.mode)], unit);
  }
};

struct AnchorWords {
  const Phrases& phrases;

  std::string operator()(const syntax::DueAnchor&) const { return "the due date"; }
  std::string operator()(const syntax::InvoiceAnchor&) const { return "the day of the invoice"; }
  std::string operator()(const syntax::SendingAnchor&) const { return "sending"; }
  std::string operator()(const syntax::RunDateAnchor&) const { return "the day in question"; }
  std::string operator()(const syntax::PayByAnchor& anchor) const {
    return "the deadline set in " + phrases.act(anchor.act);
  }
  std::string operator()(const syntax::ReceiptAnchor& anchor) const {
    return anchor.act ? "the receipt of " + phrases.act(*anchor.act) : "its receipt";
  }
  std::string operator()(const syntax::TermStartAnchor& anchor) const {
    return anchor.act ? "the day the term of " + phrases.act(*anchor.act) + " starts" : "the day its term starts";
  }
  std::string operator()(const syntax::ActAnchor& anchor) const {
    const bool is_fact = phrases.bundle().symbol(phrases.file(), anchor.act.act).kind == names::SymbolKind::fact;
    return is_fact ? quoted(anchor.act.act.text) : phrases.act(anchor.act);
  }
};

struct ActsWords {
  std::string operator()(const syntax::AnyAct& any) const { return "any " + any.act.text + fee_text(any.with_fee); }
  std::string operator()(const syntax::OrdinalAct& ordinal) const {
    const std::string act = ordinal.act ? ordinal.act->text : "act";
    const std::string count = ordinal.count ? " counted in “" + spaced(ordinal.count->text) + "”" : "";
    return "the " + ordinal_text(ordinal.ordinal) + " " + act + count + fee_text(ordinal.with_fee);
  }
};

}  // namespace

std::string listed(const std::vector<std::string>& words, const std::string& last_joint) {
  std::string text;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (at > 0) text += at + 1 == words.size() ? " " + last_joint + " " : ", ";
    text += words[at];
  }
  return text;
}

std::string listed(const std::vector<syntax::Name>& names, const std::string& last_joint) {
  std::vector<std::string> words;
  for (const syntax::Name& name : names) words.push_back(name.text);
  return listed(words, last_joint);
}

std::string quoted(const std::vector<syntax::Text>& terms) {
  std::vector<std::string> words;
  for (const syntax::Text& term : terms) words.push_back("“" + term.text + "”");
  return listed(words, "or");
}

std::string with_article(const std::string& name) {
  const bool is_vowel = !name.empty() && std::string_view("aeiouAEIOU").find(name[0]) != std::string_view::npos;
  return (is_vowel ? "an " : "a ") + name;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '-', ' ');
  return name;
}

std::string country_in_words(const std::string& iso) {
  static const std::set<std::string> with_the = {"AE", "AX", "FO", "GB", "IM", "NL", "PH", "US"};
  return (with_the.count(iso) != 0 ? "the " : "") + spaced(names::country_name(iso));
}

std::string Phrases::acts(const syntax::Acts& acts) const {
  return std::visit(ActsWords{}, acts);
}

std::string Phrases::act(const syntax::ActRef& act) const {
  const std::string name = (act.act.text.empty() ? "act" : act.act.text) + fee_text(act.with_fee);
  const std::string count = act.count ? " counted in “" + spaced(act.count->text) + "”" : "";
  switch (act.which) {
    case syntax::ActRef::Which::named:
    case syntax::ActRef::Which::any:
      return with_article(name) + count;
    case syntax::ActRef::Which::latest:
      return "the last " + name + count;
    case syntax::ActRef::Which::ordinal:
      return "the " + ordinal_text(act.ordinal) + " " + name + count;
  }
  return name;
}

std::string Phrases::event(const syntax::Event& event) const {
  if (!event.pay_by) return act(event.act) + " has gone out";
  std::string text = "the deadline set in " + act(event.act);
  if (event.at_least) text += ", a deadline of at least " + values::to_string(event.at_least->term) + ",";
  return text + " has passed";
}

std::string Phrases::anchor(const syntax::Anchor& anchor) const {
  return std::visit(AnchorWords{*this}, anchor);
}

std::string Phrases::point(const syntax::Point& point) const {
  std::string text = anchor(point.anchor);
  if (point.the_day_after)
    text = "the day after " + text;
  else if (point.term)
    text = values::to_string(point.term->term) + (point.side == syntax::Point::Side::before ? " before " : " after ") +
           text;
  return point.or_next_banking_day ? text + ", or the next banking day" : text;
}

std::string Phrases::condition(syntax::ConditionId id) const {
  return std::visit(ConditionWords{*this}, tree().at(id));
}

std::string Phrases::amount(syntax::AmountId id) const {
  return std::visit(AmountWords{*this}, tree().at(id));
}

std::string Phrases::claims(const syntax::Claims& claims) const {
  std::string text;
  if (claims.debtor) text += claims.debtor->text + " ";
  if (claims.claim_kind) text += claims.claim_kind->text + " ";
  text += "claims";
  if (claims.country) {
    const std::optional<std::string> iso = names::country_named(claims.country->text);
    text += " in " + (iso ? country_in_words(*iso) : claims.country->text);
  }
  if (claims.creditor) text += " of creditor " + claims.creditor->text;
  if (claims.currency) text += ", in " + claims.currency->text;
  return text;
}

std::string Phrases::cite(const std::optional<syntax::Cite>& cite) {
  return cite ? cite->source.text + " " + cite->paragraph.text : "";
}

}  // namespace dun::book
