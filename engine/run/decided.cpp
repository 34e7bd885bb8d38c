#include "engine/run/decided.hpp"

#include <fmt/core.h>

namespace dun::run {

Decider::Decider(const std::vector<plan::Plan>& plans, const facts::Request& request, Day run_date) : plans_(plans) {
  evaluators_.reserve(plans.size());
  for (const plan::Plan& plan : plans) evaluators_.emplace_back(plan, request, run_date);
}

base::Result<void> Decider::decide(const facts::Block& block, Decided& decided) {
  decided.answers.resize(evaluators_.size());
  for (std::size_t place = 0; place < evaluators_.size(); ++place)
    evaluators_[place].decide(block, decided.answers[place]);
  decided.plan.assign(block.rows, 0);
  for (std::size_t row = 0; row < block.rows; ++row) {
    const base::Result<std::uint16_t> plan = chosen(block, row, decided);
    if (!plan) return tl::make_unexpected(plan.error());
    decided.plan[row] = *plan;
  }
  return {};
}

/// Is the claim held because it is not known whether the plan covers it?
bool Decider::may_cover(std::size_t place, std::size_t row, const Decided& decided) const {
  const decide::Decision& decision = decided.answers[place].decisions[row];
  return decision.outcome == plan::Outcome::held && decision.reason.is_set() &&
         plans_[place].at(decision.reason).id == "covers";
}

/// A claim that a plan may cover is held by it: what another would do might be wrong.
base::Result<std::uint16_t> Decider::chosen(const facts::Block& block, std::size_t row, const Decided& decided) const {
  for (std::size_t place = 0; place < decided.answers.size(); ++place)
    if (may_cover(place, row, decided)) return static_cast<std::uint16_t>(place);
  std::uint16_t found = no_plan;
  for (std::size_t place = 0; place < decided.answers.size(); ++place) {
    if (decided.answers[place].decisions[row].outcome == plan::Outcome::not_covered) continue;
    const auto number = static_cast<std::uint16_t>(place);
    if (found == no_plan || plans_[place].adapts == plans_[found].name) {
      found = number;
    } else if (plans_[found].adapts != plans_[place].name) {
      const std::string claim = row < block.ids.size() ? block.ids[row] : fmt::format("number {}", block.claim[row]);
      return base::refuse(
          base::FaultKind::data,
          fmt::format("claim {} is covered by two policies: {} and {}", claim, plans_[found].name, plans_[place].name),
          "name only one of them with --policy, or narrow what one of them covers");
    }
  }
  return found;
}

}  // namespace dun::run
