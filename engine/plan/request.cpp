#include "engine/plan/plan.hpp"

namespace dun::plan {

namespace {

bool accepts(const TermRule& rule, facts::TermSet stated) {
  return stated != 0 && (stated & ~rule.accepted) == 0;
}

}  // namespace

Wording wording_of(const Plan& plan, std::size_t act, facts::TermSet stated) {
  Wording found = Wording::right;
  for (const TermRule& rule : plan.term_rules)
    if (act < plan.acts.size() && (rule.acts >> act & 1U) != 0 && !accepts(rule, stated))
      found = stated == 0 ? Wording::unrecorded : Wording::wrong;
  return found;
}

bool states_what_is_asked(const Plan& plan, const Limit& limit, const Step& step) {
  return limit.term_rule && accepts(plan.term_rules[*limit.term_rule], step.terms);
}

facts::Request request_of(const Plan& plan) {
  facts::Request request;
  request.columns = plan.columns;
  for (const Act& act : plan.acts) request.acts.push_back(act.name);
  for (const Step& step : plan.steps) request.steps.push_back(step.name);
  request.channels = plan.channels;
  request.terms = plan.terms;
  request.acts_of_claims = !plan.registers.empty();
  for (const Step& step : plan.steps) request.money_events = request.money_events || step.adds_interest;
  request.money_events = request.money_events || !plan.settlement.empty();
  for (const InterestRule& interest : plan.interests)
    for (const RatePart& part : interest.rate.parts)
      request.agreed_rates = request.agreed_rates || part.op == RateOp::contract_rate;
  request.whole_relationships = plan.gathered != 0;  // they share letters
  for (const Register& reg : plan.registers)
    request.whole_relationships = request.whole_relationships || reg.per_relationship;
  return request;
}

}  // namespace dun::plan
