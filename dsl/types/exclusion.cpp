#include "dsl/types/exclusion.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dun::types {
namespace {

/// More than these are not tried: the answer is then that both can hold.
constexpr std::size_t most_questions = 12;

/// One thing a condition asks for, such as "fee-agreed", and for a value "claim-kind" and "invoice".
struct Question {
  std::string of;
  std::string value;  // empty unless `of` can have one value only

  friend bool operator==(const Question&, const Question&) = default;
};

std::string text_of(const syntax::Operand& operand) {
  struct Text {
    std::string operator()(const syntax::MoneyLiteral& money) const { return values::to_string(money.money); }
    std::string operator()(const syntax::Number& number) const { return values::to_string(number.value); }
    std::string operator()(const syntax::Date& date) const { return values::to_string(date.day); }
    std::string operator()(const syntax::Name& name) const { return name.text; }
  };
  return std::visit(Text{}, operand);
}

/// Answers a condition for one way of answering the questions it asks; questions are numbered as they come up.
class Trial {
 public:
  explicit Trial(const names::Bundle& bundle) : bundle_(bundle) {}

  bool holds(ConditionRef asked) {
    file_ = asked.file;
    return std::visit([this](const auto& condition) { return holds(condition); },
                      bundle_.tree(asked.file).at(asked.condition));
  }

  std::uint32_t answers = 0;  // a bit a question

  [[nodiscard]] std::size_t questions() const { return questions_.size(); }

  /// A fact has one value.
  [[nodiscard]] bool is_consistent() const {
    for (std::size_t one = 0; one < questions_.size(); ++one)
      for (std::size_t other = one + 1; other < questions_.size(); ++other)
        if (!questions_[one].value.empty() && !questions_[other].value.empty() &&
            questions_[one].of == questions_[other].of && is_yes(one) && is_yes(other))
          return false;
    return true;
  }

 private:
  [[nodiscard]] bool is_yes(std::size_t question) const { return (answers >> question & 1U) != 0; }

  bool asks(const Question& question) {
    auto found = std::find(questions_.begin(), questions_.end(), question);
    if (found == questions_.end()) found = questions_.insert(found, question);
    const auto number = static_cast<std::size_t>(found - questions_.begin());
    return number < most_questions && is_yes(number);
  }

  bool part(syntax::ConditionId id) { return holds(ConditionRef{file_, id}); }

  /// All parts are asked, so that every question gets its number.
  bool holds(const syntax::OrCondition& condition) {
    bool any = false;
    for (const syntax::ConditionId id : condition.parts) any = part(id) || any;
    return any;
  }
  bool holds(const syntax::AndCondition& condition) {
    bool all = true;
    for (const syntax::ConditionId id : condition.parts) all = part(id) && all;
    return all;
  }
  bool holds(const syntax::NotCondition& condition) { return !part(condition.part); }
  bool holds(const syntax::ConsentCondition& condition) { return asks({"consent to " + condition.channel.text, ""}); }
  bool holds(const syntax::ReachableCondition& condition) {
    return asks({"reachable by " + condition.channel.text, ""});
  }
  bool holds(const syntax::FactCondition& condition) { return asks({condition.fact.text, ""}); }
  bool holds(const syntax::DebtorCondition& condition) { return asks({"debtor-kind", condition.kind.text}); }
  bool holds(const syntax::CompareCondition& condition) {
    const std::string& fact = condition.fact.text;
    const std::string operand = text_of(condition.operand);
    switch (condition.comparison) {
      case syntax::Comparison::at_most:
        return asks({fmt::format("{} at most {}", fact, operand), ""});
      case syntax::Comparison::more_than:
        return !asks({fmt::format("{} at most {}", fact, operand), ""});
      case syntax::Comparison::less_than:
        return asks({fmt::format("{} less than {}", fact, operand), ""});
      case syntax::Comparison::at_least:
        return !asks({fmt::format("{} less than {}", fact, operand), ""});
      case syntax::Comparison::is:
        return is(condition, operand);
      case syntax::Comparison::is_not:
        return !is(condition, operand);
    }
    return true;
  }

  bool is(const syntax::CompareCondition& condition, const std::string& operand) {
    const std::string& fact = condition.fact.text;
    if (operand == "yes" || operand == "no") return asks({fact, ""}) == (operand == "yes");
    const auto* name = std::get_if<syntax::Name>(&condition.operand);
    if (name != nullptr && bundle_.symbol(file_, *name).kind == names::SymbolKind::fact)
      return asks({fmt::format("{} is {}", fact, operand), ""});  // two facts may have one value
    return asks({fact, operand});
  }

  const names::Bundle& bundle_;
  base::FileId file_;
  std::vector<Question> questions_;
};

}  // namespace

bool exclude_each_other(const names::Bundle& bundle, ConditionRef one, ConditionRef other) {
  Trial trial(bundle);
  const auto both_hold = [&] {
    const bool first = trial.holds(one);
    return trial.holds(other) && first;
  };
  both_hold();  // numbers the questions
  if (trial.questions() > most_questions) return false;
  const std::uint32_t ways = 1U << trial.questions();
  for (trial.answers = 0; trial.answers < ways; ++trial.answers)
    if (trial.is_consistent() && both_hold()) return false;
  return true;
}

}  // namespace dun::types
