#include "dsl/proof/findings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dun::proof {

using base::Diagnostic;
using base::Place;
using base::Severity;
using plan::LimitKind;
using plan::StepId;

namespace {

/// The rule's line without its first words: what a policy would write after a word of its own.
std::string after(const std::string& text, std::string_view words) {
  return text.rfind(words, 0) == 0 ? text.substr(words.size()) : text;
}

/// A deadline of a law may count from when its letter is received, which a policy cannot say of its own step.
bool counts_from_sending(const std::string& text) {
  return text.find(" after receipt") == std::string::npos && text.find(" after term start") == std::string::npos;
}

template <class Wanted>
bool is_a(const names::StepLineRef& line) {
  return std::holds_alternative<Wanted>(line.line->value);
}

bool concerns(const names::StepLineRef& line, LimitKind kind) {
  switch (kind) {
    case LimitKind::fee_at_most:
    case LimitKind::fees_together:
    case LimitKind::at_most_count:
      return is_a<syntax::FeeLine>(line);
    case LimitKind::pay_by_at_least:
      return is_a<syntax::PayByLine>(line);
    case LimitKind::only_by:
      return is_a<syntax::ByLine>(line);
    case LimitKind::states_term:
      return is_a<syntax::TextLine>(line);
    default:
      return is_a<syntax::WhenLine>(line);
  }
}

/// What a letter says of its term, in a line.
std::string stated_by(const plan::Step& step) {
  if (step.text.empty()) return "no line says which text the letter has";
  if (step.states.empty()) return fmt::format("`{}` states no term", step.text);
  std::string terms = step.states;
  for (std::size_t end = terms.find('\n'); end != std::string::npos; end = terms.find('\n', end))
    terms.replace(end, 1, "\", \"");
  return fmt::format("`{}` states term \"{}\"", step.text, terms);
}

}  // namespace

Diagnostic& Findings::report(int number, Severity severity, Place place, std::string message) {
  Diagnostic found;
  found.number = number;
  found.severity = severity;
  found.place = place;
  found.message = std::move(message);
  found_.push_back(std::move(found));
  return found_.back();
}

Place Findings::head() const {
  const names::SectionRef ref = policy_.schedule.value_or(policy_.head);
  return {ref.file, program_.bundle.section(ref).head};
}

Place Findings::step_head(StepId step) const {
  const names::SectionRef ref = policy_.steps[step.index()].declared;
  return {ref.file, program_.bundle.section(ref).head};
}

Place Findings::line_of(StepId step, LimitKind kind) const {
  for (const names::StepLineRef& line : policy_.steps[step.index()].lines)
    if (concerns(line, kind)) return {line.file, line.line->span};
  return step_head(step);
}

/// A place of the plan, found again in the sources: from its column to the end of its line.
Place Findings::place_of(const plan::FilePlace& place) const {
  const source::SourceSet& sources = *program_.bundle.sources;
  for (std::size_t file = 0; file < sources.size(); ++file) {
    const source::SourceFile& source = sources.at(base::FileId(file));
    if (source.path() != place.file) continue;
    const std::uint32_t start = source.line_start(place.line);
    return {base::FileId(file), {start, start + static_cast<std::uint32_t>(source.line(place.line).size())}};
  }
  return {};
}

base::LawNote Findings::law_note(std::size_t limit) const {
  return {rule(limit).id, rule(limit).cite, place_of(rule(limit).place)};
}

