#include "dsl/proof/replay.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "dsl/scenario/words.hpp"

namespace dun::proof {

namespace {

using plan::Outcome;
using prove::EventKind;
using scenario::Done;
using scenario::Timeline;

/// Calendar starts that are tried of a claim that has been due for some days more: four weeks.
constexpr std::size_t starts_if_later = 28;

/// What the policy did with the claim of the history.
std::vector<Done> own(const std::vector<Done>& done) {
  std::vector<Done> acts;
  for (const Done& each : done)
    if (each.claim == 0) acts.push_back(each);
  return acts;
}

/// Did the policy do on each day what the history says?
bool follows(const std::vector<Done>& done, const prove::History& history, Day start) {
  std::size_t at = 0;
  for (const prove::Event& event : history.events) {
    if (event.kind != EventKind::act) continue;
    if (at == done.size()) return false;
    const Done& act = done[at++];
    if (act.day != start + event.day || act.step != event.step.index()) return false;
    if ((act.details.fee > 0) != (event.fee > 0)) return false;
  }
  return at == done.size();
}

/// With the guard on, the act of the last day must not go out because of a rule.
bool is_stopped(const Timeline& timeline, Day day) {
  const auto answer = timeline.answers.find({day, 0});
  return answer != timeline.answers.end() && answer->second.decision.outcome == Outcome::blocked;
}

std::string text_of(const plan::Plan& plan, const prove::Violation& violation, const Dated& dated,
                    const std::vector<Done>& done, Day sent) {
  const std::string& rule = plan.at(plan.limits[violation.limit].reason).id;
  std::string text = fmt::format("test \"{} by {}\" of {}\n", rule, plan.at(violation.step).name, plan.name);
  for (const std::string& line : dated.lines) text += "  " + line + "\n";
  for (const Day day : dated.given.runs) text += fmt::format("  run     on {}\n", values::to_string(day));
  const std::vector<Day>& runs = dated.given.runs;
  for (const Done& each : done)
    if (each.day < sent && std::find(runs.begin(), runs.end(), each.day) != runs.end())
      text += "  expect  " + scenario::act_text(plan, each) + "\n";
  return text +
         fmt::format("  expect  no {} on {} because {}", plan.at(violation.step).name, values::to_string(sent), rule);
}

/// On these days: as the history has it, where the forbidden act must go out if only the guard is off on its day, and
/// be stopped with it; then in the words of a test, where it must be stopped too. Before that day the guard is on,
/// since what it forbids or holds there is part of how the claim came to stand as it does.
std::optional<Shown> replay_on(const types::Program& program, const plan::Plan& plan, const prove::Violation& violation,
                               const std::string& country, Day start) {
  const prove::History& history = violation.history;
  const Dated dated = on_days(program, plan, history, country, start);
  const Day sent = start + history.events.back().day;
  const std::vector<Done> done = own(scenario::run_timeline(plan, dated.given, sent).done);
  if (!follows(done, history, start)) return std::nullopt;
  if (!is_stopped(scenario::run_timeline(plan, dated.given), sent)) return std::nullopt;
  const Dated told = on_days(program, plan, history, country, start, &done);
  if (!is_stopped(scenario::run_timeline(plan, told.given), sent)) return std::nullopt;
  Shown shown;
  shown.test = text_of(plan, violation, told, done, sent);
  shown.due = start + history.due;
  shown.sent = sent;
  shown.fee = done.back().details.fee;
  if (done.back().details.has_pay_by) shown.pay_by = done.back().details.pay_by;
  return shown;
}

}  // namespace

std::optional<Shown> replay(const types::Program& program, const plan::Plan& plan, const prove::Violation& violation,
                            const std::string& country) {
  for (const Day start : starts_of(violation.history))
    if (auto shown = replay_on(program, plan, violation, country, start)) return shown;
  // A search that no longer counts from the due date tells the first day that will do.
  prove::Violation later = violation;
  for (int days = 1; days < 7; ++days) {
    --later.history.due;
    std::vector<Day> starts = starts_of(later.history);
    starts.resize(std::min(starts.size(), starts_if_later));
    for (const Day start : starts)
      if (auto shown = replay_on(program, plan, later, country, start)) return shown;
  }
  return std::nullopt;
}

}  // namespace dun::proof
