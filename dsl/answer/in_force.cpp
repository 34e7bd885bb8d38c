// Which of the laws asked are in force for the claim.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "dsl/answer/missing.hpp"
#include "dsl/answer/question.hpp"
#include "engine/decide/one_row.hpp"

namespace dun::answer {

namespace {

/// What a law speaks of: its acts, and whether it has an interest or a charge (which no name of an act can be).
std::set<std::string> subjects_of(const Asked& asked, std::size_t law_index) {
  std::set<std::string> subjects;
  const names::Bundle& bundle = asked.bundle.program.bundle;
  const names::Law& law = bundle.laws[law_index];
  for (const names::SectionRef ref : law.acts) subjects.insert(std::get<syntax::ActSection>(bundle.at(ref)).name.text);
  if (!law.interests.empty()) subjects.insert("an interest");
  if (!law.charges.empty()) subjects.insert("a charge");
  return subjects;
}

/// Why the law holds the claim by this gate of its own, if it does.
std::optional<plan::ReasonId> closed(const Asked& asked, const plan::Plan& plan, Day on, std::string_view gate) {
  const facts::Block block = scenario::block_on(asked.given, plan::request_of(plan), on);
  const decide::OneRow row(plan, block, scenario::row_of(block, 0).value_or(0), on);
  for (const plan::Gate& each : plan.gates)
    if (plan.at(each.reason).id == gate && row.holds(each.when)) return each.reason;
  return std::nullopt;
}

}  // namespace

std::vector<std::size_t> laws_in_force(const Asked& asked, Day on) {
  std::vector<std::size_t> in_force;
  std::vector<std::size_t> others;
  std::set<std::string> subjects;
  for (const std::size_t law : asked.laws) {
    const bool is_one = !closed(asked, plan_of(asked, law), on, "in-force");
    (is_one ? in_force : others).push_back(law);
    if (is_one) subjects.merge(subjects_of(asked, law));
  }
  for (const std::size_t law : others) {
    const std::set<std::string> own = subjects_of(asked, law);
    const bool is_replaced = std::includes(subjects.begin(), subjects.end(), own.begin(), own.end());
    if (!is_replaced) in_force.push_back(law);
  }
  const auto place = [&](std::size_t law) { return std::find(asked.laws.begin(), asked.laws.end(), law); };
  std::sort(in_force.begin(), in_force.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  return in_force;
}

std::vector<Because> unchecked_on(const Asked& asked, Day on) {
  std::vector<Because> unchecked;
  for (const std::size_t law : laws_in_force(asked, on)) {
    const plan::Plan plan = plan_of(asked, law);
    if (const auto reason = closed(asked, plan, on, "checked-through")) unchecked.push_back(because(plan, *reason));
  }
  return unchecked;
}

}  // namespace dun::answer