Diagnostic& Findings::broken(LimitKind kind, Place place, const std::string& step, const std::string& rule) {
  switch (kind) {
    case LimitKind::fee_at_most:
    case LimitKind::fees_together:
      return error(101, place, fmt::format("the fee of `{}` can exceed the legal cap", step));
    case LimitKind::at_most_count:
      return error(102, place, fmt::format("`{}` can be one notice more than `{}` allows", step, rule));
    case LimitKind::only_after:
      return error(103, place, fmt::format("`{}` can come before what the law asks for first", step));
    case LimitKind::pay_by_at_least:
      return error(104, place, fmt::format("the deadline of `{}` can be shorter than the law asks", step));
    case LimitKind::only_by:
      return error(105, place, fmt::format("`{}` can go by a channel the law does not accept", step));
    case LimitKind::states_term:
      return error(111, place, fmt::format("the letter of `{}` does not state a term the law accepts", step));
    case LimitKind::only_if:
    case LimitKind::never_while:
      return error(106, place, fmt::format("`{}` can go while the law bars it", step));
    case LimitKind::not_before:
    case LimitKind::not_after:
    case LimitKind::at_least_after:
      break;
  }
  return error(100, place, fmt::format("`{}` can go on a day the law does not allow", step));
}

void Findings::add_break(const prove::Violation& violation, const Shown& shown) {
  const LimitKind kind = plan_.limits[violation.limit].kind;
  Diagnostic& found = broken(kind, line_of(violation.step, kind), name(violation.step), rule(violation.limit).id);
  found.caret = caret_of(violation, shown);
  found.law.push_back(law_note(violation.limit));
  found.why.push_back("the law says: " + rule(violation.limit).text);
  found.history = shown.test;
  found.fix = fix_of(violation);
  add_cause(found, {TroubleKind::breaks_law, name(violation.step), rule(violation.limit).id});
}

void Findings::add_barred(StepId step, std::size_t limit) {
  const LimitKind kind = plan_.limits[limit].kind;
  Diagnostic& found = broken(kind, line_of(step, kind), name(step), rule(limit).id);
  found.law.push_back(law_note(limit));
  found.why.push_back("the law says: " + rule(limit).text);
  found.why.push_back(fmt::format("as it stands `{}` is always held, since something else is not known", name(step)));
  found.fix = "by " + after(rule(limit).text, "only by ");
}

std::string Findings::caret_of(const prove::Violation& violation, const Shown& shown) const {
  const LimitKind kind = plan_.limits[violation.limit].kind;
  const std::string sent = values::to_string(shown.sent);
  const std::string fee = values::to_string(values::Money{shown.fee, plan_.currency});
  if (kind == LimitKind::fee_at_most || kind == LimitKind::fees_together || kind == LimitKind::at_most_count)
    return fmt::format("{} on {}, of a claim due {}", fee, sent, values::to_string(shown.due));
  if (kind == LimitKind::pay_by_at_least)
    return shown.pay_by ? fmt::format("{} for a notice of {}", values::to_string(*shown.pay_by), sent)
                        : fmt::format("none in a notice of {}", sent);
  if (kind == LimitKind::states_term) return stated_by(plan_.at(violation.step));
  return fmt::format("{}, of a claim due {}", sent, values::to_string(shown.due));
}

std::string Findings::fix_of(const prove::Violation& violation) const {
  const plan::Limit& limit = plan_.limits[violation.limit];
  const std::string& text = rule(violation.limit).text;
  const auto& events = violation.history.events;
  const bool moved = std::any_of(events.begin(), events.end(),
                                 [](const prove::Event& event) { return event.kind == prove::EventKind::due_changed; });
  switch (limit.kind) {
    case LimitKind::not_before:
      if (moved && limit.with_fee) return "the due date may have been moved: fee the most the law allows";
      if (moved)
        return fmt::format("the due date may have been moved: if overdue, or  when {}", after(text, "not before "));
      return limit.with_fee ? fmt::format("when {}, or  fee none", after(text, "not before "))
                            : "when " + after(text, "not before ");
    case LimitKind::not_after:
      return "until " + after(text, "not after ");
    case LimitKind::at_least_after:
      return "count `when` from the earlier notice: the law asks for " + text;
    case LimitKind::fee_at_most:
    case LimitKind::fees_together:
      return "fee the most the law allows";
    case LimitKind::at_most_count:
      return limit.with_fee ? "fee the most the law allows, or  fee none" : "drop the step";
    case LimitKind::only_after:
      return "count `when` from a step the law asks for: " + text;
    case LimitKind::only_by:
      return "by " + after(text, "only by ");
    case LimitKind::states_term:
      return "name a text of which every `states term` is one of these: " + after(text, "states term ");
    case LimitKind::only_if:
      return "if " + after(text, "only if ");
    case LimitKind::never_while:
      return limit.with_fee
                 ? fmt::format("pause while {}, or  fee the most the law allows", after(text, "never while "))
                 : fmt::format("pause while {}", after(text, "never while "));
    case LimitKind::pay_by_at_least:
      if (!counts_from_sending(text)) return "more days after sending: the law asks for " + text;
      return "pay by " + after(text, "pay by at least ");
  }
  return {};
}

