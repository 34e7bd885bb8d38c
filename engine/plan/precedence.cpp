#include "engine/plan/precedence.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dun::plan {

namespace {

bool counts_before(const Plan& one, const Plan& other) {
  return !one.adapts.empty() && one.adapts == other.name;
}

}  // namespace

Coverage coverage_of(Outcome outcome, std::string_view reason) {
  if (outcome == Outcome::not_covered) return Coverage::no;
  return outcome == Outcome::held && reason == covers_id ? Coverage::may : Coverage::yes;
}

Choice choose(const std::vector<Plan>& plans, const std::vector<Coverage>& coverage) {
  const auto holds = std::find(coverage.begin(), coverage.end(), Coverage::may);
  if (holds != coverage.end()) return {static_cast<std::size_t>(holds - coverage.begin()), std::nullopt};
  Choice choice;
  for (std::size_t place = 0; place < coverage.size(); ++place) {
    if (coverage[place] == Coverage::no) continue;
    if (!choice.plan || counts_before(plans[place], plans[*choice.plan]))
      choice.plan = place;
    else if (!counts_before(plans[*choice.plan], plans[place]))
      return {choice.plan, place};
  }
  return choice;
}

base::Fault two_cover(const std::string& claim, const std::vector<Plan>& plans, const Choice& choice) {
  return {base::FaultKind::data,
          fmt::format("claim {} is covered by two policies: {} and {}", claim, plans[*choice.plan].name,
                      plans[*choice.rival].name),
          "name only one of them with --policy, or narrow what one of them covers"};
}

}  // namespace dun::plan
