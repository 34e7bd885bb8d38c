#include "engine/prove/certificate.hpp"

#include "engine/base/json_line.hpp"

namespace dun::prove {

namespace {

std::string verdict_of(const LimitFinding& finding, Verdict verdict) {
  if (finding.broken) return "can be broken";
  if (verdict == Verdict::too_large || verdict == Verdict::not_expressible) return "not proved";
  return finding.relevant ? "kept" : "never matters";
}

std::string rules_of(const plan::Plan& plan, const Proof& proof) {
  base::JsonArray rules;
  for (std::size_t index = 0; index < plan.limits.size(); ++index) {
    const plan::Reason& reason = plan.at(plan.limits[index].reason);
    base::JsonLine rule;
    rule.add("rule", reason.id).add("cite", reason.cite).add("line", reason.text);
    rule.add("verdict", verdict_of(proof.limits[index], proof.verdict));
    if (proof.limits[index].room) rule.add("room", *proof.limits[index].room);
    rules.add_raw(rule.text());
  }
  return rules.text();
}

std::string steps_of(const plan::Plan& plan, const Proof& proof) {
  base::JsonArray steps;
  for (std::size_t index = 0; index < plan.steps.size(); ++index)
    steps.add_raw(
        base::JsonLine().add("step", plan.steps[index].name).add("happens", proof.steps[index].happens).text());
  return steps.text();
}

std::string list_of(const std::vector<std::string>& texts) {
  base::JsonArray list;
  for (const std::string& text : texts) list.add(text);
  return list.text();
}

}  // namespace

std::string certificate(const plan::Plan& plan, const Proof& proof, const std::string& tool) {
  base::JsonLine line;
  line.add("certificate", std::int64_t{1}).add("tool", tool).add("policy", plan.name).add("bundle", plan.bundle_hash);
  line.add_raw("laws", list_of(plan.laws)).add("checked_through", values::to_string(plan.checked_through));
  line.add("verdict", to_string(proof.verdict)).add_if("obstacle", proof.obstacle);
  line.add_raw("assumptions", list_of(proof.assumptions));
  line.add_raw("rules", rules_of(plan, proof)).add_raw("steps", steps_of(plan, proof));
  line.add("states", static_cast<std::int64_t>(proof.states));
  return line.text();
}

}  // namespace dun::prove
