// A line of a rule, a sentence.
#include <fmt/format.h>

#include <algorithm>

#include "dsl/book/rules.hpp"
#include "dsl/names/sections.hpp"

namespace dun::book {

namespace {

/// "sent", and of a kind of act that is no letter: "made", "claimed".
struct Verb {
  const char* kind;
  const char* done;
};
constexpr Verb verbs[] = {{"call", "made"}, {"handover", "made"}, {"collection-cost", "claimed"}};

std::string verb_of(const names::Bundle& bundle, const std::string& act) {
  const auto found =
      std::find_if(bundle.acts.begin(), bundle.acts.end(), [&](const names::Act& each) { return each.name == act; });
  if (found == bundle.acts.end()) return "sent";
  for (const Verb& verb : verbs)
    if (std::find(found->kinds.begin(), found->kinds.end(), verb.kind) != found->kinds.end()) return verb.done;
  return "sent";
}

std::string in_small(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

class Sentences {
 public:
  Sentences(const Phrases& phrases, const syntax::RuleSection& rule) : phrases_(phrases.within(rule)) {
    if (const auto* acts = names::line_of<syntax::RuleForLine>(rule.lines)) {
      has_subject_ = true;
      subject_ = capitalised(phrases.acts(acts->acts));
      if (const auto* any = std::get_if<syntax::AnyAct>(&acts->acts)) subject_act_ = spaced(any->act.text);
    }
    if (const auto* claims = names::line_of<syntax::ForClaimsLine>(rule.lines)) {
      subject_act_.clear();
      subject_ = "For " + phrases.claims(claims->claims) + ": " + in_small(subject_);
    }
  }

  std::vector<Line> of(const syntax::RuleSection& rule) {
    for (const auto& each : rule.lines) std::visit([this](const auto& value) { say(value); }, each.value);
    return std::move(found_);
  }

 private:
  void sentence(const std::string& text) { found_.push_back(line(text + ".")); }
  void predicate(const std::string& text) { sentence(subject_ + " " + text); }
  void predicate(const std::string& text, const Line& amount) {
    found_.push_back(joined(joined(line(subject_ + " " + text), amount), line(".")));
  }

  [[nodiscard]] bool is_nothing(syntax::AmountId id) const {
    const auto* money = std::get_if<syntax::MoneyAmount>(&phrases_.tree().at(id));
    return money != nullptr && money->money.money.minor == 0;
  }

  template <class Other>
  void say(const Other&) {}

  void say(const syntax::NotBeforeLine& each) { predicate("must wait until " + phrases_.point(each.point)); }
  void say(const syntax::NotAfterLine& each) { predicate("must not come later than " + phrases_.point(each.point)); }
  void say(const syntax::OnlyAfterLine& each) { predicate("may only come after " + phrases_.events(each.events)); }
  void say(const syntax::OnlyByLine& each) { predicate("may only go by " + listed(each.channels, "or")); }
  void say(const syntax::OnlyIfLine& each) { predicate("is lawful only if " + phrases_.condition(each.condition)); }
  void say(const syntax::StatesTermLine& each) {
    predicate("must state its term in these words and no others: " + quoted(each.terms));
  }
  void say(const syntax::NeverWhileLine& each) {
    predicate("is not lawful " + phrases_.condition_of_time(each.condition));
  }
  void say(const syntax::FeeAtMostLine& each) {
    if (each.together)
      predicate("may bring all fees of the claim together to at most ", phrases_.amount(each.amount));
    else if (is_nothing(each.amount) && !subject_act_.empty())
      sentence(fmt::format("No {} may cost anything", subject_act_));
    else
      predicate("may cost at most ", phrases_.amount(each.amount));
  }
  void say(const syntax::PayByAtLeastLine& each) {
    predicate(fmt::format("must give at least {} to pay, counted from {}", term_text(each.term.term),
                          phrases_.anchor(each.anchor)));
  }
  void say(const syntax::AtMostCountLine& each) {
    const std::string count = quoted(each.count.text);
    if (each.most == 0)
      say_none(each.count);
    else if (!has_subject_)
      sentence(fmt::format("There may be at most {} of {}", each.most, count));
    else
      predicate(fmt::format("must not bring {} above {}", count, each.most));
  }
  void say_none(const syntax::Name& name) {
    const syntax::CountSection* count = phrases_.count_of(name);
    if (count == nullptr) return;
    if (has_subject_)
      predicate(fmt::format("is not lawful after {} (counted in {})", phrases_.one_counted(*count), quoted(name.text)));
    else if (const auto* of = names::line_of<syntax::CountOfLine>(count->lines))
      sentence(fmt::format("No {}{} may be {}", listed(of->acts, "or"), of->with_fee ? " with a fee" : "",
                           verb_of(phrases_.bundle(), of->acts.front().text)));
  }
  void say(const syntax::AtLeastAfterLine& each) {
    predicate(fmt::format("must come at least {} after {}", term_text(each.term.term), phrases_.act(each.act)));
  }
  void say(const syntax::UnlessLine& each) {
    sentence("This holds " + phrases_.exception(each.condition));
    found_.back() = joined(std::move(found_.back()), phrases_.cited(each.cite));
  }
  void say(const syntax::InForceLine& each) {
    std::string text = fmt::format("This holds where {} is {} or later", phrases_.day_of(each.anchor),
                                   values::to_string(each.from.day));
    if (each.until) text += ", and not after " + values::to_string(each.until->day);
    sentence(text);
  }

  const Phrases phrases_;
  bool has_subject_ = false;
  std::string subject_ = "Any act";
  std::string subject_act_;  // of "any X": X
  std::vector<Line> found_;
};

}  // namespace

std::vector<Line> sentences_of(const Phrases& phrases, const syntax::RuleSection& rule) {
  return Sentences(phrases, rule).of(rule);
}

}  // namespace dun::book
