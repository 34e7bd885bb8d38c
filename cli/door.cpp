#include "cli/door.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <memory>

#include "cli/bundle.hpp"
#include "engine/run/decided.hpp"

namespace dun::cli {

namespace {

using journal::Action;
using journal::DoorAnswer;

/// The claims of an action's relationship as they would be without the proposal that stands at the door.
base::Result<std::vector<facts::ClaimHistory>> without_proposal(const facts::Ledger& ledger, const Action& action,
                                                                values::Day on) {
  auto claims = ledger.relationship_of(action.claim.claim, {on, std::nullopt});
  if (!claims) return claims;
  for (facts::ClaimHistory& history : *claims) {
    if (history.claim.id != action.claim.claim) continue;
    std::vector<facts::ActRecord>& acts = history.acts;
    acts.erase(std::remove_if(acts.begin(), acts.end(),
                              [&](const facts::ActRecord& act) {
                                return act.state == facts::ActState::proposed && act.step == action.step &&
                                       act.occurrence == action.occurrence;
                              }),
               acts.end());
  }
  return claims;
}

std::string refusal_text(const plan::Plan& plan, const decide::Decision& decision) {
  std::string text(plan::to_string(decision.outcome));
  if (decision.reason.is_set()) {
    const plan::Reason& reason = plan.at(decision.reason);
    text += fmt::format(" by {}{}", reason.id, reason.cite.empty() ? "" : " (" + reason.cite + ")");
  }
  if (decision.has_until) text += " until " + values::to_string(decision.until);
  return text;
}

journal::Figures figures_of(const plan::Plan& plan, const decide::Details& details) {
  journal::Figures figures;
  if (details.channel != facts::no_code) figures.channel = plan.channels[details.channel];
  figures.principal = details.principal;
  figures.fee = details.fee;
  figures.interest = details.interest;
  figures.compensation = details.compensation;
  if (details.has_pay_by) figures.pay_by = details.pay_by;
  return figures;
}

DoorAnswer answer_of(const std::vector<plan::Plan>& plans, const facts::Block& block, const run::Decided& decided,
                     const Action& action) {
  const auto row =
      static_cast<std::size_t>(std::find(block.ids.begin(), block.ids.end(), action.claim.claim) - block.ids.begin());
  if (row == block.rows || decided.plan[row] == run::no_plan) return {false, {}, "no policy named covers the claim"};
  const plan::Plan& plan = plans[decided.plan[row]];
  const decide::Decision& decision = decided.decision(row);
  if (decision.outcome != plan::Outcome::act) return {false, {}, refusal_text(plan, decision)};
  const std::string& step = plan.steps[decision.step].name;
  if (step != action.step) return {false, {}, "the step is now " + step};
  return {true, figures_of(plan, *decided.details(row)), ""};
}

}  // namespace

base::Result<journal::DoorCheck> door_check(const facts::Ledger& ledger, const std::vector<std::string>& policies,
                                            values::Day on) {
  int status = 0;
  const std::optional<compile::Bundle> bundle = bundle_of(policies, status);
  if (!bundle)
    return base::refuse(base::FaultKind::data, "the policies have mistakes", "mend them, then release again");
  const auto plans = std::make_shared<std::vector<plan::Plan>>(plans_of(*bundle));
  if (plans->empty())
    return base::refuse(base::FaultKind::usage, "the files name no policy",
                        "give --policy a file or folder with a `policy` block");
  return journal::DoorCheck([plans, &ledger, on](const Action& action) -> base::Result<DoorAnswer> {
    const auto claims = without_proposal(ledger, action, on);
    if (!claims) return tl::make_unexpected(claims.error());
    facts::Request request = decide::request_for(*plans);
    request.claim_ids = true;
    const facts::Block block = facts::to_block(*claims, request, on, on);
    run::Decided decided;
    if (const auto done = run::Decider(*plans, request, on).decide(block, decided); !done)
      return tl::make_unexpected(done.error());
    return answer_of(*plans, block, decided, action);
  });
}

}  // namespace dun::cli
