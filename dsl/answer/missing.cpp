#include "dsl/answer/missing.hpp"

#include <fmt/format.h>

#include "dsl/types/amounts.hpp"
#include "engine/decide/figures.hpp"

namespace dun::answer {

using Kind = decide::Missing::Kind;

namespace {

/// A value of the fact, as one might give it.
std::string sample(const types::Fact& fact, const Asked& asked) {
  switch (fact.type) {
    case facts::FactType::yes_no:
      return "yes";
    case facts::FactType::one_of:
      return fact.choices.empty() ? "" : fact.choices.front();
    case facts::FactType::date:
      return values::to_string(asked.claim().claim.due);
    case facts::FactType::money:
      return values::to_string(values::Money{100, asked.currency()});
    case facts::FactType::number:
      return "8.5";
    case facts::FactType::name:
      return "contract-1";
  }
  return "";
}

/// The day of the invoice is no fact of its own in a phrase, but a word of the claim.
Unknown of_issued(const facts::ClaimHistory& history) {
  facts::ClaimHistory with_day = history;
  with_day.claim.issued = history.claim.due - 14;
  return {"the day of the invoice", claim_text(with_day)};
}

Unknown of_fact(const Asked& asked, const facts::ColumnKey& column) {
  if (column == facts::ColumnKey{facts::Fact::issued}) return of_issued(asked.claim());
  if (column == facts::ColumnKey{facts::Fact::country}) return {"the country whose law governs the claim", ""};
  for (const types::Fact& fact : asked.bundle.program.facts)
    if (fact.column == column)
      return {fact.name, fmt::format("{} is {}", fact.name, sample(fact, asked)), fact.meaning};
  return {"a fact of the claim", ""};
}

/// In the unit the rate was declared in.
std::string value_text(const Asked& asked, const plan::RateTable& table, const plan::RateVersion& version) {
  const values::Ratio value(version.numerator, table.divisor);
  for (const types::Rate& rate : asked.bundle.program.rates)
    if (rate.name == table.name) return types::in_words(rate.unit, value);
  return values::to_string(value);
}

/// Whether the scale has no rows on the day, or none for so large an amount.
std::string scale_text(const plan::Scale& scale, const decide::Missing& missing, values::Currency currency) {
  const plan::ScaleVersion* version = nullptr;
  for (const plan::ScaleVersion& each : scale.versions)
    if (each.from <= missing.day) version = &each;
  const std::string day = values::to_string(missing.day);
  if (version == nullptr || version->rows.empty() || !version->rows.back().up_to)
    return fmt::format("a row of scale {} on {}", scale.name, day);
  return fmt::format("a row of scale {} for {}: it ends at {}", scale.name,
                     values::to_string(values::Money{missing.minor, currency}),
                     values::to_string(values::Money{*version->rows.back().up_to, currency}));
}

/// The acts a register folds, by name.
std::string acts_text(const plan::Plan& plan, const plan::Register& fold) {
  std::vector<std::string> names;
  for (std::size_t act = 0; act < plan.acts.size(); ++act)
    if ((fold.members >> act & 1U) != 0) names.push_back(plan.acts[act].name);
  return fmt::format("{}", fmt::join(names, " or "));
}

}  // namespace

Because because(const plan::Plan& plan, plan::ReasonId reason, std::optional<Day> until) {
  const plan::Reason& why = plan.at(reason);
  return {why.id, why.cite, why.text, why.place, until};
}

Because withheld_for(Because line, const std::vector<Unknown>& unknown) {
  std::string what;
  for (const Unknown& each : unknown) what += (what.empty() ? "" : ", ") + each.what;
  if (!what.empty()) line.text = "not known: " + what;
  return line;
}

std::vector<Shown> figures_of(const Asked& asked, const plan::Plan& plan, const decide::OneRow& row,
                              plan::NodeId amount) {
  std::vector<Shown> shown;
  for (const decide::Figure& figure : decide::figures_behind(plan, row, amount)) {
    if (figure.kind == decide::Figure::Kind::scale) {
      const plan::Scale& scale = plan.scales[figure.index];
      const plan::ScaleVersion& version = scale.versions[figure.version];
      shown.push_back({scale.name, "", version.from, version.cite});
      continue;
    }
    const plan::RateTable& table = plan.tables[figure.index];
    const plan::RateVersion& version = table.versions[figure.version];
    if (!version.known) continue;
    shown.push_back({table.name, value_text(asked, table, version), version.from, version.cite});
  }
  return shown;
}

Unknown unknown_of(const Asked& asked, const plan::Plan& plan, const decide::Missing& missing) {
  const std::string day = values::to_string(missing.day);
  switch (missing.kind) {
    case Kind::fact:
      return of_fact(asked, plan.columns[missing.index]);
    case Kind::receipt:
      return {fmt::format("the day of receipt of {} (say of the act: received, and the day)",
                          acts_text(plan, plan.registers[missing.index])),
              ""};
    case Kind::wording:
      return {fmt::format("what {} said of its term (say of the act: states term, and the sentence)",
                          acts_text(plan, plan.registers[missing.index])),
              ""};
    case Kind::rate:
      return {fmt::format("a value of rate {} on {}", plan.tables[missing.index].name, day),
              fmt::format("rate {} is 1 from {}", plan.tables[missing.index].name, day)};
    case Kind::scale:
      return {scale_text(plan.scales[missing.index], missing, asked.currency()), ""};
    case Kind::calendar:
      return {fmt::format("the open days of calendar {} around {}", plan.calendars[missing.index].name(), day), ""};
  }
  return {};
}

std::vector<Unknown> unknown_of(const Asked& asked, const plan::Plan& plan,
                                const std::vector<decide::Missing>& missing) {
  std::vector<Unknown> unknown;
  for (const decide::Missing& each : missing) add_new(unknown, {unknown_of(asked, plan, each)});
  return unknown;
}

}  // namespace dun::answer
