// What the search learns on its way besides breaks: which limits mattered and how close they came, which steps
// happened, got stuck, or can come on one day with another, and which steps no day is left for.
#pragma once

#include <set>
#include <vector>

#include "engine/prove/proof.hpp"
#include "engine/prove/run_day.hpp"

namespace dun::prove {

class Learned {
 public:
  Learned(const plan::Plan& plan, const Layout& layout);

  /// An act the policy would do: the limits it kept, and those it breaks.
  void note_attempt(const RunDay& day, Runner& runner);
  /// An act that went out.
  void note_step(const State& before, const RunDay& day);
  /// A step that waits for one passed over for good.
  void note_stuck(const State& state, plan::StepId step);
  void note_barred(plan::StepId step, std::size_t limit);

  /// Is it still to be found which step can come on one day with this?
  [[nodiscard]] bool seeks_same_day(plan::StepId step) const { return !steps_[step.index()].same_day; }
  void note_same_day(plan::StepId step, plan::StepId other);

  void write(Proof& proof);

 private:
  void note_limit(const Closeness& near, Runner& runner);
  void find_double_binds();
  [[nodiscard]] bool asks_for_payment(plan::StepId step) const;

  const plan::Plan& plan_;
  const Layout& layout_;
  std::vector<LimitFinding> limits_;
  std::vector<StepFinding> steps_;
  std::vector<std::set<std::vector<std::size_t>>> attempts_;  // by step: the limits its acts break
};

}  // namespace dun::prove
