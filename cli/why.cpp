// dun why: explains what is done with a claim on a day, or why nothing is.
#include <fmt/core.h>

#include <algorithm>

#include "cli/bundle.hpp"
#include "cli/failure.hpp"
#include "cli/options.hpp"
#include "engine/explain/render.hpp"
#include "engine/facts/ledger/ledger.hpp"
#include "engine/plan/precedence.hpp"

namespace dun::cli {

namespace {

std::optional<std::size_t> row_of(const facts::Block& block, std::int64_t number) {
  const auto found = std::find(block.claim.begin(), block.claim.end(), number);
  if (found == block.claim.end()) return std::nullopt;
  return static_cast<std::size_t>(found - block.claim.begin());
}

plan::Coverage coverage_of(const explain::Explanation& explanation) {
  return plan::coverage_of(explanation.outcome,
                           explanation.deciding.empty() ? std::string() : explanation.deciding.front().reason.id);
}

/// The explanation of the policy that counts for the claim in a run; that of the last one named if none covers it.
base::Result<explain::Explanation> explained(const facts::Ledger& ledger, const std::vector<plan::Plan>& plans,
                                             const WhyOptions& options) {
  const facts::Knowledge knowledge{options.on, options.known_on};
  const auto claims = ledger.relationship_of(options.claim, knowledge);
  if (!claims) return tl::make_unexpected(claims.error());
  const auto known_on = options.known_on ? base::Result<std::optional<Day>>(options.known_on) : ledger.last_recorded();
  if (!known_on) return tl::make_unexpected(known_on.error());
  const Day known = std::max(known_on->value_or(options.on), options.on);
  std::vector<explain::Explanation> found;
  std::vector<plan::Coverage> coverage;
  for (const plan::Plan& plan : plans) {
    const facts::Block block =
        facts::to_block(*claims, plan::request_of(plan), options.on, options.known_on.value_or(known));
    const auto claim = std::find_if(claims->begin(), claims->end(),
                                    [&](const facts::ClaimHistory& each) { return each.claim.id == options.claim; });
    const std::optional<std::size_t> row = row_of(block, claim->number);
    if (!row)
      return base::refuse(base::FaultKind::data,
                          fmt::format("claim {} was not known on {}", options.claim, values::to_string(known)),
                          "ask for a later --known-on");
    found.push_back(explain::explain(plan, block, *row, options.on, *claim, options.known_on.value_or(known)));
    coverage.push_back(coverage_of(found.back()));
  }
  const plan::Choice choice = plan::choose(plans, coverage);
  if (choice.rival) return tl::make_unexpected(plan::two_cover(options.claim, plans, choice));
  return std::move(found[choice.plan.value_or(found.size() - 1)]);
}

}  // namespace

int why(const WhyOptions& options) {
  int status = fine;
  const std::optional<compile::Bundle> bundle = bundle_of(options.policies, status);
  if (!bundle) return status;
  const std::vector<plan::Plan> plans = plans_of(*bundle);
  if (plans.empty())
    return fail(
        {base::FaultKind::usage, "the files name no policy", "give --policy a file or folder with a `policy` block"});
  const auto ledger = facts::Ledger::open(options.ledger, facts::Access::read_only);
  if (!ledger) return fail(ledger.error());
  const auto explanation = explained(*ledger, plans, options);
  if (!explanation) return fail(explanation.error());
  if (options.json)
    fmt::print("{}\n", explain::to_json(*explanation, options.full));
  else
    fmt::print("{}", explain::to_text(*explanation, options.full));
  return fine;
}

}  // namespace dun::cli
