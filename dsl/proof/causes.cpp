#include "dsl/proof/causes.hpp"

#include <algorithm>

namespace dun::proof {

namespace {

/// A try that takes more than this tells nothing: there may be many of them. The policy itself has the whole budget.
constexpr std::size_t states_of_a_try = 50'000;

/// Lines that can leave a step without a day.
bool can_stand_against(const syntax::StepLine& line) {
  return std::holds_alternative<syntax::WhenLine>(line) || std::holds_alternative<syntax::UntilLine>(line) ||
         std::holds_alternative<syntax::IfLine>(line) || std::holds_alternative<syntax::ByLine>(line);
}

bool can_stand_against(const syntax::PolicyLine& line) {
  return std::holds_alternative<syntax::StartLine>(line) || std::holds_alternative<syntax::StopLine>(line) ||
         std::holds_alternative<syntax::PauseLine>(line);
}

Places that_can_stand_against(const names::Step& step) {
  Places places;
  for (const names::StepLineRef& line : step.lines)
    if (can_stand_against(line.line->value)) places.push_back({line.file, line.line->span});
  return places;
}

Places without(Places places, const Places& left_out) {
  const auto is_left_out = [&](base::Place place) {
    return std::find(left_out.begin(), left_out.end(), place) != left_out.end();
  };
  places.erase(std::remove_if(places.begin(), places.end(), is_left_out), places.end());
  return places;
}

bool saw_everything(const prove::Proof& proof) {
  return proof.verdict != prove::Verdict::too_large && proof.verdict != prove::Verdict::not_expressible;
}

}  // namespace

Causes::Causes(const types::Program& program, std::size_t schedule, const prove::Options& options)
    : program_(program), schedule_(schedule), options_(options) {
  options_.stands = nullptr;  // asks of breaks of the schedule as it is, and no history of a try is shown
}

TakenApart& Causes::apart() {
  if (!apart_) apart_.emplace(program_, schedule_);
  return *apart_;
}

/// Nothing is said of a step that is not among those tried.
Answer Causes::Tried::has(const Trouble& trouble) const {
  const auto place = static_cast<std::size_t>(std::find(steps.begin(), steps.end(), trouble.step) - steps.begin());
  if (place == steps.size()) return Answer::unknown;
  const prove::StepFinding& found = proof.steps[place];
  const Answer not_seen = saw_everything(proof) ? Answer::no : Answer::unknown;
  const auto is_other = [&](std::optional<plan::StepId> other) {
    return other && steps[other->index()] == trouble.other ? Answer::yes : not_seen;
  };
  switch (trouble.kind) {
    case TroubleKind::never:
      if (found.happens) return Answer::no;
      return saw_everything(proof) ? Answer::yes : Answer::unknown;
    case TroubleKind::stuck:
      return found.stuck && found.happens ? Answer::yes : not_seen;
    case TroubleKind::same_day:
      return is_other(found.same_day);
    case TroubleKind::before_pay_by:
      return is_other(found.before_pay_by);
    case TroubleKind::breaks_law:
      break;
  }
  const bool breaks = std::any_of(proof.violations.begin(), proof.violations.end(), [&](const auto& violation) {
    return violation.step.index() == place && rules[violation.limit] == trouble.other;
  });
  return breaks ? Answer::yes : not_seen;
}

Answer Causes::is_there(const Trouble& trouble, const Places& left_out) {
  const auto known =
      std::find_if(tried_.begin(), tried_.end(), [&](const Tried& each) { return each.left_out == left_out; });
  const Tried& tried = known == tried_.end() ? tried_.emplace_back(try_without(left_out)) : *known;
  return tried.has(trouble);
}

Causes::Tried Causes::try_without(const Places& left_out) {
  Tried tried;
  tried.left_out = left_out;
  const std::optional<plan::Plan> plan = apart().without(left_out);
  if (!plan) return tried;
  prove::Options options = options_;
  if (left_out != apart().differences()) options.budget = std::min(options.budget, states_of_a_try);
  tried.proof = prove::prove(*plan, options);
  for (const plan::Step& step : plan->steps) tried.steps.push_back(step.name);
  for (const plan::Limit& limit : plan->limits) tried.rules.push_back(plan->at(limit.reason).id);
  return tried;
}

Places Causes::that_end(const Trouble& trouble, const Places& each) {
  Places found;
  for (const base::Place& place : each)
    if (is_there(trouble, {place}) == Answer::no) found.push_back(place);
  return found;
}

Places Causes::that_do_it_alone(const Trouble& trouble) {
  Places found;
  for (const base::Place& kept : apart().differences())
    if (is_there(trouble, without(apart().differences(), {kept})) == Answer::yes) found.push_back(kept);
  return found;
}

/// A line of the step itself; where it is none of them, of the policy or of another step.
std::optional<base::Place> Causes::against(const Trouble& trouble, const Places& cause) {
  const names::Policy& schedule = program_.bundle.policies[schedule_];
  Places own;
  Places others;
  for (const auto& line : std::get<syntax::PolicySection>(program_.bundle.at(schedule.head)).lines)
    if (can_stand_against(line.value)) others.push_back({schedule.head.file, line.span});
  for (const names::Step& step : schedule.steps) {
    Places& into = step.name == trouble.step ? own : others;
    const Places places = that_can_stand_against(step);
    into.insert(into.end(), places.begin(), places.end());
  }
  own.insert(own.end(), others.begin(), others.end());
  const Places all = without(std::move(own), cause);
  const auto found =
      std::find_if(all.begin(), all.end(), [&](base::Place place) { return is_there(trouble, {place}) == Answer::no; });
  return found == all.end() ? std::nullopt : std::optional(*found);
}

Cause Causes::of(const Trouble& trouble) {
  Cause cause;
  cause.lines = that_end(trouble, apart().differences());
  if (cause.lines.empty()) {
    cause.lines = that_do_it_alone(trouble);
    cause.working = Working::each;
    return cause;
  }
  if (cause.line())
    if (const Places inner = that_end(trouble, apart().lines_added_at(*cause.line())); inner.size() == 1)
      cause.lines = inner;
  if (trouble.kind == TroubleKind::never) cause.against = against(trouble, cause.lines);
  return cause;
}

bool Causes::goes_with(const Trouble& trouble, const Cause& cause) {
  return cause.line() && cause.working == Working::together && is_there(trouble, {*cause.line()}) == Answer::no;
}

}  // namespace dun::proof
