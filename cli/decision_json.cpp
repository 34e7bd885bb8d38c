#include "cli/decision_json.hpp"

#include "engine/base/json_line.hpp"
#include "engine/journal/journal.hpp"

namespace dun::cli {

namespace {

void add_reason(base::JsonArray& array, const plan::Plan& plan, plan::ReasonId id) {
  if (!id.is_set()) return;
  const plan::Reason& reason = plan.at(id);
  base::JsonLine json;
  json.add("id", reason.id).add_if("cite", reason.cite).add_if("file", reason.place.file);
  if (reason.place.line != 0) json.add("line", std::int64_t{reason.place.line});
  array.add_raw(json.text());
}

std::string reasons_json(const plan::Plan& plan, const decide::Decision& decision, const decide::Details* details) {
  base::JsonArray array;
  add_reason(array, plan, decision.reason);
  if (details != nullptr)
    for (const plan::ReasonId reason : details->reasons)
      if (reason != decision.reason) add_reason(array, plan, reason);
  return array.text();
}

}  // namespace

std::string DecisionJson::line(const facts::Block& block, const run::Decided& decided, std::size_t row) const {
  const decide::Decision& decision = decided.decision(row);
  const decide::Details* details = decided.details(row);
  const plan::Plan& plan = plans_[decided.plan[row] == run::no_plan ? 0 : decided.plan[row]];
  const std::string& claim = block.ids[row];
  base::JsonLine json;
  json.add("version", std::int64_t{1}).add("claim", claim).add("outcome", plan::to_string(decision.outcome));
  if (decided.plan[row] != run::no_plan) json.add("policy", plan.name);
  const bool acts = decision.outcome == plan::Outcome::act;
  if (decision.step != facts::no_code) {
    const plan::Step& step = plan.steps[decision.step];
    json.add("step", step.name).add("act", plan.acts[step.act.index()].name);
    if (acts) {
      const std::size_t leader = details->led_by.value_or(static_cast<std::uint32_t>(row));
      json.add("letter", journal::letter_id(block.ids[leader], step.name, decided.details(leader)->occurrence));
    }
  }
  if (acts) {
    if (details->channel != facts::no_code) json.add("channel", plan.channels[details->channel]);
    json.add("currency", values::to_string(plan.currency))
        .add("principal", values::to_decimal(details->principal, plan.currency));
    json.add("fee", values::to_decimal(details->fee, plan.currency));
    if (details->with_interest) json.add("interest", values::to_decimal(details->interest, plan.currency));
    if (details->compensation != 0) json.add("compensation", values::to_decimal(details->compensation, plan.currency));
    if (details->announced) json.add("announced", values::to_decimal(*details->announced, plan.currency));
    if (details->has_pay_by) json.add("pay_by", values::to_string(details->pay_by));
    const plan::Step& step = plan.steps[decision.step];
    json.add_if("text", step.text);
    base::JsonArray withheld;
    for (const plan::ReasonId reason : details->withheld) add_reason(withheld, plan, reason);
    if (!withheld.is_empty()) json.add_raw("withheld", withheld.text());
  }
  if (decision.has_until) json.add("until", values::to_string(decision.until));
  return json.add_raw("reasons", decided.plan[row] == run::no_plan ? "[]" : reasons_json(plan, decision, details))
      .text();
}

}  // namespace dun::cli