void Findings::add_double_bind(StepId step, std::size_t one, std::size_t other) {
  Diagnostic& found = error(107, step_head(step),
                            fmt::format("two rules leave `{}` no day: what `{}` asks for, `{}` forbids", name(step),
                                        rule(one).id, rule(other).id));
  found.law = {law_note(one), law_note(other)};
  found.fix = "change the act or the channel of the step, or drop it";
}

void Findings::add_unproved(const std::string& obstacle) {
  Diagnostic& found = error(110, head(), fmt::format("not proved: {}", obstacle));
  found.fix =
      "count fewer things from one another, or shorten the longest spans; `dun check --no-prove` leaves the proof out";
}

void Findings::add_never(StepId step) {
  warning(200, step_head(step), fmt::format("step `{}` can never happen", name(step))).fix =
      "drop it, or look at its `when`, `until` and `if`";
}

/// What a line does to a step that cannot happen beside another.
std::string Findings::stands_against(Place place, const std::string& step) const {
  for (const names::Step& each : policy_.steps)
    for (const names::StepLineRef& line : each.lines) {
      if (line.file != place.file || line.line->span != place.span) continue;
      if (each.name != step) return fmt::format("`{}` never gives way then", each.name);
      if (is_a<syntax::UntilLine>(line)) return "its last day is past then";
      if (is_a<syntax::IfLine>(line)) return "its condition cannot hold then";
      return is_a<syntax::ByLine>(line) ? "it has no channel then" : "its day cannot come then";
    }
  return "the policy does not come so far then";
}

Diagnostic& Findings::caused(int number, std::string message, const Cause& cause, const std::string& without) {
  Diagnostic& found = warning(number, cause.line().value_or(head()), std::move(message));
  const bool each = cause.working == Working::each;
  if (cause.line()) {
    found.caret = each ? "this alone is enough" : without;
  } else if (cause.lines.empty()) {
    found.why.push_back("no line of the schedule was found that does it: what it says does it together");
  } else {
    const std::string others = cause.lines.size() == 2 ? "the other" : "the others";
    found.why.push_back(each ? "each of these lines does it" : "these lines do it together, and none of them alone");
    for (const Place& line : cause.lines) found.labels.push_back({line, each ? "this one" : "this, with " + others});
  }
  return found;
}

void Findings::add_made_impossible(const std::vector<std::string>& steps, const Cause& cause) {
  Diagnostic& found = caused(200, fmt::format("step `{}` of `{}` can no longer happen", steps.front(), plan_.adapts),
                             cause, "without this it can");
  if (cause.against) found.labels.push_back({*cause.against, stands_against(*cause.against, steps.front())});
  if (steps.size() > 1) {
    const std::vector<std::string> others(steps.begin() + 1, steps.end());
    found.why.push_back(fmt::format("nor can what comes with it: `{}`", fmt::join(others, "`, `")));
  }
  found.fix = "leave the step a day on which it can go, or drop it and say why";
}

