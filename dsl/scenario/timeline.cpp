#include "dsl/scenario/timeline.hpp"

#include <algorithm>

namespace dun::scenario {

namespace {

/// Days a test goes on after the last it names, so that `nothing else` means something.
constexpr std::int32_t days_after = 31;

std::vector<Day> days_of(const Given& given) {
  if (!given.runs.empty()) return given.runs;
  std::vector<Day> days;
  for (Day day = given.first; day <= given.last + days_after; day = day + 1) days.push_back(day);
  return days;
}

facts::ActRecord record_of(const plan::Plan& plan, const Done& done, int number) {
  facts::ActRecord act;
  const plan::Step& step = plan.steps[done.step];
  act.id = "done " + std::to_string(number);
  act.act = plan.acts[step.act.index()].name;
  act.step = step.name;
  act.occurrence = done.details.occurrence;
  act.sent = act.recorded = done.day;
  if (done.details.channel != facts::no_code) act.channel = plan.channels[done.details.channel];
  act.fee = done.details.fee;
  act.interest = done.details.interest;
  act.compensation = done.details.compensation;
  act.states = step.states;
  if (done.details.has_pay_by) act.pay_by = done.details.pay_by;
  return act;
}

void record_skips(const plan::Plan& plan, std::uint64_t passed_over, Day day, facts::ClaimHistory& history) {
  for (std::size_t step = 0; step < plan.steps.size(); ++step) {
    if ((passed_over >> step & 1U) == 0) continue;
    facts::ActRecord skip;
    skip.id = "skip " + plan.steps[step].name;
    skip.act = plan.acts[plan.steps[step].act.index()].name;
    skip.step = plan.steps[step].name;
    skip.sent = skip.recorded = day;
    skip.state = facts::ActState::skipped;
    history.acts.push_back(std::move(skip));
  }
}

}  // namespace

Timeline run_timeline(const plan::Plan& plan, Given given, std::optional<Day> unguarded) {
  const facts::Request request = plan::request_of(plan);
  Timeline timeline;
  decide::Answers answers;
  for (const Day day : days_of(given)) {
    const facts::Block block = block_on(given, request, day);
    decide::Evaluator(plan, day, {.law_guard = day != unguarded}).decide(block, answers);
    for (std::size_t row = 0; row < block.rows; ++row) {
      const auto claim = static_cast<std::size_t>(block.claim[row] - 1);
      Answer answer{answers.decisions[row], {}};
      if (answer.decision.details != decide::no_details) answer.details = answers.details[answer.decision.details];
      record_skips(plan, answer.details.passed_over, day, given.claims[claim]);
      if (answer.decision.outcome == plan::Outcome::act) {
        timeline.done.push_back({day, claim, answer.decision.step, answer.details});
        given.claims[claim].acts.push_back(
            record_of(plan, timeline.done.back(), static_cast<int>(timeline.done.size())));
      }
      timeline.answers.emplace(std::pair(day, claim), answer);
    }
  }
  return timeline;
}

}  // namespace dun::scenario
