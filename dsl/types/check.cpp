#include "dsl/types/check.hpp"

#include <fmt/format.h>

#include "dsl/types/amounts.hpp"
#include "dsl/types/blocks.hpp"
#include "dsl/types/calendars.hpp"
#include "dsl/types/carried_out.hpp"
#include "dsl/types/diagnostics.hpp"
#include "dsl/types/facts.hpp"
#include "dsl/types/law_check.hpp"
#include "dsl/types/policy_check.hpp"
#include "dsl/types/rate_dates.hpp"
#include "dsl/types/rates.hpp"
#include "dsl/types/scales.hpp"
#include "dsl/types/test_check.hpp"
#include "dsl/types/together.hpp"
#include "dsl/types/wording.hpp"

namespace dun::types {
namespace {

void collect_derived(Program& program, const std::vector<names::SectionRef>& refs) {
  for (const names::SectionRef& ref : refs) {
    const auto& section = std::get<syntax::DerivedRateSection>(program.bundle.at(ref));
    program.derived_rates.push_back({section.name.text, {}, ref, cite_text(section.cite)});
  }
}

/// Derived rates outside laws are judged here, those of a law with the law.
void check_derived_outside_laws(const Program& program, AmountJudge& judge, base::DiagnosticSink& sink) {
  for (const names::SectionRef& ref : program.bundle.derived_rates) {
    const auto& section = std::get<syntax::DerivedRateSection>(program.bundle.at(ref));
    if (!section.cite)
      sink.add(to_diagnostic(
          NoCitation{{ref.file, section.name.span}, fmt::format("derived rate `{}`", section.name.text)}));
    (void)judge.judge(ref.file, section.value);
  }
}

/// A scale goes by the size of an amount of money.
void check_scales(const Program& program, base::DiagnosticSink& sink) {
  for (const Scale& scale : program.scales) {
    const syntax::Name& on = std::get<syntax::ScaleSection>(program.bundle.at(scale.declared)).on;
    const Fact* fact = program.fact(on.text);
    if (program.bundle.symbol(scale.declared.file, on).kind != names::SymbolKind::fact || fact == nullptr) continue;
    if (fact->type == facts::FactType::money) continue;
    sink.add(to_diagnostic(TypeClash{{scale.declared.file, on.span},
                                     fmt::format("`{}` is {}", on.text, with_article(fact->type)),
                                     "a scale goes by an amount of money",
                                     {}}));
  }
}

/// A calendar whose days a block counts; nothing if it counts none.
std::optional<std::size_t> counted_by(bool counts, const std::optional<std::size_t>& calendar) {
  return counts ? calendar : std::nullopt;
}

void check_blocks(const Program& program, AmountJudge& judge, base::DiagnosticSink& sink) {
  std::vector<bool> law_counts, policy_counts;
  for (std::size_t law = 0; law < program.laws.size(); ++law)
    law_counts.push_back(check_law(program, law, judge, sink));
  for (std::size_t policy = 0; policy < program.policies.size(); ++policy)
    policy_counts.push_back(check_policy(program, policy, judge, sink));
  for (const names::Test& test : program.bundle.tests) {
    const auto calendar = test.law ? counted_by(law_counts[*test.law], program.laws[*test.law].calendar)
                                   : counted_by(policy_counts[*test.policy], program.policies[*test.policy].calendar);
    check_test(program, test, calendar, judge, sink);
    check_rates_of_test(program, test, sink);
  }
}

}  // namespace

Program from_names(names::Bundle bundle, base::DiagnosticSink& sink) {
  Program program;
  program.bundle = std::move(bundle);
  program.facts = facts_of(program.bundle, sink);
  program.calendars = calendars_of(program.bundle, sink);
  program.rates = rates_of(program.bundle, sink);
  program.scales = scales_of(program.bundle, sink);
  collect_derived(program, program.bundle.derived_rates);
  for (const names::Law& law : program.bundle.laws) collect_derived(program, law.derived_rates);
  program.laws = law_facts_of(program.bundle, sink);
  program.policies = policy_facts_of(program.bundle, program.laws, sink);
  check_scales(program, sink);
  AmountJudge judge(program, sink);
  check_derived_outside_laws(program, judge, sink);
  check_blocks(program, judge, sink);
  check_rates_of_laws(program, sink);
  check_together(program, sink);
  program.amount_units = judge.units();
  for (DerivedRate& derived : program.derived_rates)
    derived.unit = program.unit(derived.declared.file,
                                std::get<syntax::DerivedRateSection>(program.bundle.at(derived.declared)).value);
  check_carried_out(program, sink);
  check_wording(program, sink);
  return program;
}

}  // namespace dun::types
