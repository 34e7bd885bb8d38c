// A line of a rule, a sentence.
#include <fmt/format.h>

#include "dsl/book/rules.hpp"
#include "dsl/names/sections.hpp"

namespace dun::book {

namespace {

class Sentences {
 public:
  Sentences(const Phrases& phrases, const syntax::RuleSection& rule) : phrases_(phrases) {
    if (const auto* acts = names::line_of<syntax::RuleForLine>(rule.lines)) {
      has_subject_ = true;
      subject_ = capitalised(phrases.acts(acts->acts));
      if (const auto* any = std::get_if<syntax::AnyAct>(&acts->acts)) subject_act_ = any->act.text;
    }
    if (const auto* claims = names::line_of<syntax::ForClaimsLine>(rule.lines)) {
      subject_act_.clear();
      subject_ = "For " + phrases.claims(claims->claims) + ": " + in_small(subject_);
    }
  }

  std::vector<std::string> of(const syntax::RuleSection& rule) {
    for (const auto& line : rule.lines) std::visit([this](const auto& value) { say(value); }, line.value);
    return std::move(found_);
  }

 private:
  static std::string in_small(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
  }

  void predicate(const std::string& text) { found_.push_back(subject_ + " " + text + "."); }

  [[nodiscard]] bool is_nothing(syntax::AmountId id) const {
    const auto* money = std::get_if<syntax::MoneyAmount>(&phrases_.tree().at(id));
    return money != nullptr && money->money.money.minor == 0;
  }

  void say_cost(syntax::AmountId id, const std::string& amount) {
    if (is_nothing(id) && !subject_act_.empty())
      found_.push_back(fmt::format("No {} may cost anything.", subject_act_));
    else
      predicate("may cost at most " + amount);
  }

  template <class Line>
  void say(const Line&) {}

  void say(const syntax::NotBeforeLine& line) { predicate("must wait until " + phrases_.point(line.point)); }
  void say(const syntax::NotAfterLine& line) { predicate("must not come later than " + phrases_.point(line.point)); }
  void say(const syntax::OnlyAfterLine& line) {
    std::vector<std::string> events;
    for (const syntax::Event& event : line.events) events.push_back(phrases_.event(event));
    predicate("may only come after " + listed(events, "or"));
  }
  void say(const syntax::OnlyByLine& line) { predicate("may only go by " + listed(line.channels, "or")); }
  void say(const syntax::OnlyIfLine& line) { predicate("is lawful only if " + phrases_.condition(line.condition)); }
  void say(const syntax::NeverWhileLine& line) {
    predicate("is not lawful while " + phrases_.condition(line.condition));
  }
  void say(const syntax::FeeAtMostLine& line) {
    const std::string amount = phrases_.amount(line.amount);
    if (line.together)
      predicate("may bring all fees of the claim together to at most " + amount);
    else
      say_cost(line.amount, amount);
  }
  void say(const syntax::PayByAtLeastLine& line) {
    predicate(fmt::format("must set a deadline no earlier than {} after {}", values::to_string(line.term.term),
                          phrases_.anchor(line.anchor)));
  }
  void say(const syntax::AtMostCountLine& line) {
    const std::string count = "“" + spaced(line.count.text) + "”";
    if (!has_subject_)
      found_.push_back(fmt::format("There may be at most {} counted in {}.", line.most, count));
    else if (line.most == 0)
      predicate("is not lawful once one is counted in " + count);
    else
      predicate(fmt::format("may bring what is counted in {} to at most {}", count, line.most));
  }
  void say(const syntax::AtLeastAfterLine& line) {
    predicate(fmt::format("must come at least {} after {}", values::to_string(line.term.term), phrases_.act(line.act)));
  }
  void say(const syntax::StatesTermLine& line) {
    predicate("must state its term in these words and no others: " + quoted(line.terms));
  }
  void say(const syntax::UnlessLine& line) {
    found_.push_back(fmt::format("Not so where {} ({}).", phrases_.condition(line.condition),
                                 Phrases::cite(std::optional(line.cite))));
  }
  void say(const syntax::InForceLine& line) {
    std::string text = fmt::format("This holds where {} is {} or later", phrases_.anchor(line.anchor),
                                   values::to_string(line.from.day));
    if (line.until) text += ", and not after " + values::to_string(line.until->day);
    found_.push_back(text + ".");
  }

  const Phrases& phrases_;
  bool has_subject_ = false;
  std::string subject_ = "Any act";
  std::string subject_act_;  // of "any X": X
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> sentences_of(const Phrases& phrases, const syntax::RuleSection& rule) {
  return Sentences(phrases, rule).of(rule);
}

}  // namespace dun::book
