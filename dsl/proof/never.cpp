#include "dsl/proof/never.hpp"

#include <algorithm>

namespace dun::proof {

namespace {

using plan::StepId;

class Never {
 public:
  Never(const types::Program& program, std::size_t policy, Causes& causes)
      : program_(program), policy_(program.bundle.policies[policy]), causes_(causes) {}

  void take(const std::vector<StepId>& steps) {
    for (const StepId step : steps) {
      if (is_added(step) || goes_with_another(step)) continue;
      const Answer under_policy = causes_.under_policy(never(step));
      if (under_policy == Answer::no) groups_.push_back({causes_.of(never(step)), {name(step)}});
      if (under_policy == Answer::unknown) alone_.push_back(step);
    }
    for (const StepId step : steps)
      if (is_added(step) && !goes_with_another(step)) alone_.push_back(step);
  }

  void tell(Findings& findings) const {
    for (const Group& group : groups_) findings.add_made_impossible(group.steps, group.cause);
    for (const StepId step : alone_) findings.add_never(step);
  }

 private:
  struct Group {
    Cause cause;
    std::vector<std::string> steps;
  };

  [[nodiscard]] const std::string& name(StepId step) const { return policy_.steps[step.index()].name; }
  [[nodiscard]] Trouble never(StepId step) const { return {TroubleKind::never, name(step)}; }
  [[nodiscard]] bool is_added(StepId step) const {
    return std::holds_alternative<syntax::AddSection>(program_.bundle.at(policy_.steps[step.index()].declared));
  }

  /// Does it come back with a step told before? Then one message is enough.
  bool goes_with_another(StepId step) {
    const auto group = std::find_if(groups_.begin(), groups_.end(),
                                    [&](const Group& each) { return causes_.goes_with(never(step), each.cause); });
    if (group == groups_.end()) return false;
    group->steps.push_back(name(step));
    return true;
  }

  const types::Program& program_;
  const names::Policy& policy_;
  Causes& causes_;
  std::vector<Group> groups_;
  std::vector<StepId> alone_;
};

}  // namespace

void add_never(Findings& findings, const types::Program& program, std::size_t policy, const prove::Proof& proof,
               Causes* causes) {
  if (!proof.violations.empty()) return;
  std::vector<StepId> steps;
  for (std::size_t step = 0; step < proof.steps.size(); ++step)
    if (!proof.steps[step].happens) steps.emplace_back(step);
  if (steps.empty()) return;
  if (causes == nullptr) {
    for (const StepId step : steps) findings.add_never(step);
    return;
  }
  Never never(program, policy, *causes);
  never.take(steps);
  never.tell(findings);
}

}  // namespace dun::proof
