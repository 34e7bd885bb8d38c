// Conditions of a law in plain words: what holds, with "not" where it belongs instead of before it.
#include <fmt/format.h>

#include "dsl/book/fact_words.hpp"
#include "dsl/book/phrases.hpp"

namespace dun::book {

namespace {

using syntax::Comparison;

struct ComparisonRow {
  const char* words;
  Comparison opposite;
};
/// By Comparison.
constexpr ComparisonRow comparisons[] = {
    {"is at most", Comparison::more_than},
    {"is at least", Comparison::less_than},
    {"is more than", Comparison::at_most},
    {"is less than", Comparison::at_least},
    {"is", Comparison::is_not},
    {"is not", Comparison::is},
};

const ComparisonRow& row_of(Comparison comparison) {
  return comparisons[static_cast<std::size_t>(comparison)];
}

}  // namespace

std::string comparison_text(Comparison comparison) {
  return row_of(comparison).words;
}

namespace {

struct OperandWords {
  std::string operator()(const syntax::MoneyLiteral& money) const { return money_text(money.money); }
  std::string operator()(const syntax::Number& number) const { return values::to_string(number.value); }
  std::string operator()(const syntax::Date& date) const { return values::to_string(date.day); }
  std::string operator()(const syntax::Name& name) const { return spaced(name.text); }
};

/// What is said of one yes/no fact: "disputed", "not disputed", "disputed is no".
struct Said {
  std::string fact;
  bool holds = true;
};

/// A statement, and whether it stays true once it is.
struct Statement {
  std::string text;
  bool lasts = false;
};

Statement statement_of(const Said& said) {
  if (const YesNoWords* words = yes_no_words(said.fact))
    return {std::string(said.holds ? words->holds : words->fails), said.holds && words->lasts};
  return {quoted(said.fact) + (said.holds ? " holds" : " does not hold")};
}

std::optional<Said> said_by(const syntax::Tree& tree, syntax::ConditionId id) {
  const syntax::Condition& condition = tree.at(id);
  if (const auto* fact = std::get_if<syntax::FactCondition>(&condition)) return Said{fact->fact.text};
  if (const auto* other = std::get_if<syntax::NotCondition>(&condition)) {
    std::optional<Said> said = said_by(tree, other->part);
    if (said) said->holds = !said->holds;
    return said;
  }
  const auto* compare = std::get_if<syntax::CompareCondition>(&condition);
  const auto* answer = compare != nullptr ? std::get_if<syntax::Name>(&compare->operand) : nullptr;
  if (answer == nullptr || (answer->text != "yes" && answer->text != "no")) return std::nullopt;
  if (compare->comparison != Comparison::is && compare->comparison != Comparison::is_not) return std::nullopt;
  return Said{compare->fact.text, (answer->text == "yes") == (compare->comparison == Comparison::is)};
}

/// "X or not X" says that X has to be known, and nothing else: the fact, if that is what it says.
std::optional<Said> said_to_be_known(const syntax::Tree& tree, const syntax::OrCondition& any) {
  if (any.parts.size() != 2) return std::nullopt;
  const std::optional<Said> first = said_by(tree, any.parts[0]);
  const std::optional<Said> second = said_by(tree, any.parts[1]);
  if (!first || !second || first->fact != second->fact || first->holds == second->holds) return std::nullopt;
  return Said{first->fact};
}

/// "the principal is settled", for an amount held against nothing.
std::optional<Statement> of_nothing(const syntax::CompareCondition& compare, Comparison comparison) {
  const AmountWords* words = amount_words(compare.fact.text);
  const auto* money = std::get_if<syntax::MoneyLiteral>(&compare.operand);
  if (words == nullptr || money == nullptr || money->money.minor != 0) return std::nullopt;
  if (comparison == Comparison::at_most) return Statement{std::string(words->nothing), words->nothing_lasts};
  if (comparison == Comparison::more_than) return Statement{std::string(words->something), words->something_lasts};
  return std::nullopt;
}

class ConditionWords {
 public:
  ConditionWords(const syntax::Tree& tree, bool negated) : tree_(tree), negated_(negated) {}

