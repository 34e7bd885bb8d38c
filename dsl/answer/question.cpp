#include "dsl/answer/question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "dsl/compile/countries.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/names/countries.hpp"
#include "dsl/names/words.hpp"
#include "dsl/syntax/parse.hpp"
#include "engine/base/nearest.hpp"
#include "engine/plan/verify.hpp"

namespace dun::answer {

using base::FaultKind;

namespace {

constexpr char example[] = "such as --given \"a consumer claim of 1200.00 NOK, due 2026-03-02\"";

/// What the first claim of the phrases says of itself, read before it is known which laws are asked.
struct ClaimWords {
  facts::DebtorKind debtor = facts::DebtorKind::consumer;
  facts::ClaimKind kind = facts::ClaimKind::invoice;
  values::Currency currency;
};

template <class Kind>
Kind value_of(names::SymbolKind list, const syntax::Name& word) {
  const std::optional<names::Symbol> symbol = names::closed_word(list, word.text);
  return symbol ? static_cast<Kind>(symbol->value) : Kind{};
}

/// A line that cannot be read is no claim here; once it stands in the bundle it is reported with its place.
base::Result<std::optional<ClaimWords>> claim_of(const std::vector<std::string>& phrases) {
  source::SourceSet sources;
  base::DiagnosticSink unread;
  const base::FileId file = sources.add("--given", fmt::format("{}\n", fmt::join(phrases, "\n")));
  const syntax::Tree tree = syntax::parse_given(sources, file, unread);
  for (const auto& line : std::get<syntax::TestSection>(tree.sections.front().value).lines) {
    const auto* claim = std::get_if<syntax::GivenClaimLine>(&line.value);
    if (claim == nullptr || claim->name) continue;
    if (!claim->debtor)
      return base::refuse(FaultKind::usage, "the claim does not say whom it is against",
                          fmt::format("write consumer, business or public before the word claim, {}", example));
    ClaimWords words{value_of<facts::DebtorKind>(names::SymbolKind::debtor_kind, *claim->debtor),
                     facts::ClaimKind::invoice, claim->principal.money.currency};
    if (claim->claim_kind) words.kind = value_of<facts::ClaimKind>(names::SymbolKind::claim_kind, *claim->claim_kind);
    return words;
  }
  if (unread.has_errors()) return std::nullopt;
  return base::refuse(FaultKind::usage, "no claim was given", fmt::format("give one, {}", example));
}

/// The currency a law counts in, if it is one: that of its `applies to`, else of all its amounts.
std::optional<values::Currency> currency_of(const types::Program& program, std::size_t law) {
  if (program.laws[law].currency) return program.laws[law].currency;
  std::vector<values::Currency> found;
  const auto note = [&](const types::Unit& unit) {
    if (unit.kind == types::Unit::Kind::money && unit.currency.code != 0) found.push_back(unit.currency);
  };
  for (const types::Unit& unit : program.amount_units[program.bundle.laws[law].head.file.index()]) note(unit);
  for (const names::SectionRef ref : program.bundle.laws[law].rates)
    if (const types::Rate* rate = program.rate(ref)) note(rate->unit);
  if (found.empty() || std::any_of(found.begin(), found.end(), [&](auto each) { return each != found.front(); }))
    return std::nullopt;
  return found.front();
}

bool is_for(const types::Program& program, std::size_t law, const std::string& country, const ClaimWords& claim) {
  const types::LawFacts& facts = program.laws[law];
  const std::optional<values::Currency> currency = currency_of(program, law);
  return (facts.country.empty() || country.empty() || facts.country == country) &&
         (!facts.debtor || *facts.debtor == claim.debtor) && (!facts.claim_kind || *facts.claim_kind == claim.kind) &&
         (!currency || *currency == claim.currency);
}

/// "business claims in NOK", "claims".
std::string scope_text(const types::Program& program, std::size_t law) {
  const types::LawFacts& facts = program.laws[law];
  std::string text;
  if (facts.debtor)
    text += names::closed_words(names::SymbolKind::debtor_kind)[static_cast<std::size_t>(*facts.debtor) - 1] + " ";
  if (facts.claim_kind == facts::ClaimKind::instalment) text += "instalment ";
  if (facts.claim_kind == facts::ClaimKind::recurring) text += "recurring ";
  text += "claims";
  if (!facts.country.empty()) text += " in " + names::country_name(facts.country);
  if (const auto currency = currency_of(program, law)) text += ", " + values::to_string(*currency);
  return text;
}

base::Result<std::vector<std::size_t>> laws_for(const compile::Bundle& bundle, const Question& question,
                                                const std::string& country, const ClaimWords& claim) {
  const types::Program& program = bundle.program;
  std::vector<std::size_t> laws;
  std::vector<std::string> paths;
  std::string others;
  for (std::size_t law = 0; law < program.bundle.laws.size(); ++law) {
    const names::Law& each = program.bundle.laws[law];
    if (!bundle.is_named(each.head.file)) continue;
    paths.push_back(each.path);
    const bool is_asked = question.law.empty() ? !program.laws[law].is_asked_by_name() : each.path == question.law;
    if (is_asked && is_for(program, law, country, claim)) laws.push_back(law);
    others += fmt::format("{}`{}` is for {}{}", others.empty() ? "" : "; ", each.path, scope_text(program, law),
                          program.laws[law].expected       ? ", expected"
                          : program.laws[law].only_by_name ? ", only by name"
                                                           : "");
  }
  if (paths.empty()) return base::refuse(FaultKind::usage, "the files hold no law", "name files with a `law` block");
  if (!question.law.empty() && std::find(paths.begin(), paths.end(), question.law) == paths.end()) {
    const std::optional<std::string> near = base::nearest(question.law, paths);
    return base::refuse(
        FaultKind::usage, fmt::format("there is no law `{}`", question.law),
        near ? fmt::format("write --law {}", *near) : fmt::format("there are: {}", fmt::join(paths, ", ")));
  }
  std::stable_partition(laws.begin(), laws.end(), [&](std::size_t law) {
    const names::Law& each = program.bundle.laws[law];
    return !each.rules.empty() && (!each.interests.empty() || !each.charges.empty());
  });
  if (laws.empty()) return base::refuse(FaultKind::data, "no law asked is for this claim", others);
  return laws;
}

/// Rates given by name in any of the laws' words.
void set_rates(Asked& asked, const std::vector<scenario::RateSetting>& rates) {
  if (!rates.empty()) asked.bundle.program.rates = scenario::with_rates(asked.bundle.program, rates);
}

/// Reads the phrases as each law reads them: they differ in the rates they name, in nothing else.
void read_phrases(Asked& asked, const std::string& country) {
  std::vector<scenario::RateSetting> rates;
  bool first = true;
  for (const names::Test& test : asked.bundle.program.bundle.tests) {
    const auto& files = asked.bundle.phrases;
    if (std::find(files.begin(), files.end(), test.section.file) == files.end()) continue;
    scenario::Given given = scenario::given_of(asked.bundle.program, test.section, country);
    for (const scenario::RateSetting& rate : given.rates) {
      const bool is_known = std::any_of(rates.begin(), rates.end(), [&](const scenario::RateSetting& each) {
        return each.rate == rate.rate && each.from == rate.from;
      });
      if (!is_known) rates.push_back(rate);
    }
    if (first) asked.given = std::move(given);
    first = false;
  }
  set_rates(asked, rates);
}

/// Of the laws asked the one country they are of; empty if they leave it open.
std::string country_of_laws(const compile::Bundle& bundle) {
  for (std::size_t law = 0; law < bundle.program.bundle.laws.size(); ++law)
    if (bundle.is_named(bundle.program.bundle.laws[law].head.file) && !bundle.program.laws[law].country.empty())
      return bundle.program.laws[law].country;
  return "";
}

}  // namespace

base::Result<Asked> ask(const Question& question) {
  const auto claim = claim_of(question.given);
  if (!claim) return tl::make_unexpected(claim.error());
  std::string country;
  std::vector<std::string> paths = question.paths;
  if (!question.country.empty()) {
    if (paths.empty()) {
      const base::Result<compile::Country> found = compile::country_of(question.country);
      if (!found) return tl::make_unexpected(found.error());
      paths = found->files;
    }
    country = compile::iso_of(question.country).value_or("");
  }
  Asked asked;
  base::Result<compile::Bundle> laws_alone = compile::load_bundle(paths);
  if (!laws_alone) return tl::make_unexpected(laws_alone.error());
  asked.bundle = std::move(*laws_alone);
  if (asked.bundle.has_errors()) return asked;
  if (country.empty()) country = country_of_laws(asked.bundle);
  const auto laws = laws_for(asked.bundle, question, country, claim->value_or(ClaimWords{}));
  if (*claim && !laws) return tl::make_unexpected(laws.error());

  compile::Options options;
  options.phrases.given = question.given;
  if (laws) {
    for (const std::size_t law : *laws) options.phrases.laws.push_back(asked.law_path(law));
    asked.laws = *laws;
  } else {  // the claim could not be read: any law will do to say so
    options.phrases.laws.push_back(asked.law_path(0));
  }
  base::Result<compile::Bundle> whole = compile::load_bundle(paths, options);
  if (!whole) return tl::make_unexpected(whole.error());
  asked.bundle = std::move(*whole);
  if (!asked.bundle.has_errors()) read_phrases(asked, country);
  return asked;
}

plan::Plan plan_of(const Asked& asked, std::size_t law) {
  plan::Plan plan = lower::from_law(asked.bundle.program, law, asked.claim().debtor.kind);
  plan.currency = asked.currency();
  if (const std::vector<std::string> faults = plan::faults_of(plan); !faults.empty())
    throw std::logic_error("the plan of " + plan.name + " is not sound: " + faults.front());
  return plan;
}

std::string claim_text(const facts::ClaimHistory& history) {
  const auto word = [](names::SymbolKind list, auto kind) {
    return names::closed_words(list)[static_cast<std::size_t>(kind) - 1];
  };
  std::string text = "a " + word(names::SymbolKind::debtor_kind, history.debtor.kind);
  if (history.claim.kind == facts::ClaimKind::instalment) text += " instalment";
  if (history.claim.kind == facts::ClaimKind::recurring) text += " recurring";
  text += " claim of " + values::to_string(history.claim.principal);
  if (history.claim.issued) text += ", issued " + values::to_string(*history.claim.issued);
  return text + ", due " + values::to_string(history.claim.due);
}

}  // namespace dun::answer
