#include "dsl/scenario/words.hpp"

#include <fmt/core.h>

namespace dun::scenario {

std::string act_text(const plan::Plan& plan, const Done& done) {
  const auto money = [&plan](std::int64_t minor) { return values::to_string(values::Money{minor, plan.currency}); };
  std::string text = fmt::format("{} {}", values::to_string(done.day), plan.steps[done.step].name);
  if (done.details.channel != facts::no_code) text += " by " + plan.channels[done.details.channel];
  text += done.details.fee == 0 ? ", no fee" : ", fee " + money(done.details.fee);
  if (done.details.with_interest) text += ", interest " + money(done.details.interest);
  if (done.details.compensation != 0) text += ", compensation " + money(done.details.compensation);
  if (done.details.announced) text += ", announces " + money(*done.details.announced);
  if (done.details.has_pay_by) text += ", pay by " + values::to_string(done.details.pay_by);
  for (const plan::ReasonId withheld : done.details.withheld)
    if (withheld.is_set()) text += ", without " + plan.at(withheld).id;
  return text;
}

std::string answer_text(const plan::Plan& plan, const Answer& answer) {
  const decide::Decision& decision = answer.decision;
  std::string text(plan::to_string(decision.outcome));
  if (decision.reason.is_set() && decision.outcome != plan::Outcome::too_early)
    text += " by " + plan.at(decision.reason).id;
  if (decision.step != facts::no_code) text += " (" + plan.steps[decision.step].name + ")";
  if (decision.has_until) text += " before " + values::to_string(decision.until);
  return text;
}

std::string reason_text(const plan::Plan& plan, plan::ReasonId reason) {
  if (!reason.is_set()) return "";
  const plan::Reason& why = plan.at(reason);
  const std::string cite = why.cite.empty() ? why.id : why.cite;
  if (why.place.file.empty()) return fmt::format("{}: {}", cite, why.text);
  return fmt::format("{}: {} ({}:{})", cite, why.text, why.place.file, why.place.line);
}

}  // namespace dun::scenario
