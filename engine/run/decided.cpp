#include "engine/run/decided.hpp"

#include <fmt/core.h>

namespace dun::run {

Decider::Decider(const std::vector<plan::Plan>& plans, const facts::Request& request, Day run_date)
    : plans_(plans), coverage_(plans.size()) {
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

base::Result<std::uint16_t> Decider::chosen(const facts::Block& block, std::size_t row, const Decided& decided) {
  for (std::size_t place = 0; place < decided.answers.size(); ++place) {
    const decide::Decision& decision = decided.answers[place].decisions[row];
    const std::string_view reason =
        decision.reason.is_set() ? plans_[place].at(decision.reason).id : std::string_view();
    coverage_[place] = plan::coverage_of(decision.outcome, reason);
  }
  const plan::Choice choice = plan::choose(plans_, coverage_);
  if (!choice.plan) return no_plan;
  if (!choice.rival) return static_cast<std::uint16_t>(*choice.plan);
  const std::string claim = row < block.ids.size() ? block.ids[row] : fmt::format("number {}", block.claim[row]);
  return tl::make_unexpected(plan::two_cover(claim, plans_, choice));
}

}  // namespace dun::run
