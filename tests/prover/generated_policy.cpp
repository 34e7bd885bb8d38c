#include "tests/prover/generated_policy.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dun::prover {

namespace {

/// With days of receipt besides those of sending, larger numbers make too many histories.
constexpr int most_days_with_letters = 3;
constexpr int most_days_with_receipts = 2;
constexpr std::size_t most_steps_with_receipts = 2;

/// Draws what a policy is made of.
class Maker {
 public:
  Maker(std::mt19937_64& random, Size size) : random_(random), size_(size) {}

  Generated make() {
    letters_ = size_.letters && one_in(3);
    receipts_ = letters_ && one_in(2);
    const std::size_t most = receipts_ && !one_in(6) ? std::min(size_.steps, most_steps_with_receipts) : size_.steps;
    const std::size_t steps = 1 + below(most);
    const int longest = receipts_ ? most_days_with_receipts : letters_ ? most_days_with_letters : size_.days;
    made_.largest = static_cast<int>(2 + below(static_cast<std::size_t>(std::min(size_.days, longest) - 1)));
    if (letters_) draw_letters();
    const bool repeats = one_in(6) && !size_.relationships && !receipts_ && size_.unit == Unit::days;
    if (repeats) made_.largest = 2;
    made_.unit = size_.unit;
    made_.pauses = one_in(2) && size_.unit == Unit::days;
    made_.stops = !one_in(3) && size_.unit == Unit::days;
    for (std::size_t step = 0; step < steps; ++step) made_.steps.push_back(a_step(step, repeats));
    for (std::size_t step = 0; step + 1 < steps; ++step)
      if (one_in(6)) made_.steps[step].use = step + 1 + below(steps - step - 1);
    const std::size_t rules = 1 + below(5);
    for (std::size_t rule = 0; rule < rules; ++rule) made_.rules.push_back(a_rule(rule));
    if (one_in(size_.words)) ask_for_words();
    cap_fees();
    return made_;
  }

