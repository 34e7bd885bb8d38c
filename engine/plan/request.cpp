#include "engine/plan/plan.hpp"

namespace dun::plan {

facts::Request request_of(const Plan& plan) {
  facts::Request request;
  request.columns = plan.columns;
  for (const Act& act : plan.acts) request.acts.push_back(act.name);
  for (const Step& step : plan.steps) request.steps.push_back(step.name);
  request.channels = plan.channels;
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
