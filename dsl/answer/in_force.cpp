// Which of the laws asked are in force for the claim.
#include <algorithm>
#include <set>

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

bool is_in_force(const Asked& asked, std::size_t law, Day on) {
  const plan::Plan plan = plan_of(asked, law);
  const facts::Block block = scenario::block_on(asked.given, plan::request_of(plan), on);
  const decide::OneRow row(plan, block, scenario::row_of(block, 0).value_or(0), on);
  return std::none_of(plan.gates.begin(), plan.gates.end(), [&](const plan::Gate& gate) {
    return plan.at(gate.reason).id == "in-force" && row.holds(gate.when);
  });
}

}  // namespace

std::vector<std::size_t> laws_in_force(const Asked& asked, Day on) {
  std::vector<std::size_t> in_force;
  std::vector<std::size_t> others;
  std::set<std::string> subjects;
  for (const std::size_t law : asked.laws) {
    const bool is_one = is_in_force(asked, law, on);
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

}  // namespace dun::answer