 private:
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  int days(int least) { return least + static_cast<int>(below(static_cast<std::size_t>(made_.largest - least + 1))); }
  /// Of the policy's unit, or plain days. One month is long enough.
  Unit a_unit(int& count) {
    if (size_.unit == Unit::days || count == 0 || one_in(2)) return Unit::days;
    if (size_.unit == Unit::months) count = 1;
    return size_.unit;
  }
  /// Only a day may be moved on, not a time to pay.
  Unit a_unit_or_moved(int& count) {
    return size_.unit == Unit::open_days && one_in(3) ? Unit::to_open : a_unit(count);
  }
  std::int64_t amount() { return 1'000 * static_cast<std::int64_t>(1 + below(4)); }
  Kind a_notice() { return one_in(2) ? Kind::notice_a : Kind::notice_b; }
  Acts some_notices() { return {one_in(3) ? Kind::notice : a_notice(), one_in(2)}; }
  Acts some_acts() {
    if (one_in(4)) return {Kind::handover, false};
    return one_in(8) ? Acts{Kind::message, false} : some_notices();
  }

  From a_letter_day() { return receipts_ && !one_in(3) ? From::receipt : From::term_start; }

  ByChannel a_day_by_channel(std::size_t missing_one_in) {
    ByChannel days;
    for (std::optional<int>& day : days)
      if (!one_in(missing_one_in)) day = static_cast<int>(1 + below(2));
    return days;
  }

  /// A term starts by one channel at least.
  void draw_letters() {
    Letters& letters = made_.letters;
    letters.presumed = a_day_by_channel(2);
    letters.assumed = a_day_by_channel(2);
    letters.term_starts = a_day_by_channel(4);
    if (!letters.term_starts[0] && !letters.term_starts[1]) letters.term_starts[0] = 2;
  }

  Kind an_act(std::size_t step) {
    if (step > 0 && one_in(4)) return Kind::handover;
    return one_in(8) ? Kind::message : a_notice();
  }

  Step a_step(std::size_t place, bool repeats) {
    Step step;
    step.act = an_act(place);
    set_when(step, place);
    if (one_in(6)) step.until = days(0);
    if (letters_ && place > 0 && one_in(6)) {
      step.until = days(0);
      step.until_from = a_letter_day();
    }
    if (step.until && step.until_from == From::due) step.until_unit = a_unit_or_moved(*step.until);
    if (one_in(4)) step.condition = one_in(2) ? If::overdue : If::undisputed;
    if (size_.unit != Unit::days) step.condition = If::always;
    step.skips = one_in(3);
    if (step.act == Kind::handover) return step;
    if (one_in(2))
      step.channels = {Channel::letter};
    else
      step.channels =
          one_in(2) ? std::vector{Channel::letter, Channel::email} : std::vector{Channel::email, Channel::letter};
    if (step.act == Kind::message) return step;
    if (!one_in(8)) step.pay_by = days(1);
    if (step.pay_by) step.pay_by_unit = a_unit(*step.pay_by);
    step.fee = static_cast<Fee>(below(3));
    step.amount = amount();
    if (repeats && place == 0) step.again = days(1);
    return step;
  }

  void set_when(Step& step, std::size_t place) {
    step.days = days(1);
    step.unit = a_unit_or_moved(step.days);
    if (place == 0 || one_in(4)) return;
    step.of = one_in(4) ? below(place) : place - 1;
    step.when = made_.steps[step.of].pay_by && !one_in(3) ? When::after_pay_by : When::after_step;
    if (letters_ && one_in(2))  // the unit is for due and for steps
      step.when = a_letter_day() == From::receipt ? When::after_receipt : When::after_term_start;
  }

  Count a_count(std::size_t place) {
    Count count{fmt::format("count-{}", place), some_notices(), std::nullopt, Per::claim};
    if (size_.relationships) count.per = static_cast<Per>(1 + below(3));
    if (count.per != Per::contract_and_year && one_in(2)) count.pause = days(1);
    return count;
  }

  /// Every notice has a cap, so that a step may ask for the most.
  void cap_fees() {
    for (const Step& step : made_.steps) {
      if (step.fee != Fee::the_most) continue;
      Rule cap;
      cap.kind = RuleKind::fee_cap;
      cap.name = fmt::format("rule-{}", made_.rules.size());
      cap.acts = Acts{step.act, true};
      cap.amount = amount();
      made_.rules.push_back(cap);
    }
  }

  /// Most steps say what the law asks, and in most laws something follows from such a letter.
  void ask_for_words() {
    Rule rule;
    rule.kind = RuleKind::states_term;
    rule.name = fmt::format("rule-{}", made_.rules.size());
    rule.acts = Acts{one_in(4) ? Kind::notice : a_notice(), false};
    made_.rules.push_back(rule);
    if (!one_in(3)) {
      Rule follows = a_rule(made_.rules.size());
      follows.kind = one_in(2) ? RuleKind::after_act : RuleKind::after_pay_by;
      follows.acts = some_acts();
      follows.other = {rule.acts->kind, false};
      follows.count.reset();
      made_.rules.push_back(follows);
    }
    for (Step& step : made_.steps) {
      if (step.act != Kind::notice_a && step.act != Kind::notice_b) continue;
      if (made_.asks_for_words(step.act)) step.states = one_in(8) ? Words::none : Words::right;
      if (one_in(12)) step.states = Words::wrong;
    }
  }

  Rule a_rule(std::size_t place) {
    Rule rule;
    rule.kind = static_cast<RuleKind>(below(static_cast<std::size_t>(RuleKind::after_letter)));
    if (letters_ && !one_in(3))
      rule.kind = static_cast<RuleKind>(static_cast<std::size_t>(RuleKind::after_letter) + below(4));
    if (size_.relationships && (place <= 1 || rule.kind == RuleKind::second))
      rule.kind = one_in(2) ? RuleKind::nth_cap : RuleKind::at_most;
    rule.name = fmt::format("rule-{}", place);
    rule.acts = some_acts();
    rule.other = some_notices();
    rule.days = days(1);
    rule.full = one_in(2);
    rule.has_days = !one_in(3);
    rule.from = a_letter_day();
    rule.first = one_in(2);
    rule.amount = one_in(6) ? 0 : amount();
    rule.channel = one_in(2) ? Channel::letter : Channel::email;
    fit(rule, place);
    return rule;
  }

  /// What only some kinds of rules can say.
  void fit(Rule& rule, std::size_t place) {
    switch (rule.kind) {
      case RuleKind::not_before:
      case RuleKind::not_after:
        if (!rule.full) rule.unit = a_unit_or_moved(rule.days);
        break;
      case RuleKind::at_least_after:
        rule.unit = a_unit(rule.days);
        break;
      case RuleKind::pay_by:
      case RuleKind::pay_by_due:
        rule.acts = some_notices();
        rule.unit = a_unit(rule.days);
        break;
      case RuleKind::pay_by_letter:
      case RuleKind::pay_by_of_earlier:
      case RuleKind::only_by:
        rule.acts = some_notices();
        break;
      case RuleKind::fee_cap:
        rule.acts = Acts{rule.acts->kind, true};
        break;
      case RuleKind::fees_together:
        rule.acts = Acts{rule.acts->kind, true};
        rule.amount = 1'000 * static_cast<std::int64_t>(below(7));
        break;
      case RuleKind::after_pay_by:
        rule.other.with_fee = false;
        if (rule.has_days) rule.unit = a_unit(rule.days);
        break;
      case RuleKind::at_most:
        rule.count = a_count(place);
        rule.days = static_cast<int>(below(3));
        if (one_in(2))
          rule.acts.reset();
        else
          rule.acts->with_fee = rule.count->of.with_fee;
        break;
      case RuleKind::nth_cap:
        rule.count = a_count(place);
        rule.days = static_cast<int>(1 + below(2));
        rule.acts.reset();
        break;
      case RuleKind::second:
        rule.count = a_count(place);
        rule.acts.reset();
        rule.other = {rule.count->of.kind == Kind::notice ? a_notice() : rule.count->of.kind, false};
        break;
      default:
        break;
    }
  }

  std::mt19937_64& random_;
  Size size_;
  bool letters_ = false;   // something counts from the start of terms
  bool receipts_ = false;  // and from receipts
  Generated made_;
};

}  // namespace

bool Generated::asks_for_words(Kind kind) const {
  return std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
    return rule.kind == RuleKind::states_term && (rule.acts->kind == kind || rule.acts->kind == Kind::notice);
  });
}