  Statement operator()(const syntax::OrCondition& any) const {
    if (const std::optional<Said> known = said_to_be_known(tree_, any); known && !negated_)
      return {"it is known whether " + statement_of(*known).text};
    return joined(any.parts, negated_);
  }
  Statement operator()(const syntax::AndCondition& all) const { return joined(all.parts, !negated_); }
  Statement operator()(const syntax::NotCondition& other) const { return words(other.part, !negated_); }
  Statement operator()(const syntax::ConsentCondition& consent) const {
    return {fmt::format("the debtor has {}consented to {}", negated_ ? "not " : "", consent.channel.text)};
  }
  Statement operator()(const syntax::ReachableCondition& reach) const {
    return {fmt::format("the debtor can{} be reached by {}", negated_ ? "not" : "", reach.channel.text)};
  }
  Statement operator()(const syntax::FactCondition& fact) const {
    return statement_of(Said{fact.fact.text, !negated_});
  }
  Statement operator()(const syntax::DebtorCondition& debtor) const {
    return {fmt::format("the debtor is {}{}", negated_ ? "not " : "",
                        debtor.kind.text == "public" ? "a public body" : with_article(debtor.kind.text))};
  }
  Statement operator()(const syntax::CompareCondition& compare) const {
    const Comparison comparison = negated_ ? row_of(compare.comparison).opposite : compare.comparison;
    if (const std::optional<Statement> special = of_nothing(compare, comparison)) return *special;
    const auto* choice = std::get_if<syntax::Name>(&compare.operand);
    if (const auto known = choice != nullptr ? choice_words(compare.fact.text, choice->text) : std::nullopt;
        known && comparison == Comparison::is)
      return {std::string(*known)};
    return {fmt::format("{} {} {}", noun_of(compare.fact.text), row_of(comparison).words,
                        std::visit(OperandWords{}, compare.operand))};
  }

 private:
  [[nodiscard]] Statement words(syntax::ConditionId id, bool negated) const {
    if (const std::optional<Said> said = said_by(tree_, id)) return statement_of({said->fact, said->holds != negated});
    return std::visit(ConditionWords(tree_, negated), tree_.at(id));
  }

  /// Is the part, as it will be said, itself several with the other joint?
  [[nodiscard]] bool is_several(syntax::ConditionId id, bool with_and) const {
    const syntax::Condition& part = tree_.at(id);
    if (const auto* any = std::get_if<syntax::OrCondition>(&part))
      return with_and == negated_ && !said_to_be_known(tree_, *any);
    return std::holds_alternative<syntax::AndCondition>(part) && with_and != negated_;
  }

  /// "A and either B or C"; "A and B, or C".
  [[nodiscard]] Statement joined(const std::vector<syntax::ConditionId>& parts, bool with_and) const {
    bool has_several = false;
    for (const syntax::ConditionId part : parts) has_several = has_several || is_several(part, !with_and);
    const std::string joint = with_and ? " and " : has_several ? ", or " : " or ";
    std::string text;
    for (const syntax::ConditionId part : parts) {
      const bool is_choice = with_and && is_several(part, false);
      text += (text.empty() ? "" : joint) + (is_choice ? "either " : "") + words(part, negated_).text;
    }
    return {text};
  }

  const syntax::Tree& tree_;
  bool negated_;
};

Statement statement_of(const syntax::Tree& tree, syntax::ConditionId id) {
  if (const std::optional<Said> said = said_by(tree, id)) return statement_of(*said);
  return std::visit(ConditionWords(tree, false), tree.at(id));
}

}  // namespace

std::string Phrases::condition(syntax::ConditionId id) const {
  return statement_of(tree(), id).text;
}

std::string Phrases::condition_of_time(syntax::ConditionId id) const {
  const Statement statement = statement_of(tree(), id);
  return (statement.lasts ? "once " : "while ") + statement.text;
}

std::string Phrases::exception(syntax::ConditionId id) const {
  const std::optional<Said> said = said_by(tree(), id);
  return said && !said->holds ? "only where " + statement_of(Said{said->fact}).text : "except where " + condition(id);
}

}  // namespace dun::book
