#include "dsl/proof/taken_apart.hpp"

#include <algorithm>

#include "dsl/lower/lower.hpp"
#include "dsl/names/order.hpp"
#include "dsl/names/overlay.hpp"
#include "engine/plan/verify.hpp"

namespace dun::proof {

namespace {

bool is_among(const Places& places, base::Place place) {
  return std::find(places.begin(), places.end(), place) != places.end();
}

template <class Value>
void leave_out(syntax::Lines<Value>& lines, base::FileId file, const Places& left_out) {
  const auto is_left_out = [&](const auto& line) { return is_among(left_out, {file, line.span}); };
  lines.erase(std::remove_if(lines.begin(), lines.end(), is_left_out), lines.end());
}

template <class Value>
void add_places(Places& places, base::FileId file, const syntax::Lines<Value>& lines) {
  for (const auto& line : lines)
    if (!std::holds_alternative<syntax::NoteLine>(line.value)) places.push_back({file, line.span});
}

bool says_for_which_claims(const syntax::ScheduleLine& line) {
  return std::holds_alternative<syntax::ScheduleFromLine>(line) ||
         std::holds_alternative<syntax::ScheduleUntilLine>(line) || std::holds_alternative<syntax::IfLine>(line);
}

const names::Policy& adapted_by(const std::vector<names::Policy>& policies, const names::Policy& schedule) {
  return *std::find_if(policies.begin(), policies.end(),
                       [&](const names::Policy& policy) { return !policy.schedule && policy.head == schedule.head; });
}

}  // namespace

TakenApart::TakenApart(const types::Program& program, std::size_t schedule)
    : program_(program),
      schedule_(program.bundle.policies[schedule]),
      adapted_(adapted_by(program.bundle.policies, schedule_)),
      variant_(program),
      cut_(variant_.bundle.policies[schedule]) {
  const base::FileId file = schedule_.schedule->file;
  for (const auto& line : std::get<syntax::ScheduleSection>(program.bundle.at(*schedule_.schedule)).lines)
    if (says_for_which_claims(line.value)) differences_.push_back({file, line.span});
  for (const names::SectionRef& ref : schedule_.changes)
    if (const auto* change = std::get_if<syntax::ChangeSection>(&program.bundle.at(ref)))
      add_places(differences_, ref.file, change->lines);
    else
      differences_.push_back(head_of(ref));
}

Places TakenApart::lines_added_at(base::Place head) const {
  Places lines;
  for (const names::SectionRef& ref : schedule_.changes)
    if (const auto* added = std::get_if<syntax::AddSection>(&program_.bundle.at(ref)); added && head_of(ref) == head)
      add_places(lines, ref.file, added->lines);
  return lines;
}

/// The section as the program has it, to be cut anew.
syntax::SectionValue& TakenApart::renewed(names::SectionRef ref) {
  syntax::SectionValue& section = variant_.bundle.trees[ref.file.index()].sections[ref.section.index()].value;
  section = program_.bundle.at(ref);
  return section;
}

std::optional<plan::Plan> TakenApart::without(const Places& left_out) {
  const auto cut = [&](names::SectionRef ref, auto& section) { leave_out(section.lines, ref.file, left_out); };
  cut(schedule_.head, std::get<syntax::PolicySection>(renewed(schedule_.head)));
  cut(*schedule_.schedule, std::get<syntax::ScheduleSection>(renewed(*schedule_.schedule)));
  cut_.changes.clear();
  for (const names::SectionRef& ref : schedule_.changes) {
    if (is_among(left_out, head_of(ref))) continue;
    syntax::SectionValue& section = renewed(ref);
    if (auto* change = std::get_if<syntax::ChangeSection>(&section)) cut(ref, *change);
    if (auto* added = std::get_if<syntax::AddSection>(&section)) cut(ref, *added);
    cut_.changes.push_back(ref);
  }
  std::vector<names::Step> steps = adapted_.steps;
  for (names::Step& step : steps) {
    const auto is_left_out = [&](const names::StepLineRef& line) {
      return is_among(left_out, {line.file, line.line->span});
    };
    step.lines.erase(std::remove_if(step.lines.begin(), step.lines.end(), is_left_out), step.lines.end());
  }
  base::DiagnosticSink mistakes;
  cut_.steps = names::lay_over(variant_.bundle, std::move(steps), cut_.changes, mistakes);
  names::check_order(variant_.bundle, cut_, nullptr, mistakes);
  if (mistakes.has_errors()) return std::nullopt;
  const auto place = static_cast<std::size_t>(&cut_ - variant_.bundle.policies.data());
  plan::Plan plan = lower::from_types(variant_, place);
  if (!plan::faults_of(plan).empty()) return std::nullopt;
  return plan;
}

}  // namespace dun::proof
