#include "dsl/proof/causes.hpp"

#include <algorithm>

namespace dun::proof {

namespace {

/// A try that takes more than this tells nothing: there may be many of them. The policy itself has the whole budget.
constexpr std::size_t states_of_a_try = 200'000;

/// Lines that can leave a step without a day.
bool can_stand_against(const syntax::StepLine& line) {
  return std::holds_alternative<syntax::WhenLine>(line) || std::holds_alternative<syntax::UntilLine>(line) ||
         std::holds_alternative<syntax::IfLine>(line) || std::holds_alternative<syntax::ByLine>(line);
}

bool can_stand_against(const syntax::PolicyLine& line) {
  return std::holds_alternative<syntax::StartLine>(line) || std::holds_alternative<syntax::StopLine>(line) ||
         std::holds_alternative<syntax::PauseLine>(line);
}

bool is_among(const Places& places, base::Place place) {
  return std::find(places.begin(), places.end(), place) != places.end();
}

}  // namespace

Causes::Causes(const types::Program& program, std::size_t schedule, const prove::Options& options)
    : program_(program), schedule_(program.bundle.policies[schedule]), apart_(program, schedule), options_(options) {
  options_.budget = std::min(options_.budget, states_of_a_try);
}

Answer Causes::happens(const std::string& step, const Places& left_out) {
  const auto known =
      std::find_if(tried_.begin(), tried_.end(), [&](const Tried& each) { return each.left_out == left_out; });
  const Tried& tried = known == tried_.end() ? tried_.emplace_back(try_without(left_out)) : *known;
  if (tried.steps.count(step) != 0) return Answer::yes;
  return tried.complete ? Answer::no : Answer::unknown;
}

Causes::Tried Causes::try_without(const Places& left_out) {
  Tried tried;
  tried.left_out = left_out;
  const std::optional<plan::Plan> plan = apart_.without(left_out);
  if (!plan) return tried;
  prove::Options options = options_;
  if (left_out != apart_.differences()) options.budget = std::min(options.budget, states_of_a_try);
  const prove::Proof proof = prove::prove(*plan, options);
  tried.complete = proof.verdict != prove::Verdict::too_large && proof.verdict != prove::Verdict::not_expressible;
  for (std::size_t step = 0; step < proof.steps.size(); ++step)
    if (proof.steps[step].happens) tried.steps.insert(plan->steps[step].name);
  return tried;
}

Places Causes::that_bring_back(const std::string& step, const Places& each) {
  Places found;
  for (const base::Place& place : each)
    if (happens(step, {place}) == Answer::yes) found.push_back(place);
  return found;
}

Places Causes::that_do_it_alone(const std::string& step) {
  Places found;
  for (const base::Place& kept : apart_.differences()) {
    Places others = apart_.differences();
    others.erase(std::remove(others.begin(), others.end(), kept), others.end());
    if (happens(step, others) == Answer::no) found.push_back(kept);
  }
  return found;
}

Places Causes::places_of(const names::Step& step) const {
  Places places;
  for (const names::StepLineRef& line : step.lines)
    if (can_stand_against(line.line->value)) places.push_back({line.file, line.line->span});
  return places;
}

/// Lines of the step itself; where it is none of them, of the policy and of the other steps.
Places Causes::against(const std::string& step, const Places& cause) {
  Places own;
  Places others;
  const auto& head = std::get<syntax::PolicySection>(program_.bundle.at(schedule_.head));
  for (const auto& line : head.lines)
    if (can_stand_against(line.value)) others.push_back({schedule_.head.file, line.span});
  for (const names::Step& each : schedule_.steps) {
    Places& into = each.name == step ? own : others;
    const Places places = places_of(each);
    into.insert(into.end(), places.begin(), places.end());
  }
  for (Places* places : {&own, &others}) {
    places->erase(
        std::remove_if(places->begin(), places->end(), [&](base::Place place) { return is_among(cause, place); }),
        places->end());
    if (const Places found = that_bring_back(step, *places); !found.empty()) return found;
  }
  return {};
}

Cause Causes::of(const std::string& step) {
  Cause cause;
  cause.lines = that_bring_back(step, apart_.differences());
  if (cause.lines.empty()) {
    cause.lines = that_do_it_alone(step);
    cause.working = Working::each;
    return cause;
  }
  if (cause.line())
    if (const Places inner = that_bring_back(step, apart_.lines_added_at(*cause.line())); inner.size() == 1)
      cause.lines = inner;
  cause.against = against(step, cause.lines);
  return cause;
}

bool Causes::comes_back(const std::string& step, const Cause& cause) {
  return cause.line() && cause.working == Working::together && happens(step, {*cause.line()}) == Answer::yes;
}

}  // namespace dun::proof
