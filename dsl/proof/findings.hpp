// What the prover has to say to authors: 100 to 110 where a policy can break its law or nothing was proved, 200 to 205
// where it is lawful and yet hardly meant.
#pragma once

#include <string>
#include <vector>

#include "dsl/proof/causes.hpp"
#include "dsl/proof/replay.hpp"
#include "dsl/types/program.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/prove/proof.hpp"

namespace dun::proof {

class Findings {
 public:
  /// `causes` are those of a schedule; none for a policy.
  Findings(const types::Program& program, std::size_t policy, const plan::Plan& plan, Causes* causes)
      : program_(program), policy_(program.bundle.policies[policy]), plan_(plan), causes_(causes) {}

  /// 100 to 106, with the history.
  void add_break(const prove::Violation& violation, const Shown& shown);
  /// 105, of a step that is always held for another reason
  void add_barred(plan::StepId step, std::size_t limit);
  /// 107
  void add_double_bind(plan::StepId step, std::size_t one, std::size_t other);
  /// 110
  void add_unproved(const std::string& obstacle);
  /// 200, of a step that its own policy makes impossible
  void add_never(plan::StepId step);
  /// 200, of steps that a schedule makes impossible, all by one cause
  void add_made_impossible(const std::vector<std::string>& steps, const Cause& cause);
  /// 201 to 205
  void add_doubts(const prove::Proof& proof);

  [[nodiscard]] std::vector<base::Diagnostic> take() { return std::move(found_); }

 private:
  base::Diagnostic& report(int number, base::Severity severity, base::Place place, std::string message);
  base::Diagnostic& error(int number, base::Place place, std::string message) {
    return report(number, base::Severity::error, place, std::move(message));
  }
  base::Diagnostic& warning(int number, base::Place place, std::string message) {
    return report(number, base::Severity::warning, place, std::move(message));
  }
  base::Diagnostic& info(int number, base::Place place, std::string message) {
    return report(number, base::Severity::info, place, std::move(message));
  }
  /// 201, 203 and 204, at a line that is not the schedule's own: told where the schedule brings it about; what the
  /// policy has without it is told of the policy, and nothing here.
  base::Diagnostic* doubt(int number, base::Place place, std::string message, const Trouble& trouble);
  /// At the line of a cause, or the schedule's head. `without`: what is said at the one line that does it.
  base::Diagnostic& caused(int number, std::string message, const Cause& cause, const std::string& without);
  /// Where a line of its policy breaks the law by what the schedule says: that, beside the line.
  void add_cause(base::Diagnostic& found, const Trouble& trouble);
  [[nodiscard]] bool is_of_schedule(base::Place place) const;
  /// 100 to 106, by the kind of limit.
  base::Diagnostic& broken(plan::LimitKind kind, base::Place place, const std::string& step, const std::string& rule);
  [[nodiscard]] base::Place head() const;
  [[nodiscard]] base::Place line_of(plan::StepId step, plan::LimitKind kind) const;
  [[nodiscard]] base::Place step_head(plan::StepId step) const;
  [[nodiscard]] std::string stands_against(base::Place place, const std::string& step) const;
  [[nodiscard]] base::LawNote law_note(std::size_t limit) const;
  [[nodiscard]] base::Place place_of(const plan::FilePlace& place) const;
  [[nodiscard]] std::string fix_of(const prove::Violation& violation) const;
  [[nodiscard]] std::string caret_of(const prove::Violation& violation, const Shown& shown) const;
  [[nodiscard]] const std::string& name(plan::StepId step) const { return plan_.at(step).name; }
  [[nodiscard]] const plan::Reason& rule(std::size_t limit) const { return plan_.at(plan_.limits[limit].reason); }
  void add_stuck(const prove::Proof& proof);
  void add_order(const prove::Proof& proof);
  void add_irrelevant(const prove::Proof& proof);

  const types::Program& program_;
  const names::Policy& policy_;
  const plan::Plan& plan_;
  Causes* causes_;
  std::vector<base::Diagnostic> found_;
};

}  // namespace dun::proof
