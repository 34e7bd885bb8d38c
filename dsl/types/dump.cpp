#include "dsl/types/dump.hpp"

#include <fmt/format.h>

#include <iterator>

#include "dsl/source/source.hpp"
#include "dsl/types/amounts.hpp"
#include "dsl/types/facts.hpp"

namespace dun::types {
namespace {

class Dump {
 public:
  explicit Dump(const Program& program) : program_(program) {}

  std::string run() {
    for (const Fact& fact : program_.facts) put(fact);
    for (const names::Act& act : program_.bundle.acts) line("act {}", fmt::join(act.kinds, " < "));
    for (const calendar::Definition& calendar : program_.calendars)
      line("calendar {}: {} to {}, {} holidays", calendar.name, values::to_string(calendar.covers_from),
           values::to_string(calendar.covers_to),
           calendar.one_off.size() + calendar.fixed.size() + calendar.easter.size());
    for (const Rate& rate : program_.rates) put(rate);
    for (const DerivedRate& derived : program_.derived_rates)
      line("derived rate {}: {}, {}", derived.name, in_words(derived.unit), derived.cite);
    for (const Scale& scale : program_.scales) put(scale);
    for (std::size_t at = 0; at < program_.laws.size(); ++at) put(program_.bundle.laws[at], program_.laws[at]);
    for (std::size_t at = 0; at < program_.policies.size(); ++at)
      put(program_.bundle.policies[at], program_.policies[at]);
    return std::move(text_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(args)...);
    text_ += '\n';
  }

  void put(const Fact& fact) {
    static constexpr const char* kinds[] = {"hold", "error", "value"};
    const bool attribute = std::holds_alternative<facts::Attribute>(fact.column);
    const bool stands_in = fact.missing.kind == Missing::Kind::value;
    line("fact {}: {}{}{}{}, missing: {}{}", fact.name, with_article(fact.type), fact.choices.empty() ? "" : " of ",
         fmt::join(fact.choices, ", "), attribute ? ", attribute" : "",
         kinds[static_cast<std::size_t>(fact.missing.kind)],
         stands_in ? fmt::format(" {}", fact.missing.value) : std::string());
  }

  void put(const Rate& rate) {
    line("rate {}: {}", rate.name, in_words(rate.unit));
    for (const RateRow& row : rate.rows)
      line("  {} {}{}{}", values::to_string(row.from), row.value ? values::to_string(*row.value) : "unknown",
           row.cite.empty() ? std::string() : " " + row.cite, row.expected ? " expected" : "");
  }

  void put(const Scale& scale) {
    line("scale {}: {}, {}", scale.name, values::to_string(scale.currency), scale.slices ? "slices" : "whole amount");
    for (const ScaleVersion& version : scale.versions) {
      line("  from {} {}", values::to_string(version.from), version.rows.empty() ? "unknown" : version.cite);
      for (const ScaleRow& row : version.rows)
        line("    {} {}{}", row.up_to ? "up to " + values::to_string({*row.up_to, scale.currency}) : "above",
             values::to_string(row.value), row.is_share ? " of the amount" : "");
    }
  }

  void put(const names::Law& law, const LawFacts& facts) {
    line("law {}: {}{}, {} rules", law.path, facts.country.empty() ? "any country" : facts.country,
         facts.expected       ? ", expected"
         : facts.only_by_name ? ", only by name"
                              : "",
         law.rules.size());
    if (facts.checked_through)
      line("  checked through {} by {}", values::to_string(*facts.checked_through), facts.checked_by);
  }

  void put(const names::Policy& policy, const PolicyFacts& facts) {
    line("policy {}: {}, {}", policy.path, facts.country.empty() ? "any country" : facts.country,
         values::to_string(facts.currency));
    for (const std::size_t law : policy.laws) line("  under {}", program_.bundle.laws[law].path);
    for (const names::Step& step : policy.steps) {
      line("  step {}", step.name);
      for (const names::StepLineRef& ref : step.lines)
        line("    {}", program_.bundle.sources->at(ref.file).slice(ref.line->span));
    }
  }

  const Program& program_;
  std::string text_;
};

}  // namespace

std::string dump(const Program& program) {
  return Dump(program).run();
}

}  // namespace dun::types