bool Generated::counts_per(Per per) const {
  return std::any_of(rules.begin(), rules.end(),
                     [&](const Rule& rule) { return rule.count && rule.count->per == per; });
}

bool Generated::counts_from(From from) const {
  const bool by_steps = std::any_of(steps.begin(), steps.end(), [&](const Step& step) {
    return (step.until && step.until_from == from) ||
           step.when == (from == From::receipt ? When::after_receipt : When::after_term_start);
  });
  return by_steps || std::any_of(rules.begin(), rules.end(),
                                 [&](const Rule& rule) { return speaks_of_letters(rule) && rule.from == from; });
}

std::vector<std::string> Generated::constructs() const {
  std::vector<std::string> used;
  const auto note = [&](bool is_used, const char* name) {
    if (is_used) used.emplace_back(name);
  };
  const auto has = [&](RuleKind kind) {
    return std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.kind == kind; });
  };
  note(counts_from(From::receipt), "receipts");
  note(counts_from(From::term_start), "starts of terms");
  note(has(RuleKind::pay_by_letter), "time to pay from the letter's own");
  note(has(RuleKind::nth_cap), "caps by number");
  note(has(RuleKind::states_term), "words of letters");
  note(unit == Unit::open_days, "open days");
  note(unit == Unit::months, "months");
  note(counts_per(Per::relationship), "counts per relationship");
  note(counts_per(Per::contract), "counts per contract");
  note(counts_per(Per::contract_and_year), "counts per contract and year");
  return used;
}

Generated generate(std::mt19937_64& random, Size size) {
  return Maker(random, size).make();
}

}  // namespace dun::prover
