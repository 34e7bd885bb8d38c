// Generated laws and policies as text of the language.
#include <fmt/core.h>

#include <algorithm>

#include "tests/prover/generated_policy.hpp"

namespace dun::prover {

namespace {

std::string in_days(int count, bool full = false) {
  return fmt::format("{} {}{}", count, full ? "full " : "", count == 1 ? "day" : "days");
}

std::string in_units(int count, Unit unit, bool full = false) {
  const char* s = count == 1 ? "" : "s";
  if (unit == Unit::open_days) return fmt::format("{} banking day{}", count, s);
  if (unit == Unit::months) return fmt::format("{} month{} (month end down)", count, s);
  return in_days(count, full);
}

/// What a line with such a number ends with.
const char* moved(Unit unit) {
  return unit == Unit::to_open ? ", or the next banking day" : "";
}

std::string money(std::int64_t minor) {
  return fmt::format("{} NOK", minor / 100);
}

std::string acts_text(Acts acts) {
  return std::string(name_of(acts.kind)) + (acts.with_fee ? " with a fee" : "");
}

const char* per_text(Per per) {
  constexpr std::array<const char*, 4> names{"claim", "debt relationship", "contract",
                                             "contract and calendar year of due"};
  return names[static_cast<std::size_t>(per)];
}

const char* term_of(Words words) {
  return words == Words::right ? "in the words of the law" : "in other words";
}

std::string text_of(Words words) {
  const char* name = words == Words::right ? "right" : "wrong";
  return fmt::format("text gen/{}\n  title \"A letter\"\n  states term \"{}\"\n\n", name, term_of(words));
}

std::string count_text(const Count& count) {
  const char* of = count.of.kind == Kind::notice ? "notice-a, notice-b" : name_of(count.of.kind);
  std::string text = fmt::format("count {}  cite R \"c\"\n  of {}{}\n  per {}\n", count.name, of,
                                 count.of.with_fee ? " with a fee" : "", per_text(count.per));
  if (count.pause)
    text += fmt::format("  starts again more than {} after the last cite R \"p\"\n", in_days(*count.pause));
  return text;
}

const char* day_of_letter(From from) {
  return from == From::receipt ? "receipt" : "term start";
}

std::string earlier_letter(const Rule& rule) {
  return fmt::format("{} of {} {}", day_of_letter(rule.from), rule.first ? "first" : "the last", acts_text(rule.other));
}

std::string limit_text(const Rule& rule) {
  switch (rule.kind) {
    case RuleKind::not_before:
      return fmt::format("not before {} after due{}", in_units(rule.days, rule.unit, rule.full), moved(rule.unit));
    case RuleKind::not_after:
      return fmt::format("not after {} after due{}", in_units(rule.days, rule.unit), moved(rule.unit));
    case RuleKind::pay_by:
      return fmt::format("pay by at least {} after sending", in_units(rule.days, rule.unit));
    case RuleKind::after_pay_by:
      return fmt::format("only after the pay-by of a {}", acts_text(rule.other)) +
             (rule.has_days ? ", of at least " + in_units(rule.days, rule.unit) : "");
    case RuleKind::after_act:
      return fmt::format("only after a {}", acts_text(rule.other));
    case RuleKind::at_most:
      return fmt::format("at most {} {}", rule.days, rule.count->name);
    case RuleKind::second:
      return fmt::format("only after the pay-by of first {} of {}, of at least {}", name_of(rule.other.kind),
                         rule.count->name, in_days(rule.days));
    case RuleKind::at_least_after:
      return fmt::format("at least {} after the last {}", in_units(rule.days, rule.unit), acts_text(rule.other));
    case RuleKind::only_by:
      return fmt::format("only by {}", channel_names[static_cast<std::size_t>(rule.channel)]);
    case RuleKind::in_dispute:
      return "never while disputed";
    case RuleKind::when_paid:
      return "never while principal-open at most 0 NOK";
    case RuleKind::nth_cap:
    case RuleKind::fee_cap:
      return "fee at most " + money(rule.amount);
    case RuleKind::fees_together:
      return "fees together at most " + money(rule.amount);
    case RuleKind::pay_by_due:
      return fmt::format("pay by at least {} after due", in_units(rule.days, rule.unit));
    case RuleKind::after_letter:
      return fmt::format("not before {} after {}", in_days(rule.days, rule.full), earlier_letter(rule));
    case RuleKind::not_after_letter:
      return fmt::format("not after {} after {}", in_days(rule.days), earlier_letter(rule));
    case RuleKind::pay_by_letter:
      return fmt::format("pay by at least {} after {}", in_days(rule.days), day_of_letter(rule.from));
    case RuleKind::pay_by_of_earlier:
      return fmt::format("pay by at least {} after {}", in_days(rule.days), earlier_letter(rule));
    case RuleKind::states_term:
      return std::string("states term \"") + term_of(Words::right) + '"';
  }
  return {};
}

std::string rule_text(const Rule& rule) {
  std::string text = rule.count ? count_text(*rule.count) + "\n" : "";
  text += fmt::format("rule {}  cite R \"r\"\n", rule.name);
  if (rule.acts) text += "  for any " + acts_text(*rule.acts) + "\n";
  if (rule.kind == RuleKind::nth_cap)
    text += fmt::format("  for {} of {}\n", rule.days == 1 ? "first" : "second", rule.count->name);
  if (rule.kind == RuleKind::second) text += "  for second of " + rule.count->name + "\n";
  return text + "  " + limit_text(rule) + "\n\n";
}

/// A line for each channel that something is said of.
std::string by_channel_text(const ByChannel& days, const char* line) {
  std::string text;
  for (std::size_t channel = 0; channel < days.size(); ++channel)
    if (days[channel]) text += fmt::format(fmt::runtime(line), channel_names[channel], in_days(*days[channel]));
  return text;
}

std::string when_text(const Step& step) {
  switch (step.when) {
    case When::after_due:
      return in_units(step.days, step.unit) + " after due" + moved(step.unit);
    case When::after_pay_by:
      return fmt::format("the day after pay-by of step-{}", step.of);
    case When::after_step:
      return fmt::format("{} after step-{}{}", in_units(step.days, step.unit), step.of, moved(step.unit));
    case When::after_receipt:
      return fmt::format("{} after receipt of step-{}", in_days(step.days), step.of);
    case When::after_term_start:
      return fmt::format("{} after term start of step-{}", in_days(step.days), step.of);
  }
  return {};
}

std::string until_text(const Step& step) {
  const std::string time = in_units(*step.until, step.until_unit);
  if (step.until_from == From::due) return fmt::format("  until {} after due{}\n", time, moved(step.until_unit));
  return fmt::format("  until {} after {} of step-{}\n", time, day_of_letter(step.until_from), step.of);
}

std::string step_text(const Step& step, std::size_t place) {
  std::string text = fmt::format("step step-{}\n  is a {}\n  when {}\n", place, act_of(step.act), when_text(step));
  if (step.until) text += until_text(step);
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
  if (step.pay_by) text += fmt::format("  pay by {} after sending\n", in_units(*step.pay_by, step.pay_by_unit));
  if (step.states != Words::none) text += step.states == Words::right ? "  text gen/right\n" : "  text gen/wrong\n";
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
  std::string text = "use ledger\n\n";
  if (unit == Unit::open_days)
    text +=
        "calendar gen/days\n"
        "  title \"Weekdays\"\n"
        "  weekend saturday, sunday\n"
        "  covers 2020-01-01 to 2030-12-31\n\n";
  text +=
      "law gen/law\n"
      "  title \"A law made at random\"\n"
      "  applies to claims in Norway\n"
      "  counts days from the day after\n"
      "  checked through 2030-12-31 by \"tests\"\n";
  if (unit == Unit::open_days) text += "  calendar gen/days\n";
  text += by_channel_text(letters.presumed, "  presume receipt by {} {} after sending  cite R \"p\"\n");
  text += by_channel_text(letters.term_starts, "  term starts by {} {} after sending  cite R \"t\"\n");
  text +=
      "\nsource R \"Made at random\"\n\n"
      "act notice-a is a notice\nact notice-b is a notice\nact move-over is a handover\n\n";
  for (const Rule& rule : rules) text += rule_text(rule);
  for (const Words words : {Words::right, Words::wrong})
    if (std::any_of(steps.begin(), steps.end(), [&](const Step& step) { return step.states == words; }))
      text += text_of(words);
  text +=
      "policy gen/policy\n"
      "  title \"A policy made at random\"\n"
      "  under gen/law\n"
      "  covers consumer claims in Norway, NOK\n";
  if (stops) text += "  stop when principal-open at most 0 NOK\n";
  if (pauses) text += "  pause while disputed\n";
  if (unit == Unit::open_days) text += "  calendar gen/days\n";
  text += by_channel_text(letters.assumed, "  assume receipt by {} {} after sending because \"it is near\"\n");
  text += "\n";
  for (std::size_t step = 0; step < steps.size(); ++step) text += step_text(steps[step], step);
  return text;
}

}  // namespace dun::prover
