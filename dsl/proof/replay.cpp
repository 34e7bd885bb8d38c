#include "dsl/proof/replay.hpp"

#include <fmt/core.h>

#include "dsl/scenario/words.hpp"

namespace dun::proof {

namespace {

using plan::Outcome;
using prove::EventKind;
using scenario::Done;
using scenario::Timeline;

/// Did the policy do on each day what the history says?
bool follows(const Timeline& timeline, const prove::History& history, Day start) {
  std::size_t done = 0;
  for (const prove::Event& event : history.events) {
    if (event.kind != EventKind::act) continue;
    if (done == timeline.done.size()) return false;
    const Done& act = timeline.done[done++];
    if (act.day != start + event.day || act.step != event.step.index()) return false;
    if ((act.details.fee > 0) != (event.fee > 0)) return false;
  }
  return done == timeline.done.size();
}

/// With the guard on, the act of the last day must not go out because of a rule.
bool is_stopped(const Timeline& timeline, Day day) {
  const auto answer = timeline.answers.find({day, 0});
  return answer != timeline.answers.end() && answer->second.decision.outcome == Outcome::blocked;
}

std::string text_of(const plan::Plan& plan, const prove::Violation& violation, const Dated& dated,
                    const Timeline& timeline, Day sent) {
  const std::string& rule = plan.at(plan.limits[violation.limit].reason).id;
  std::string text = fmt::format("test \"{} by {}\" of {}\n", rule, plan.at(violation.step).name, plan.name);
  for (const std::string& line : dated.lines) text += "  " + line + "\n";
  for (const Day day : dated.given.runs) text += fmt::format("  run     on {}\n", values::to_string(day));
  for (const Done& done : timeline.done)
    if (done.day < sent) text += "  expect  " + scenario::act_text(plan, done) + "\n";
  return text +
         fmt::format("  expect  no {} on {} because {}", plan.at(violation.step).name, values::to_string(sent), rule);
}

std::optional<Shown> replay_one(const types::Program& program, const plan::Plan& plan,
                                const prove::Violation& violation, const prove::History& history,
                                const std::string& country) {
  for (const Day start : starts_of(history)) {
    const Dated dated = on_days(program, plan, history, country, start);
    const Day sent = start + history.events.back().day;
    const Timeline unguarded = scenario::run_timeline(plan, dated.given, {.law_guard = false});
    if (!follows(unguarded, history, start)) continue;
    const Timeline guarded = scenario::run_timeline(plan, dated.given);
    if (!is_stopped(guarded, sent)) continue;
    Shown shown;
    shown.test = text_of(plan, violation, dated, unguarded, sent);
    shown.due = start + history.due;
    shown.sent = sent;
    const Done& last = unguarded.done.back();
    shown.fee = last.details.fee;
    if (last.details.has_pay_by) shown.pay_by = last.details.pay_by;
    return shown;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Shown> replay(const types::Program& program, const plan::Plan& plan, const prove::Violation& violation,
                            const std::string& country) {
  if (auto shown = replay_one(program, plan, violation, violation.history, country)) return shown;
  for (const prove::History& other : violation.others)
    if (auto shown = replay_one(program, plan, violation, other, country)) return shown;
  return std::nullopt;
}

}  // namespace dun::proof
