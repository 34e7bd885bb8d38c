#include "dsl/scenario/expect.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "dsl/scenario/words.hpp"

namespace dun::scenario {

namespace {

std::string money_text(const plan::Plan& plan, std::int64_t minor) {
  return values::to_string(values::Money{minor, plan.currency});
}

}  // namespace

Expectations::Expectations(const types::Program& program, names::SectionRef test, const plan::Plan& plan,
                           const Given& given, bool of_policy)
    : program_(program), test_(test), plan_(plan), given_(given), of_policy_(of_policy) {
  if (of_policy) timeline_ = run_timeline(plan, given);
}

std::optional<Failure> Expectations::judge(const syntax::TestLine& line) const {
  if (!of_policy_) return std::nullopt;
  return std::visit([this](const auto& value) { return met(value); }, line);
}

std::size_t Expectations::claim_named(const std::optional<syntax::Name>& name) const {
  if (!name) return 0;
  const auto found = std::find(given_.names.begin(), given_.names.end(), name->text);
  return found == given_.names.end() ? 0 : static_cast<std::size_t>(found - given_.names.begin());
}

std::string Expectations::got_on(Day day, std::size_t claim) const {
  for (const Done& done : timeline_.done)
    if (done.day == day && done.claim == claim) return act_text(plan_, done);
  const auto answer = timeline_.answers.find({day, claim});
  return answer == timeline_.answers.end() ? "no run on this day" : answer_text(plan_, answer->second);
}

std::string Expectations::reason_on(Day day, std::size_t claim) const {
  const auto answer = timeline_.answers.find({day, claim});
  return answer == timeline_.answers.end() ? "" : reason_text(plan_, answer->second.decision.reason);
}

std::string Expectations::written(syntax::Span span) const {
  return std::string(program_.bundle.sources->at(test_.file).slice(span));
}

/// What an act that was done has other than the line says; empty if nothing. What the line does not name is not
/// compared.
std::string Expectations::differences(const syntax::ExpectActLine& line, const Done& done) const {
  std::string text;
  const auto differs = [&text](const std::string& what) { text += (text.empty() ? "" : ", ") + what; };
  const auto compare = [&](const std::optional<syntax::MoneyLiteral>& wanted, std::int64_t got, const char* name) {
    if (wanted && wanted->money.minor != got) differs(fmt::format("{} {}", name, money_text(plan_, got)));
  };
  const std::string channel = done.details.channel == facts::no_code ? "" : plan_.channels[done.details.channel];
  if (line.channel && line.channel->text != channel) differs(channel.empty() ? "no channel" : "by " + channel);
  if (line.no_fee && done.details.fee != 0) differs("fee " + money_text(plan_, done.details.fee));
  compare(line.fee, done.details.fee, "fee");
  compare(line.interest, done.details.interest, "interest");
  compare(line.compensation, done.details.compensation, "compensation");
  if (line.announces && line.announces->money.minor != done.details.announced.value_or(0))
    differs(done.details.announced ? "announces " + money_text(plan_, *done.details.announced) : "announces nothing");
  if (line.pay_by && (!done.details.has_pay_by || done.details.pay_by != line.pay_by->day))
    differs(done.details.has_pay_by ? "pay by " + values::to_string(done.details.pay_by) : "no pay-by");
  const auto is_of_interest = [this](plan::ReasonId reason) {
    return std::any_of(plan_.interests.begin(), plan_.interests.end(),
                       [reason](const plan::InterestRule& rule) { return rule.reason == reason; });
  };
  for (const syntax::Name& without : line.without) {
    const auto& withheld = done.details.withheld;
    const bool left_out = std::any_of(withheld.begin(), withheld.end(), [&](plan::ReasonId reason) {
      return reason.is_set() &&
             (plan_.at(reason).id == without.text || (without.text == "interest" && is_of_interest(reason)) ||
              (plan_.compensation && without.text == "compensation" && reason == plan_.compensation->unknown_reason));
    });
    if (!left_out) differs("with " + without.text);
  }
  return text;
}

std::optional<Failure> Expectations::met(const syntax::ExpectActLine& line) const {
  const std::size_t claim = claim_named(line.claim);
  const Done* found = nullptr;
  for (const Done& done : timeline_.done)
    if (done.day == line.date.day && done.claim == claim && plan_.steps[done.step].name == line.step.text)
      found = &done;
  Failure failure{0, fmt::format("{} {}", values::to_string(line.date.day), line.step.text), "", ""};
  if (found == nullptr) {
    failure.got = got_on(line.date.day, claim);
    failure.reason = reason_on(line.date.day, claim);
    return failure;
  }
  const std::string wrong = differences(line, *found);
  if (wrong.empty()) return std::nullopt;
  failure.got = act_text(plan_, *found);
  failure.reason = "it has " + wrong;
  for (const plan::ReasonId reason : found->details.reasons)
    if (reason.is_set() && !plan_.at(reason).cite.empty()) failure.reason += "; " + reason_text(plan_, reason);
  return failure;
}

bool Expectations::is_expected(const Done& done) const {
  for (const auto& line : std::get<syntax::TestSection>(program_.bundle.at(test_)).lines) {
    const auto* expected = std::get_if<syntax::ExpectActLine>(&line.value);
    if (expected != nullptr && expected->date.day == done.day && expected->step.text == plan_.steps[done.step].name &&
        claim_named(expected->claim) == done.claim)
      return true;
  }
  return false;
}

std::optional<Failure> Expectations::met(const syntax::ExpectNothingLine& line) const {
  for (const Done& done : timeline_.done) {
    if (line.before ? done.day >= line.before->day : is_expected(done)) continue;
    const std::string expected = line.before ? "nothing before " + values::to_string(line.before->day) : "nothing else";
    return Failure{0, expected, act_text(plan_, done), reason_text(plan_, done.details.reasons[0])};
  }
  return std::nullopt;
}

std::optional<Failure> Expectations::met(const syntax::ExpectNoLine& line) const {
  const Day day = line.date.day;
  Failure failure{0, fmt::format("no {} on {} because {}", line.step.text, values::to_string(day), line.because.text),
                  got_on(day, 0), reason_on(day, 0)};
  if (line.until) failure.expected += " before " + values::to_string(line.until->day);
  const auto found = timeline_.answers.find({day, 0});
  if (found == timeline_.answers.end()) return failure;
  const Answer& answer = found->second;
  if (answer.decision.outcome == plan::Outcome::act && plan_.steps[answer.decision.step].name == line.step.text)
    return failure;
  bool because = line.because.text == plan::to_string(answer.decision.outcome);
  if (answer.decision.reason.is_set()) because = because || plan_.at(answer.decision.reason).id == line.because.text;
  for (const plan::ReasonId reason : answer.details.reasons)
    because = because || (reason.is_set() && plan_.at(reason).id == line.because.text);
  const bool until = !line.until || (answer.decision.has_until && answer.decision.until == line.until->day);
  if (because && until) return std::nullopt;
  return failure;
}

}  // namespace dun::scenario
