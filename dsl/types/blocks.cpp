#include "dsl/types/blocks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dsl/names/countries.hpp"
#include "dsl/names/sections.hpp"
#include "dsl/names/words.hpp"
#include "dsl/types/diagnostics.hpp"
#include "dsl/types/exclusion.hpp"

namespace dun::types {
namespace {

using names::SymbolKind;

/// Whom and what a block is for. What is not said is not restricted.
struct Reach {
  std::string country;
  std::optional<values::Currency> currency;
  std::optional<facts::DebtorKind> debtor;
  std::optional<facts::ClaimKind> claim_kind;
  bool sound = true;  // false if a word of it is unknown; that has been reported
};

std::optional<std::uint32_t> value_of(const names::Bundle& bundle, base::FileId file,
                                      const std::optional<syntax::Name>& name, bool& sound) {
  if (!name) return std::nullopt;
  const names::Symbol symbol = bundle.symbol(file, *name);
  sound = sound && symbol.kind != SymbolKind::none;
  if (symbol.kind == SymbolKind::none) return std::nullopt;
  return symbol.value;
}

Reach reach_of(const names::Bundle& bundle, base::FileId file, const syntax::Claims& claims) {
  Reach reach;
  if (const auto country = value_of(bundle, file, claims.country, reach.sound))
    reach.country = facts::country_iso(*country);
  if (const auto currency = value_of(bundle, file, claims.currency, reach.sound))
    reach.currency = values::Currency{static_cast<std::uint16_t>(*currency)};
  if (const auto debtor = value_of(bundle, file, claims.debtor, reach.sound))
    reach.debtor = static_cast<facts::DebtorKind>(*debtor);
  if (const auto kind = value_of(bundle, file, claims.claim_kind, reach.sound))
    reach.claim_kind = static_cast<facts::ClaimKind>(*kind);
  return reach;
}

/// "consumer claims in Norway, NOK".
std::string in_words(const Reach& reach) {
  const auto word = [](SymbolKind kind, auto value) {
    return names::closed_words(kind)[static_cast<std::size_t>(value) - 1] + " ";
  };
  std::string text;
  if (reach.debtor) text += word(SymbolKind::debtor_kind, *reach.debtor);
  if (reach.claim_kind) text += word(SymbolKind::claim_kind, *reach.claim_kind);
  text += "claims";
  if (!reach.country.empty()) text += " in " + names::country_name(reach.country);
  if (reach.currency) text += ", " + values::to_string(*reach.currency);
  return text;
}

template <class Value>
bool within(const std::optional<Value>& inner, const std::optional<Value>& outer) {
  return !outer || inner == outer;
}

bool within(const Reach& inner, const Reach& outer) {
  return (outer.country.empty() || inner.country == outer.country) && within(inner.currency, outer.currency) &&
         within(inner.debtor, outer.debtor) && within(inner.claim_kind, outer.claim_kind);
}

template <class Value>
bool meets(const std::optional<Value>& one, const std::optional<Value>& other) {
  return !one || !other || one == other;
}

/// Can one claim be of both?
bool meets(const Reach& one, const Reach& other) {
  return (one.country.empty() || other.country.empty() || one.country == other.country) &&
         meets(one.currency, other.currency) && meets(one.debtor, other.debtor) &&
         meets(one.claim_kind, other.claim_kind);
}

std::optional<std::size_t> calendar_at(const names::Bundle& bundle, base::FileId file, const syntax::Name& name) {
  const names::Symbol symbol = bundle.symbol(file, name);
  const names::SectionRef ref{symbol.file, symbol.section};
  const auto found = std::find(bundle.calendars.begin(), bundle.calendars.end(), ref);
  if (symbol.kind != SymbolKind::calendar || found == bundle.calendars.end()) return std::nullopt;
  return static_cast<std::size_t>(found - bundle.calendars.begin());
}

/// A law is in force and asked by its name, or not in force yet: it cannot be both.
void report_expected_and_named(const names::Law& law, const syntax::LawSection& section, base::DiagnosticSink& sink) {
  Place expected;
  Place named;
  names::each_line<syntax::ExpectedLine>(section.lines, [&](const syntax::ExpectedLine&, base::Span span) {
    expected = {law.head.file, span};
  });
  names::each_line<syntax::OnlyByNameLine>(section.lines, [&](const syntax::OnlyByNameLine&, base::Span span) {
    named = {law.head.file, span};
  });
  sink.add(to_diagnostic(ExpectedAndNamed{named, law.path, expected}));
}

LawFacts facts_of(const names::Bundle& bundle, const names::Law& law, base::DiagnosticSink& sink) {
  const auto& section = std::get<syntax::LawSection>(bundle.at(law.head));
  LawFacts facts;
  if (const auto* applies = names::line_of<syntax::AppliesToLine>(section.lines)) {
    const Reach reach = reach_of(bundle, law.head.file, applies->claims);
    facts.country = reach.country;
    facts.currency = reach.currency;
    facts.debtor = reach.debtor;
    facts.claim_kind = reach.claim_kind;
  }
  if (const auto* in_force = names::line_of<syntax::InForceLine>(section.lines)) {
    facts.in_force_from = in_force->from.day;
    if (in_force->until) facts.in_force_until = in_force->until->day;
  }
  if (const auto* checked = names::line_of<syntax::CheckedThroughLine>(section.lines)) {
    facts.checked_through = checked->date.day;
    facts.checked_by = checked->by.text;
  }
  if (const auto* calendar = names::line_of<syntax::CalendarLine>(section.lines))
    facts.calendar = calendar_at(bundle, law.head.file, calendar->calendar);
  if (const auto* counts = names::line_of<syntax::CountsDaysLine>(section.lines))
    facts.counts_from_same_day = !counts->from_the_day_after;
  facts.expected = names::line_of<syntax::ExpectedLine>(section.lines) != nullptr;
  facts.only_by_name = names::line_of<syntax::OnlyByNameLine>(section.lines) != nullptr;
  if (facts.expected && facts.only_by_name) report_expected_and_named(law, section, sink);
  if (!facts.checked_through && !facts.expected)
    report_lack(bundle, sink,
                MissingLine{{law.head.file, section.path.span},
                            fmt::format("law `{}`", law.path),
                            "says not through which day it was checked",
                            "add a line such as  checked through 2026-12-31 by \"legal desk\""});
  return facts;
}

/// Where a law says what it applies to, for a reader to look at.
Place applies_at(const names::Bundle& bundle, const names::Law& law) {
  const auto& section = std::get<syntax::LawSection>(bundle.at(law.head));
  const auto* applies = names::line_of<syntax::AppliesToLine>(section.lines);
  return {law.head.file, applies != nullptr ? applies->claims.span : section.path.span};
}

/// Whom a charge or an interest is for.
template <class Section>
Reach reach_of(const names::Bundle& bundle, names::SectionRef ref) {
  const auto* claims = names::line_of<syntax::ForClaimsLine>(std::get<Section>(bundle.at(ref)).lines);
  return claims != nullptr ? reach_of(bundle, ref.file, claims->claims) : Reach{};
}

/// Can a claim bear both interests, as far as their `for` and `if` lines tell?
bool can_both_run(const names::Bundle& bundle, names::SectionRef one, names::SectionRef other) {
  if (!meets(reach_of<syntax::InterestSection>(bundle, one), reach_of<syntax::InterestSection>(bundle, other)))
    return false;
  const auto condition_of = [&bundle](names::SectionRef ref) {
    return names::line_of<syntax::IfLine>(std::get<syntax::InterestSection>(bundle.at(ref)).lines);
  };
  const syntax::IfLine* first = condition_of(one);
  const syntax::IfLine* second = condition_of(other);
  return first == nullptr || second == nullptr ||
         !exclude_each_other(bundle, {one.file, first->condition}, {other.file, second->condition});
}

/// Nothing where one of them could not be read.
template <class Section>
std::optional<TwoDeclared> two_declared(const names::Bundle& bundle, names::SectionRef first,
                                        names::SectionRef second) {
  const syntax::Name& one = std::get<Section>(bundle.at(first)).name;
  const syntax::Name& other = std::get<Section>(bundle.at(second)).name;
  const TwoDeclared two{one.text, {first.file, one.span}, other.text, {second.file, other.span}};
  if (bundle.is_damaged(two.first_place) || bundle.is_damaged(two.second_place)) return std::nullopt;
  return two;
}

void report_interests_at_once(const names::Bundle& bundle, const names::Law& law, base::DiagnosticSink& sink) {
  for (std::size_t second = 1; second < law.interests.size(); ++second)
    for (std::size_t first = 0; first < second; ++first) {
      if (!can_both_run(bundle, law.interests[first], law.interests[second])) continue;
      if (const auto two = two_declared<syntax::InterestSection>(bundle, law.interests[first], law.interests[second]))
        sink.add(to_diagnostic(TwoInterests{*two}));
      break;
    }
}

class PolicyReader {
 public:
  PolicyReader(const names::Bundle& bundle, const std::vector<LawFacts>& laws, const names::Policy& policy,
               base::DiagnosticSink& sink)
      : bundle_(bundle),
        laws_(laws),
        policy_(policy),
        section_(std::get<syntax::PolicySection>(bundle.at(policy.head))),
        sink_(sink) {}

