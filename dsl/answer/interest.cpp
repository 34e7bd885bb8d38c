#include "dsl/answer/interest.hpp"

#include <fmt/format.h>

#include "dsl/names/sections.hpp"
#include "engine/decide/allowed.hpp"
#include "engine/decide/one_row.hpp"

namespace dun::answer {

namespace {

/// The rates with rows of their own that an interest is made from.
class RatesOf {
 public:
  explicit RatesOf(const types::Program& program) : program_(program) {}

  std::vector<const types::Rate*> of(base::FileId file, syntax::AmountId id) {
    std::visit([&](const auto& amount) { take(file, amount); }, program_.bundle.tree(file).at(id));
    return std::move(found_);
  }

 private:
  void go(base::FileId file, syntax::AmountId id) {
    std::visit([&](const auto& amount) { take(file, amount); }, program_.bundle.tree(file).at(id));
  }
  void take(base::FileId, const syntax::MoneyAmount&) {}
  void take(base::FileId, const syntax::RatioAmount&) {}
  void take(base::FileId file, const syntax::BracketAmount& amount) { go(file, amount.inner); }
  void take(base::FileId file, const syntax::RoundedAmount& amount) { go(file, amount.inner); }
  void take(base::FileId file, const syntax::ProductAmount& amount) {
    go(file, amount.factor);
    go(file, amount.of);
  }
  void take(base::FileId file, const syntax::SumAmount& amount) {
    go(file, amount.left);
    go(file, amount.right);
  }
  void take(base::FileId file, const syntax::ChoiceAmount& amount) {
    go(file, amount.left);
    go(file, amount.right);
  }
  void take(base::FileId file, const syntax::NamedAmount& amount) {
    const names::Symbol symbol = program_.bundle.symbol(file, amount.name);
    const names::SectionRef ref{symbol.file, symbol.section};
    if (program_.derived_rate(ref) != nullptr)
      go(symbol.file, std::get<syntax::DerivedRateSection>(program_.bundle.at(ref)).value);
    else if (const types::Rate* rate = program_.rate(ref))
      found_.push_back(rate);
  }

  const types::Program& program_;
  std::vector<const types::Rate*> found_;
};

bool has_value_on(const types::Rate& rate, Day day) {
  bool has = false;
  for (const types::RateRow& row : rate.rows)
    if (row.from <= day) has = row.value.has_value();
  return has;
}

/// Which of the rates of the law's interest have no value on the day.
std::vector<Unknown> unknown_rates(const Asked& asked, std::size_t law, const std::string& interest, Day day) {
  const types::Program& program = asked.bundle.program;
  std::vector<Unknown> unknown;
  for (const names::SectionRef ref : program.bundle.laws[law].interests) {
    const auto& section = std::get<syntax::InterestSection>(program.bundle.at(ref));
    const auto* line = names::line_of<syntax::InterestRateLine>(section.lines);
    if (section.name.text != interest || line == nullptr) continue;
    for (const types::Rate* rate : RatesOf(program).of(ref.file, line->rate))
      if (!has_value_on(*rate, day))
        add_new(unknown, {Unknown{fmt::format("a value of rate {} on {}", rate->name, values::to_string(day)),
                                  fmt::format("rate {} is 1 from {}", rate->name, values::to_string(day))}});
  }
  return unknown;
}

/// What holds every answer of the law on this day: it was not checked so far, or is not in force for the claim.
std::vector<Because> holds_of(const plan::Plan& plan, const decide::OneRow& row) {
  std::vector<Because> holds;
  for (const plan::Gate& gate : plan.gates)
    if (gate.outcome == plan::Outcome::held && row.holds(gate.when)) holds.push_back(because(plan, gate.reason));
  return holds;
}

void fill(Interest& answer, const plan::Plan& plan, const interest::Statement& statement) {
  answer.days = statement.interest.days;
  for (const interest::Segment& segment : statement.interest.segments)
    answer.segments.push_back({segment, plan.interest->cites[segment.rate_row]});
  answer.minor = statement.interest.minor;
  answer.open = statement.open[interest::Part::interest];
}

Interest interest_of(const Asked& asked, std::size_t law, const plan::Plan& plan, Day to) {
  facts::Request request = plan::request_of(plan);
  request.money_events = true;
  const facts::Block block = scenario::block_on(asked.given, request, to);
  const std::size_t row = scenario::row_of(block, 0).value_or(0);
  const decide::OneRow values(plan, block, row, to);
  Interest answer;
  answer.law = plan.name;
  answer.rule = because(plan, plan.interest->reason);
  answer.currency = plan.currency;
  answer.terms = plan.interest->terms;
  answer.withheld = holds_of(plan, values);
  const decide::Accrued accrued = decide::accrued(plan, block, row, to);
  if (!answer.withheld.empty()) return answer;
  answer.applies = accrued.applies || accrued.unknown;
  if (accrued.unknown) {
    answer.withheld.push_back(answer.rule);
    answer.unknown = unknown_of(asked, plan, decide::missing_behind(plan, values, plan.interest->unknown));
    return answer;
  }
  if (const auto unknown_from = accrued.statement.interest.unknown_from) {
    Because why = answer.rule;
    why.text = fmt::format("no rate is known for {}", values::to_string(*unknown_from));
    answer.withheld.push_back(std::move(why));
    answer.unknown = unknown_rates(asked, law, plan.interest->name, *unknown_from);
    return answer;
  }
  if (accrued.applies) fill(answer, plan, accrued.statement);
  return answer;
}

}  // namespace

std::vector<Interest> interests_of(const Asked& asked, Day to) {
  std::vector<Interest> running;
  std::vector<Interest> others;
  for (const std::size_t law : laws_in_force(asked, to)) {
    const plan::Plan plan = plan_of(asked, law);
    if (!plan.interest) continue;
    Interest answer = interest_of(asked, law, plan, to);
    (answer.applies ? running : others).push_back(std::move(answer));
  }
  return running.empty() ? others : running;
}

}  // namespace dun::answer
