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

std::string by_hand_of(const plan::Plan& plan, const Proof& proof) {
  base::JsonArray kinds;
  for (const plan::ActId act : proof.by_hand) kinds.add(plan.acts[act.index()].name);
  return kinds.text();
}

/// "0 days", "3.00 NOK", or nothing where the limit is no measure.
std::string room_of(const plan::Plan& plan, const plan::Limit& limit, const LimitFinding& finding) {
  if (!finding.room) return "";
  if (limit.caps_the_fee()) return values::to_string(values::Money{*finding.room, plan.currency});
  return std::to_string(*finding.room) + (*finding.room == 1 ? " day" : " days");
}

/// A cell of a table: what would end it is taken as text.
std::string cell(const std::string& text) {
  std::string safe;
  for (const char letter : text) {
    if (letter == '|') safe += '\\';
    safe += letter;
  }
  return safe;
}

std::string rows_of(const plan::Plan& plan, const Proof& proof) {
  std::string text = "| rule | citation | what it asks | found | room |\n|---|---|---|---|---|\n";
  for (std::size_t index = 0; index < plan.limits.size(); ++index) {
    const plan::Limit& limit = plan.limits[index];
    const plan::Reason& reason = plan.at(limit.reason);
    text += "| " + reason.id + " | " + cell(reason.cite) + " | " + cell(reason.text) + " | " +
            verdict_of(proof.limits[index], proof.verdict) + " | " + room_of(plan, limit, proof.limits[index]) + " |\n";
  }
  return text;
}

}  // namespace

std::string readable_certificate(const plan::Plan& plan, const Proof& proof, const std::string& tool) {
  std::string text = "# " + plan.name + ": " + std::string(to_string(proof.verdict)) + "\n\n";
  if (!proof.obstacle.empty()) text += "Why not: " + proof.obstacle + ".\n\n";
  std::string laws;
  for (const std::string& law : plan.laws) laws += (laws.empty() ? "" : ", ") + law;
  text += "- under " + laws + ", checked through " + values::to_string(plan.checked_through) + "\n";
  text += "- texts: " + plan.bundle_hash + " (SHA-256 over names and contents of all files)\n";
  text += "- searched: " + std::to_string(proof.states) + " states, by " + tool + "\n\nAssumed:\n\n";
  for (const std::string& assumption : proof.assumptions) text += "- " + assumption + "\n";
  text += "\n" + rows_of(plan, proof) + "\nSteps:\n\n";
  for (std::size_t index = 0; index < plan.steps.size(); ++index)
    text += "- " + plan.steps[index].name + (proof.steps[index].happens ? "" : ": never happens") + "\n";
  return text;
}

std::string certificate(const plan::Plan& plan, const Proof& proof, const std::string& tool) {
  base::JsonLine line;
  line.add("certificate", std::int64_t{1}).add("tool", tool).add("policy", plan.name).add("bundle", plan.bundle_hash);
  line.add_raw("laws", list_of(plan.laws)).add("checked_through", values::to_string(plan.checked_through));
  line.add("verdict", to_string(proof.verdict)).add_if("obstacle", proof.obstacle);
  line.add_raw("assumptions", list_of(proof.assumptions));
  if (!proof.by_hand.empty()) line.add_raw("by_hand", by_hand_of(plan, proof));
  line.add_raw("rules", rules_of(plan, proof)).add_raw("steps", steps_of(plan, proof));
  line.add("states", static_cast<std::int64_t>(proof.states));
  return line.text();
}

}  // namespace dun::prove
