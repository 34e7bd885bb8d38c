#include "engine/prove/learned.hpp"

#include <algorithm>

namespace dun::prove {

Learned::Learned(const plan::Plan& plan, const Layout& layout)
    : plan_(plan),
      layout_(layout),
      limits_(plan.limits.size()),
      steps_(plan.steps.size()),
      attempts_(plan.steps.size()) {}

void Learned::note_attempt(const RunDay& day, Runner& runner) {
  for (const Closeness& near : day.relevant) note_limit(near, runner);
  for (const std::size_t limit : day.broken) limits_[limit].broken = true;
  attempts_[day.step.index()].insert(day.broken);
}

void Learned::note_limit(const Closeness& near, Runner& runner) {
  LimitFinding& finding = limits_[near.limit];
  finding.relevant = true;
  if (near.by_clock && finding.room != 0)
    if (const auto room = runner.room_by_clock(near.limit))
      finding.room = std::min(finding.room.value_or(*room), *room);
  if (near.room) finding.room = std::min(finding.room.value_or(*near.room), *near.room);
}

void Learned::note_step(const State& before, const RunDay& day) {
  steps_[day.step.index()].happens = true;
  if (!asks_for_payment(day.step)) return;
  // An earlier step's deadline that still runs: this one starts before it.
  for (std::size_t step = 0; step < day.step.index(); ++step) {
    const RegisterPlaces& places = layout_.at(plan_.steps[step].done.index());
    if (places.last_term < 0 || places.last < 0) continue;
    const std::int16_t term = before[static_cast<std::size_t>(places.last_term)];
    const std::int16_t age = before[static_cast<std::size_t>(places.last)];
    if (term != absent && age != absent && age <= term) steps_[step].before_pay_by = day.step;
  }
}

/// Only where the one waited for lies behind: it was passed over and will not come.
void Learned::note_stuck(const State& state, plan::StepId step) {
  if (state[Layout::position] >= static_cast<std::int16_t>(step.index())) steps_[step.index()].stuck = true;
}

void Learned::note_barred(plan::StepId step, std::size_t limit) {
  StepFinding& found = steps_[step.index()];
  if (!found.barred) found.barred = limit;
}

void Learned::note_same_day(plan::StepId step, plan::StepId other) {
  if (asks_for_payment(step) && asks_for_payment(other)) steps_[step.index()].same_day = other;
}

/// Messages and calls set no clock; what they precede does not matter.
bool Learned::asks_for_payment(plan::StepId step) const {
  const std::vector<std::string>& kinds = plan_.acts[plan_.at(step).act.index()].kinds;
  return std::none_of(kinds.begin(), kinds.end(),
                      [](const std::string& kind) { return kind == "message" || kind == "call"; });
}

/// Steps whose every act breaks one of two limits, though neither is always broken.
void Learned::find_double_binds() {
  for (std::size_t step = 0; step < plan_.steps.size(); ++step) {
    const std::set<std::vector<std::size_t>>& attempts = attempts_[step];
    if (attempts.empty() || steps_[step].happens) continue;
    const auto breaks = [](const std::vector<std::size_t>& broken, std::size_t limit) {
      return std::find(broken.begin(), broken.end(), limit) != broken.end();
    };
    const auto always = [&](auto breaks_it) { return std::all_of(attempts.begin(), attempts.end(), breaks_it); };
    for (std::size_t one = 0; one < plan_.limits.size() && !steps_[step].double_bind; ++one)
      for (std::size_t other = one + 1; other < plan_.limits.size(); ++other)
        if (!always([&](const auto& broken) { return breaks(broken, one); }) &&
            !always([&](const auto& broken) { return breaks(broken, other); }) &&
            always([&](const auto& broken) { return breaks(broken, one) || breaks(broken, other); }))
          steps_[step].double_bind.emplace(one, other);
  }
}

void Learned::write(Proof& proof) {
  find_double_binds();
  for (std::size_t step = 0; step < steps_.size(); ++step)  // what acts shows for itself what it breaks
    if (steps_[step].happens || !attempts_[step].empty()) steps_[step].barred.reset();
  proof.limits = limits_;
  proof.steps = steps_;
}

}  // namespace dun::prove