  PolicyFacts run() {
    const auto* covers = names::line_of<syntax::CoversLine>(section_.lines);
    Reach reach;
    if (covers != nullptr) reach = reach_of(bundle_, policy_.head.file, covers->claims);
    const Place place{policy_.head.file, covers != nullptr ? covers->claims.span : section_.path.span};
    if (covers == nullptr && bundle_.is_damaged(place)) reach.sound = false;  // the line may be the one not read
    require_law();
    inherit_currency(reach, place);
    for (const std::size_t law : policy_.laws) require_applicable(reach, law, place);
    PolicyFacts facts;
    facts.title = title();
    facts.country = reach.country;
    if (reach.currency) facts.currency = *reach.currency;
    facts.debtor = reach.debtor;
    facts.claim_kind = reach.claim_kind;
    if (const auto* calendar = names::line_of<syntax::CalendarLine>(section_.lines))
      facts.calendar = calendar_at(bundle_, policy_.head.file, calendar->calendar);
    take_interests(facts, reach);
    facts.charge = the_charge(reach);
    return facts;
  }

 private:
  /// Those of one law that one claim could meet are told of the law.
  void take_interests(PolicyFacts& facts, const Reach& reach) {
    std::size_t earlier = 0;
    for (const std::size_t law : policy_.laws) {
      for (const names::SectionRef ref : bundle_.laws[law].interests) {
        if (!meets(reach, reach_of<syntax::InterestSection>(bundle_, ref))) continue;
        for (std::size_t other = 0; other < earlier; ++other)
          if (can_both_run(bundle_, facts.interests[other], ref))
            report_two<syntax::InterestSection>("interests", facts.interests[other], ref);
        facts.interests.push_back(ref);
      }
      earlier = facts.interests.size();
    }
  }

