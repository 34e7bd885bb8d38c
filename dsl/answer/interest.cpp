#include "dsl/answer/interest.hpp"

#include <fmt/format.h>

#include "dsl/names/amount_names.hpp"
#include "dsl/names/sections.hpp"
#include "engine/decide/allowed.hpp"
#include "engine/decide/one_row.hpp"

namespace dun::answer {

namespace {

/// The rates with rows of their own that an amount is made from.
std::vector<const types::Rate*> rates_in(const types::Program& program, base::FileId file, syntax::AmountId amount) {
  std::vector<const types::Rate*> rates;
  for (const syntax::Name* name : names::names_in(program.bundle.tree(file), amount)) {
    const names::Symbol symbol = program.bundle.symbol(file, *name);
    const names::SectionRef ref{symbol.file, symbol.section};
    if (program.derived_rate(ref) != nullptr)
      add_new(rates, rates_in(program, ref.file, std::get<syntax::DerivedRateSection>(program.bundle.at(ref)).value));
    else if (const types::Rate* rate = program.rate(ref))
      add_new(rates, {rate});
  }
  return rates;
}

bool has_value_on(const types::Rate& rate, Day day) {
  bool has = false;
  for (const types::RateRow& row : rate.rows)
    if (row.from <= day) has = row.value.has_value();
  return has;
}

Unknown value_of_rate(const std::string& name, Day day) {
  return {fmt::format("a value of rate {} on {}", name, values::to_string(day)),
          fmt::format("rate {} is 1 from {}", name, values::to_string(day))};
}

/// Which of the rates of the law's interest have no value on the day.
std::vector<Unknown> unknown_rates(const Asked& asked, std::size_t law, const std::string& interest, Day day) {
  const types::Program& program = asked.bundle.program;
  std::vector<Unknown> unknown;
  for (const names::SectionRef ref : program.bundle.laws[law].interests) {
    const auto& section = std::get<syntax::InterestSection>(program.bundle.at(ref));
    const auto* line = names::line_of<syntax::InterestRateLine>(section.lines);
    if (section.name.text != interest || line == nullptr) continue;
    for (const types::Rate* rate : rates_in(program, ref.file, line->rate))
      if (!has_value_on(*rate, day)) add_new(unknown, {value_of_rate(rate->name, day)});
  }
  return unknown;
}

void fill(Interest& answer, const decide::Accrued& accrued, bool was_paid) {
  const interest::Statement& statement = accrued.statement;
  answer.days = statement.interest.days;
  for (std::size_t at = 0; at < statement.interest.segments.size(); ++at)
    answer.segments.push_back({statement.interest.segments[at], accrued.sources[at].cite, accrued.sources[at].words});
  answer.minor = statement.interest.minor;
  answer.open = statement.open[interest::Part::interest];
  if (was_paid) answer.principal_open = statement.open[interest::Part::principal];
}

std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  return out;
}

/// "if fee-agreed; from 14 days after …", as the law writes it.
std::string conditions_of(const names::Bundle& bundle, names::SectionRef ref) {
  std::string text;
  for (const auto& line : std::get<syntax::InterestSection>(bundle.at(ref)).lines) {
    const bool is_condition = std::holds_alternative<syntax::ForClaimsLine>(line.value) ||
                              std::holds_alternative<syntax::IfLine>(line.value) ||
                              std::holds_alternative<syntax::FromPointLine>(line.value);
    if (is_condition) text += (text.empty() ? "" : "; ") + single_spaced(bundle.sources->at(ref.file).slice(line.span));
  }
  return text;
}

/// Of all interests of the law: "if fee-agreed; from …, or if not fee-agreed; from …".
std::string conditions_of(const names::Bundle& bundle, const names::Law& law) {
  std::string text;
  for (const names::SectionRef ref : law.interests) text += (text.empty() ? "" : ", or ") + conditions_of(bundle, ref);
  return text;
}

/// Those that run; all, if none does.
std::vector<Interest> running_of(std::vector<Interest> all) {
  std::vector<Interest> running;
  for (const Interest& each : all)
    if (each.applies) running.push_back(each);
  return running.empty() ? all : running;
}

Interest interest_of(const Asked& asked, std::size_t law, const plan::Plan& plan, Day to) {
  facts::Request request = plan::request_of(plan);
  request.money_events = true;
  const facts::Block block = scenario::block_on(asked.given, request, to);
  const std::size_t row = scenario::row_of(block, 0).value_or(0);
  const decide::OneRow values(plan, block, row, to);
  Interest answer;
  answer.law = plan.name;
  const decide::Accrued accrued = decide::accrued(plan, block, row, to);
  const plan::InterestRule& rule = accrued.rule != nullptr ? *accrued.rule : plan.interests.front();
  answer.rule = because(plan, rule.reason);
  answer.notes = notes_of(asked, answer.rule);
  answer.rate_notes = notes_of_figures(asked, answer.rule);
  answer.currency = plan.currency;
  answer.terms = rule.terms;
  for (const plan::ReasonId reason : decide::held_by(plan, values)) answer.withheld.push_back(because(plan, reason));
  if (!answer.withheld.empty()) return answer;
  answer.applies = accrued.rule != nullptr;
  const names::Bundle& bundle = asked.bundle.program.bundle;
  if (!answer.applies) answer.conditions = conditions_of(bundle, bundle.laws[law]);
  if (accrued.unknown) {
    answer.unknown = unknown_of(asked, plan, decide::missing_behind(plan, values, rule.unknown));
    Because why = withheld_for(answer.rule, answer.unknown);
    if (answer.unknown.empty())
      why.text = fmt::format("it would run from {}, the due date or before", values::to_string(values.day(rule.from)));
    answer.withheld.push_back(std::move(why));
    return answer;
  }
  if (const auto unknown_from = accrued.statement.interest.unknown_from) {
    Because why = answer.rule;
    why.text = fmt::format("no rate is known for {}", values::to_string(*unknown_from));
    answer.withheld.push_back(std::move(why));
    answer.unknown = unknown_of(asked, plan, accrued.missing);
    if (rule.rate.goes_by_dates()) add_new(answer.unknown, unknown_rates(asked, law, rule.name, *unknown_from));
    for (const std::string& rate : accrued.rates) add_new(answer.unknown, {value_of_rate(rate, *unknown_from)});
    return answer;
  }
  if (answer.applies)
    fill(answer, accrued, !block.money.begin.empty() && block.money.first(row) != block.money.last(row));
  return answer;
}

}  // namespace

std::vector<Interest> interests_of(const Asked& asked, Day to) {
  std::vector<Interest> with_rules;
  std::vector<Interest> without;
  for (const std::size_t law : laws_in_force(asked, to)) {
    const plan::Plan plan = plan_of(asked, law);
    if (plan.interests.empty()) continue;
    const bool has_rules = !asked.bundle.program.bundle.laws[law].rules.empty();
    (has_rules ? with_rules : without).push_back(interest_of(asked, law, plan, to));
  }
  if (with_rules.empty()) return running_of(std::move(without));
  for (Interest& each : with_rules)
    for (const Interest& alternative : without) each.alternatives.push_back(alternative.law);
  return running_of(std::move(with_rules));
}

}  // namespace dun::answer