bool Findings::is_of_schedule(Place place) const {
  return std::any_of(policy_.changes.begin(), policy_.changes.end(), [&](const names::SectionRef& ref) {
    return ref.file == place.file &&
           names::section_at(program_.bundle.tree(ref.file), place.span.begin) == ref.section.index();
  });
}

Diagnostic* Findings::doubt(int number, Place place, std::string message, const Trouble& trouble) {
  if (causes_ == nullptr || is_of_schedule(place)) return &warning(number, place, std::move(message));
  if (causes_->under_policy(trouble) == Answer::yes) return nullptr;
  Diagnostic& found = caused(number, std::move(message), causes_->of(trouble), "without this it cannot");
  found.labels.push_back({place, fmt::format("the day of `{}`", trouble.other.empty() ? trouble.step : trouble.other)});
  return &found;
}

void Findings::add_cause(Diagnostic& found, const Trouble& trouble) {
  if (causes_ == nullptr || is_of_schedule(found.place) || causes_->under_policy(trouble) != Answer::no) return;
  const Cause cause = causes_->of(trouble);
  if (cause.lines.empty()) found.labels.push_back({head(), "the policy alone does not break it"});
  for (const Place& line : cause.lines)
    found.labels.push_back({line, cause.working == Working::each ? "this line of the schedule alone is enough"
                                                                 : "without this line of the schedule it cannot"});
}

void Findings::add_doubts(const prove::Proof& proof) {
  add_stuck(proof);
  add_irrelevant(proof);
  add_order(proof);
}

void Findings::add_stuck(const prove::Proof& proof) {
  for (std::size_t step = 0; step < proof.steps.size(); ++step) {
    if (!proof.steps[step].stuck || !proof.steps[step].happens) continue;
    const std::string& stuck = plan_.steps[step].name;
    if (Diagnostic* found =
            doubt(201, line_of(StepId(step), LimitKind::not_before),
                  fmt::format("the policy can get stuck before `{}`", stuck), {TroubleKind::stuck, stuck}))
      found->fix = "it counts from a step that can be passed over: count from due, or let that step wait";
  }
}

/// A rule on acts the policy does that bound none of them.
void Findings::add_irrelevant(const prove::Proof& proof) {
  for (std::size_t limit = 0; limit < proof.limits.size(); ++limit) {
    if (proof.limits[limit].relevant || proof.limits[limit].broken) continue;
    for (std::size_t step = 0; step < plan_.steps.size(); ++step) {
      const plan::Step& each = plan_.steps[step];
      const bool of_act = plan_.limits[limit].binds(each.act);
      const bool with_fee = !plan_.limits[limit].with_fee || each.fee == plan::FeeKind::amount;
      if (!of_act || !with_fee || !proof.steps[step].happens) continue;
      Diagnostic& found = info(202, step_head(StepId(step)),
                               fmt::format("rule `{}` is about `{}` and never matters", rule(limit).id, each.name));
      found.law.push_back(law_note(limit));
      break;
    }
  }
}

void Findings::add_order(const prove::Proof& proof) {
  for (std::size_t step = 0; step < proof.steps.size(); ++step) {
    const std::string& earlier = plan_.steps[step].name;
    if (const auto later = proof.steps[step].before_pay_by) {
      if (Diagnostic* found = doubt(204, line_of(*later, LimitKind::not_before),
                                    fmt::format("`{}` can start before the pay-by of `{}`", name(*later), earlier),
                                    {TroubleKind::before_pay_by, earlier, name(*later)}))
        found->fix = fmt::format("when the day after pay-by of {}", earlier);
    } else if (const auto other = proof.steps[step].same_day) {
      if (Diagnostic* found = doubt(203, line_of(*other, LimitKind::not_before),
                                    fmt::format("`{}` and `{}` can be due on one day", earlier, name(*other)),
                                    {TroubleKind::same_day, earlier, name(*other)}))
        found->fix = fmt::format("count the later from the earlier: when 1 day after {}", earlier);
    }
  }
}

}  // namespace dun::proof