  /// The charge of the policy's laws that is for its claims. A plan holds one.
  std::optional<names::SectionRef> the_charge(const Reach& reach) {
    std::optional<names::SectionRef> one;
    for (const std::size_t law : policy_.laws)
      for (const names::SectionRef ref : bundle_.laws[law].charges) {
        if (!meets(reach, reach_of<syntax::ChargeSection>(bundle_, ref))) continue;
        if (one) report_two<syntax::ChargeSection>("charges", *one, ref);
        if (!one) one = ref;
      }
    return one;
  }

  template <class Section>
  void report_two(const char* what, names::SectionRef first, names::SectionRef second) {
    const std::optional<TwoDeclared> two = two_declared<Section>(bundle_, first, second);
    if (!silent() && two) sink_.add(to_diagnostic(TwoAtOnce{{policy_.head.file, section_.path.span}, what, *two}));
  }

  /// A schedule changes nothing of the head: what is wrong there is told of the policy alone.
  bool silent() const { return policy_.schedule.has_value(); }

  std::string title() const {
    if (policy_.schedule) {
      const auto& schedule = std::get<syntax::ScheduleSection>(bundle_.at(*policy_.schedule));
      if (const auto* line = names::line_of<syntax::TitleLine>(schedule.lines)) return line->text.text;
    }
    const auto* line = names::line_of<syntax::TitleLine>(section_.lines);
    return line != nullptr ? line->text.text : std::string();
  }

  void require_law() {
    if (silent() || names::line_of<syntax::UnderLine>(section_.lines) != nullptr) return;
    report_lack(bundle_, sink_,
                MissingLine{{policy_.head.file, section_.path.span},
                            fmt::format("policy `{}`", policy_.path),
                            "stands under no law",
                            "add a line such as  under no/inkasso"});
  }

  void inherit_currency(Reach& reach, Place place) {
    for (const std::size_t law : policy_.laws)
      if (!reach.currency) reach.currency = laws_[law].currency;
    if (!reach.currency && reach.sound && !silent()) report_lack(bundle_, sink_, NoCurrency{place, policy_.path});
  }

  void require_applicable(const Reach& reach, std::size_t law, Place place) {
    const LawFacts& facts = laws_[law];
    const Reach applies{facts.country, facts.currency, facts.debtor, facts.claim_kind, true};
    if (silent() || !reach.sound || within(reach, applies)) return;
    sink_.add(to_diagnostic(NotApplicable{place, bundle_.laws[law].path, in_words(reach), in_words(applies),
                                          applies_at(bundle_, bundle_.laws[law])}));
  }

  const names::Bundle& bundle_;
  const std::vector<LawFacts>& laws_;
  const names::Policy& policy_;
  const syntax::PolicySection& section_;
  base::DiagnosticSink& sink_;
};

}  // namespace

std::vector<LawFacts> law_facts_of(const names::Bundle& bundle, base::DiagnosticSink& sink) {
  std::vector<LawFacts> laws;
  for (const names::Law& law : bundle.laws) {
    laws.push_back(facts_of(bundle, law, sink));
    report_interests_at_once(bundle, law, sink);
  }
  return laws;
}

std::vector<PolicyFacts> policy_facts_of(const names::Bundle& bundle, const std::vector<LawFacts>& laws,
                                         base::DiagnosticSink& sink) {
  std::vector<PolicyFacts> policies;
  for (const names::Policy& policy : bundle.policies)
    policies.push_back(PolicyReader(bundle, laws, policy, sink).run());
  return policies;
}

}  // namespace dun::types
