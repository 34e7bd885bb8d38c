#include "dsl/proof/proof.hpp"

#include <fmt/core.h>

#include "dsl/proof/findings.hpp"
#include "dsl/proof/never.hpp"
#include "dsl/proof/replay.hpp"

namespace dun::proof {

using prove::Verdict;

namespace {

PolicyProof prove_once(const types::Program& program, std::size_t policy, const plan::Plan& plan,
                       const prove::Options& options) {
  PolicyProof made;
  made.proof = prove::prove(plan, options);
  const prove::Proof& proof = made.proof;
  std::optional<Causes> causes;
  if (program.bundle.policies[policy].schedule) causes.emplace(program, policy, options);
  Causes* const of_schedule = causes ? &*causes : nullptr;
  Findings findings(program, policy, plan, of_schedule);
  std::string lost;
  for (const prove::Violation& violation : proof.violations) {
    const auto& bind = proof.steps[violation.step.index()].double_bind;
    if (bind && (bind->first == violation.limit || bind->second == violation.limit)) continue;  // told once, below
    if (const auto shown = replay(program, plan, violation, program.policies[policy].country)) {
      findings.add_break(violation, *shown);
    } else {
      ++made.not_replayed;
      lost = plan.at(plan.limits[violation.limit].reason).id;
    }
  }
  for (std::size_t step = 0; step < proof.steps.size(); ++step)
    if (const auto& bind = proof.steps[step].double_bind)
      findings.add_double_bind(plan::StepId(step), bind->first, bind->second);
  for (std::size_t step = 0; step < proof.steps.size(); ++step)
    if (const auto limit = proof.steps[step].barred) findings.add_barred(plan::StepId(step), *limit);
  const bool gave_up = proof.verdict == Verdict::too_large || proof.verdict == Verdict::not_expressible;
  if (gave_up) {
    findings.add_unproved(proof.verdict == Verdict::too_large ? "too large; " + proof.obstacle : proof.obstacle);
  } else if (made.not_replayed != 0) {
    findings.add_unproved(fmt::format("a history that breaks `{}` was found which no calendar days bear out", lost));
  } else {
    add_never(findings, program, policy, proof, of_schedule);
    findings.add_doubts(proof);
  }
  made.findings = findings.take();
  return made;
}

}  // namespace

PolicyProof from_plan(const types::Program& program, std::size_t policy, const plan::Plan& plan,
                      const prove::Options& options) {
  PolicyProof made = prove_once(program, policy, plan, options);
  if (made.not_replayed == 0) return made;
  prove::Options longer = options;  // the first history found has no days on a calendar; another may
  longer.stands = [&](const prove::Violation& violation) {
    return replay(program, plan, violation, program.policies[policy].country).has_value();
  };
  return prove_once(program, policy, plan, longer);
}

}  // namespace dun::proof
