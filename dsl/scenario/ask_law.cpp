#include "dsl/scenario/ask_law.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "dsl/scenario/words.hpp"
#include "engine/decide/allowed.hpp"

namespace dun::scenario {

namespace {

using decide::Allowed;

std::string question_text(const syntax::ExpectMayLine& line) {
  std::string text = fmt::format("{} {}{} on {}", line.may ? "may" : "may not", line.act.text,
                                 line.with_fee ? " with a fee" : "", values::to_string(line.date.day));
  if (line.fee_at_most) text += ", fee at most " + values::to_string(line.fee_at_most->money);
  if (line.pay_by_at_least) text += ", pay by at least " + values::to_string(line.pay_by_at_least->day);
  if (line.because) text += " because " + line.because->text;
  if (line.until) text += " before " + values::to_string(line.until->day);
  return text;
}

/// `fee_unknown`: the act may go out, but nobody can say what it may cost.
std::string answer_text(const plan::Plan& plan, const Allowed& answer, bool fee_unknown) {
  std::string text = answer.allowed ? "may" : answer.unknown ? "cannot be judged" : "may not";
  if (answer.allowed && answer.fee_most)
    text += ", fee at most " + values::to_string(values::Money{*answer.fee_most, plan.currency});
  if (answer.allowed && fee_unknown) text += ", fee cannot be judged because " + plan.at(answer.cap).id;
  if (answer.allowed && answer.pay_by_least) text += ", pay by at least " + values::to_string(*answer.pay_by_least);
  if (answer.allowed && answer.open_deadline.is_set())
    text +=
        fmt::format("{} pay by not known for {}", answer.pay_by_least ? " and" : ",", plan.at(answer.open_deadline).id);
  if (!answer.because.empty()) text += " because " + plan.at(answer.because.front().reason).id;
  const std::optional<values::Day> own = answer.because.empty() ? answer.from : answer.because.front().from;
  if (own) text += " before " + values::to_string(*own);
  if (answer.from && answer.from != own) text += ", by all rules before " + values::to_string(*answer.from);
  return text;
}

/// A currency the law does not name is that of the claim.
plan::Plan in_currency(plan::Plan plan, const facts::ClaimHistory& history) {
  if (plan.currency == values::Currency{}) plan.currency = history.claim.principal.currency;
  return plan;
}

/// A rule named with a day is held to its own day, even if another rule forbids the act for longer.
bool because_agrees(const syntax::ExpectMayLine& line, const Allowed& answer, const plan::Plan& plan) {
  if (!line.because) return !line.until || answer.from == line.until->day;
  if (answer.unknown && line.because->text == "held") return true;
  return std::any_of(answer.because.begin(), answer.because.end(), [&](const decide::Obstacle& obstacle) {
    return plan.at(obstacle.reason).id == line.because->text && (!line.until || obstacle.from == line.until->day);
  });
}

bool agrees(const syntax::ExpectMayLine& line, const Allowed& answer, const plan::Plan& plan) {
  if (answer.allowed != line.may) return false;
  if (line.fee_at_most && answer.fee_most != line.fee_at_most->money.minor) return false;
  if (line.pay_by_at_least && answer.open_deadline.is_set()) return false;
  if (line.pay_by_at_least && answer.pay_by_least != line.pay_by_at_least->day) return false;
  return because_agrees(line, answer, plan);
}

bool is_interest(const plan::Plan& plan, const std::string& name) {
  return name == "interest" || std::any_of(plan.interests.begin(), plan.interests.end(),
                                           [&](const plan::InterestRule& rule) { return rule.name == name; });
}

}  // namespace

std::optional<Failure> LawQuestions::judge(const syntax::TestLine& line) const {
  return std::visit([this](const auto& value) { return met(value); }, line);
}

std::optional<Failure> LawQuestions::met(const syntax::ExpectMayLine& line) const {
  const facts::Block block = block_on(given_, request_, line.date.day);
  const auto act = std::find_if(plan_.acts.begin(), plan_.acts.end(),
                                [&](const plan::Act& each) { return each.name == line.act.text; });
  const std::optional<std::size_t> row = row_of(block, 0);
  if (act == plan_.acts.end() || !row) return Failure{0, question_text(line), "no such act or claim", ""};
  const plan::Plan plan = in_currency(plan_, given_.claims.front());
  const plan::ActId asked(static_cast<std::size_t>(act - plan_.acts.begin()));
  Allowed answer = decide::ask(plan, block, *row, line.date.day, asked, line.with_fee);
  bool fee_unknown = false;
  if (line.fee_at_most && !line.with_fee) {  // the act itself, and the most it may cost
    const Allowed with_fee = decide::ask(plan, block, *row, line.date.day, asked, true);
    fee_unknown = with_fee.unknown && !with_fee.because.empty();
    answer.fee_most = with_fee.allowed   ? with_fee.fee_most
                      : with_fee.unknown ? std::nullopt
                                         : std::optional<std::int64_t>(0);
    answer.cap = with_fee.allowed || with_fee.because.empty() ? with_fee.cap : with_fee.because.front().reason;
  }
  if (agrees(line, answer, plan)) return std::nullopt;
  const bool open = line.pay_by_at_least && answer.open_deadline.is_set();
  const plan::ReasonId why = !answer.because.empty() ? answer.because.front().reason
                             : open                  ? answer.open_deadline
                             : answer.cap.is_set()   ? answer.cap
                                                     : answer.deadline;
  return Failure{0, question_text(line), answer_text(plan, answer, fee_unknown), reason_text(plan, why)};
}

std::optional<std::int64_t> LawQuestions::claimable(const syntax::Name& what, values::Day on) const {
  const facts::Block block = block_on(given_, request_, on);
  const decide::Claimable claimable = decide::claimable(plan_, block, row_of(block, 0).value_or(0), on);
  if (!is_interest(plan_, what.text)) return claimable.compensation;
  if (what.text != "interest" && claimable.runs != nullptr && claimable.runs->name != what.text)
    return 0;  // another runs
  return claimable.interest;
}

std::optional<Failure> LawQuestions::met(const syntax::ExpectWithoutLine& line) const {
  const bool is_of_law = is_interest(plan_, line.what.text) ? !plan_.interests.empty() : plan_.compensation.has_value();
  const std::optional<std::int64_t> got = claimable(line.what, line.date.day);
  if (is_of_law && !got) return std::nullopt;
  const std::string expected = fmt::format("without {} on {}", line.what.text, values::to_string(line.date.day));
  const plan::Plan plan = in_currency(plan_, given_.claims.front());
  return Failure{0, expected,
                 got ? values::to_string(values::Money{*got, plan.currency}) : "a law that has no such charge", ""};
}

std::optional<Failure> LawQuestions::met(const syntax::ExpectAmountLine& line) const {
  const std::optional<std::int64_t> got = claimable(line.what, line.date.day);
  if (got == line.amount.money.minor) return std::nullopt;
  const std::string expected = fmt::format("{} {} on {}", line.what.text, values::to_string(line.amount.money),
                                           values::to_string(line.date.day));
  return Failure{0, expected, got ? values::to_string(values::Money{*got, line.amount.money.currency}) : "unknown", ""};
}

}  // namespace dun::scenario
