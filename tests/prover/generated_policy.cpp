#include "tests/prover/generated_policy.hpp"

#include <fmt/core.h>

namespace dun::prover {

namespace {

/// Draws what a policy is made of.
class Maker {
 public:
  Maker(std::mt19937_64& random, Size size) : random_(random), size_(size) {}

  Generated make() {
    const std::size_t steps = 1 + below(size_.steps);
    made_.largest = static_cast<int>(2 + below(static_cast<std::size_t>(size_.days - 1)));
    const bool repeats = one_in(6) && !size_.relationships;
    if (repeats) made_.largest = 2;
    made_.pauses = one_in(2);
    made_.stops = !one_in(3);
    for (std::size_t step = 0; step < steps; ++step) made_.steps.push_back(a_step(step, repeats));
    for (std::size_t step = 0; step + 1 < steps; ++step)
      if (one_in(6)) made_.steps[step].use = step + 1 + below(steps - step - 1);
    const std::size_t rules = 1 + below(5);
    for (std::size_t rule = 0; rule < rules; ++rule) made_.rules.push_back(a_rule(rule));
    cap_fees();
    return made_;
  }

 private:
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  int days(int least) { return least + static_cast<int>(below(static_cast<std::size_t>(made_.largest - least + 1))); }
  std::int64_t amount() { return 1'000 * static_cast<std::int64_t>(1 + below(4)); }
  Kind a_notice() { return one_in(2) ? Kind::notice_a : Kind::notice_b; }
  Acts some_notices() { return {one_in(3) ? Kind::notice : a_notice(), one_in(2)}; }
  Acts some_acts() {
    if (one_in(4)) return {Kind::handover, false};
    return one_in(8) ? Acts{Kind::message, false} : some_notices();
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
    if (one_in(4)) step.condition = one_in(2) ? If::overdue : If::undisputed;
    step.skips = one_in(3);
    if (step.act == Kind::handover) return step;
    if (one_in(2))
      step.channels = {Channel::letter};
    else
      step.channels =
          one_in(2) ? std::vector{Channel::letter, Channel::email} : std::vector{Channel::email, Channel::letter};
    if (step.act == Kind::message) return step;
    if (!one_in(8)) step.pay_by = days(1);
    step.fee = static_cast<Fee>(below(3));
    step.amount = amount();
    if (repeats && place == 0) step.again = days(1);
    return step;
  }

  void set_when(Step& step, std::size_t place) {
    step.days = days(1);
    if (place == 0 || one_in(4)) return;
    step.of = one_in(4) ? below(place) : place - 1;
    step.when = made_.steps[step.of].pay_by && !one_in(3) ? When::after_pay_by : When::after_step;
  }

  Count a_count(std::size_t place) {
    Count count{fmt::format("count-{}", place), some_notices(), std::nullopt, size_.relationships};
    if (one_in(2)) count.pause = days(1);
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

  Rule a_rule(std::size_t place) {
    Rule rule;
    rule.kind = static_cast<RuleKind>(below(13));
    if (size_.relationships && (place == 0 || rule.kind == RuleKind::second)) rule.kind = RuleKind::at_most;
    rule.name = fmt::format("rule-{}", place);
    rule.acts = some_acts();
    rule.other = some_notices();
    rule.days = days(1);
    rule.full = one_in(2);
    rule.has_days = !one_in(3);
    rule.amount = one_in(6) ? 0 : amount();
    rule.channel = one_in(2) ? Channel::letter : Channel::email;
    fit(rule, place);
    return rule;
  }

  /// What only some kinds of rules can say.
  void fit(Rule& rule, std::size_t place) {
    switch (rule.kind) {
      case RuleKind::pay_by:
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
        break;
      case RuleKind::at_most:
        rule.count = a_count(place);
        rule.days = static_cast<int>(below(3));
        if (one_in(2))
          rule.acts.reset();
        else
          rule.acts->with_fee = rule.count->of.with_fee;
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
  Generated made_;
};

std::string in_days(int count, bool full = false) {
  return fmt::format("{} {}{}", count, full ? "full " : "", count == 1 ? "day" : "days");
}

std::string money(std::int64_t minor) {
  return fmt::format("{} NOK", minor / 100);
}

std::string acts_text(Acts acts) {
  return std::string(name_of(acts.kind)) + (acts.with_fee ? " with a fee" : "");
}

std::string count_text(const Count& count) {
  const char* of = count.of.kind == Kind::notice ? "notice-a, notice-b" : name_of(count.of.kind);
  std::string text =
      fmt::format("count {}  cite R \"c\"\n  of {}{}\n  per {}\n", count.name, of,
                  count.of.with_fee ? " with a fee" : "", count.per_relationship ? "debt relationship" : "claim");
  if (count.pause)
    text += fmt::format("  starts again more than {} after the last cite R \"p\"\n", in_days(*count.pause));
  return text;
}

std::string limit_text(const Rule& rule) {
  switch (rule.kind) {
    case RuleKind::not_before:
      return fmt::format("not before {} after due", in_days(rule.days, rule.full));
    case RuleKind::not_after:
      return fmt::format("not after {} after due", in_days(rule.days));
    case RuleKind::pay_by:
      return fmt::format("pay by at least {} after sending", in_days(rule.days));
    case RuleKind::after_pay_by:
      return fmt::format("only after the pay-by of a {}", acts_text(rule.other)) +
             (rule.has_days ? ", of at least " + in_days(rule.days) : "");
    case RuleKind::after_act:
      return fmt::format("only after a {}", acts_text(rule.other));
    case RuleKind::at_most:
      return fmt::format("at most {} {}", rule.days, rule.count->name);
    case RuleKind::second:
      return fmt::format("only after the pay-by of first {} of {}, of at least {}", name_of(rule.other.kind),
                         rule.count->name, in_days(rule.days));
    case RuleKind::at_least_after:
      return fmt::format("at least {} after the last {}", in_days(rule.days), acts_text(rule.other));
    case RuleKind::only_by:
      return fmt::format("only by {}", channel_names[static_cast<std::size_t>(rule.channel)]);
    case RuleKind::in_dispute:
      return "never while disputed";
    case RuleKind::when_paid:
      return "never while principal-open at most 0 NOK";
    case RuleKind::fee_cap:
      return "fee at most " + money(rule.amount);
    case RuleKind::fees_together:
      return "fees together at most " + money(rule.amount);
  }
  return {};
}

std::string rule_text(const Rule& rule) {
  std::string text = rule.count ? count_text(*rule.count) + "\n" : "";
  text += fmt::format("rule {}  cite R \"r\"\n", rule.name);
  if (rule.acts) text += "  for any " + acts_text(*rule.acts) + "\n";
  if (rule.kind == RuleKind::second) text += "  for second of " + rule.count->name + "\n";
  return text + "  " + limit_text(rule) + "\n\n";
}

std::string when_text(const Step& step) {
  switch (step.when) {
    case When::after_due:
      return in_days(step.days) + " after due";
    case When::after_pay_by:
      return fmt::format("the day after pay-by of step-{}", step.of);
    case When::after_step:
      return fmt::format("{} after step-{}", in_days(step.days), step.of);
  }
  return {};
}

std::string step_text(const Step& step, std::size_t place) {
  std::string text = fmt::format("step step-{}\n  is a {}\n  when {}\n", place, act_of(step.act), when_text(step));
  if (step.until) text += fmt::format("  until {} after due\n", in_days(*step.until));
  if (step.condition == If::overdue) text += "  if overdue\n";
  if (step.condition == If::undisputed) text += "  if not disputed\n";
  for (std::size_t at = 0; at < step.channels.size(); ++at)
    text += (at == 0 ? "  by " : ", else ") + std::string(channel_names[static_cast<std::size_t>(step.channels[at])]);
  if (!step.channels.empty()) text += "\n";
  if (step.fee == Fee::the_most)
    text += "  fee the most the law allows\n";
  else if (step.fee == Fee::amount)
    text += "  fee " + money(step.amount) + "\n";
  else if (step.act != Kind::handover)
    text += "  fee none\n";
  if (step.pay_by) text += fmt::format("  pay by {} after sending\n", in_days(*step.pay_by));
  if (step.again) text += fmt::format("  again every {}, at most 2 times\n", in_days(*step.again));
  if (step.use)
    text += fmt::format("  otherwise use step-{}\n", *step.use);
  else if (step.skips)
    text += "  otherwise skip\n";
  return text + "\n";
}

}  // namespace

const char* name_of(Kind kind) {
  constexpr std::array<const char*, 5> names{"notice-a", "notice-b", "message", "handover", "notice"};
  return names[static_cast<std::size_t>(kind)];
}

const char* act_of(Kind kind) {
  return kind == Kind::handover ? "move-over" : name_of(kind);
}

std::string Generated::text() const {
  std::string text =
      "use ledger\n\n"
      "law gen/law\n"
      "  title \"A law made at random\"\n"
      "  applies to claims in Norway\n"
      "  counts days from the day after\n"
      "  checked through 2026-12-31 by \"tests\"\n\n"
      "source R \"Made at random\"\n\n"
      "act notice-a is a notice\nact notice-b is a notice\nact move-over is a handover\n\n";
  for (const Rule& rule : rules) text += rule_text(rule);
  text +=
      "policy gen/policy\n"
      "  title \"A policy made at random\"\n"
      "  under gen/law\n"
      "  covers consumer claims in Norway, NOK\n";
  if (stops) text += "  stop when principal-open at most 0 NOK\n";
  if (pauses) text += "  pause while disputed\n";
  text += "\n";
  for (std::size_t step = 0; step < steps.size(); ++step) text += step_text(steps[step], step);
  return text;
}

Generated generate(std::mt19937_64& random, Size size) {
  return Maker(random, size).make();
}

}  // namespace dun::prover
