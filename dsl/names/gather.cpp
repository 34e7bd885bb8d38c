#include "dsl/names/gather.hpp"

#include <fmt/format.h>

#include "dsl/names/diagnostics.hpp"
#include "dsl/names/sections.hpp"

namespace dun::names {
namespace {

/// Walks one file; what it met last decides what the next section belongs to.
class Gatherer {
 public:
  Gatherer(Bundle& bundle, std::vector<FoundTest>& tests, Reporter& reporter)
      : bundle_(bundle), tests_(tests), reporter_(reporter) {}

  void file(base::FileId file) {
    head_.reset();
    owner_ = Owner::none;
    const syntax::Tree& tree = bundle_.tree(file);
    for (std::size_t at = 0; at < tree.sections.size(); ++at) {
      here_ = {file, syntax::SectionId(at)};
      std::visit(*this, tree.sections[at].value);
    }
  }

  void operator()(const syntax::VocabularySection&) { outside(bundle_.vocabularies); }
  void operator()(const syntax::CalendarSection&) { outside(bundle_.calendars); }
  void operator()(const syntax::TextSection&) { outside(bundle_.texts); }
  void operator()(const syntax::LawSection& section) {
    start(Owner::law);
    Law law;
    law.path = section.path.text;
    law.head = here_;
    bundle_.laws.push_back(std::move(law));
  }
  void operator()(const syntax::PolicySection& section) {
    start(Owner::policy);
    Policy policy;
    policy.path = section.path.text;
    policy.head = here_;
    bundle_.policies.push_back(std::move(policy));
  }
  void operator()(const syntax::ScheduleSection& section) {
    start(Owner::schedule);
    Policy policy;
    policy.path = section.path.text;
    policy.schedule = here_;
    bundle_.policies.push_back(std::move(policy));
  }

  void operator()(const syntax::SourceSection&) { either(&Law::sources, bundle_.declared_sources); }
  void operator()(const syntax::RateSection&) { either(&Law::rates, bundle_.rates); }
  void operator()(const syntax::DerivedRateSection&) { either(&Law::derived_rates, bundle_.derived_rates); }
  void operator()(const syntax::ScaleSection&) { either(&Law::scales, bundle_.scales); }
  void operator()(const syntax::ActSection& section) { of_law(&Law::acts, "an act", section.name); }
  void operator()(const syntax::CountSection& section) { of_law(&Law::counts, "a count", section.name); }
  void operator()(const syntax::RuleSection& section) { of_law(&Law::rules, "a rule", section.name); }
  void operator()(const syntax::InterestSection& section) { of_law(&Law::interests, "an interest", section.name); }
  void operator()(const syntax::ChargeSection& section) { of_law(&Law::charges, "a charge", section.name); }

  void operator()(const syntax::StepSection& section) {
    if (owner_ != Owner::policy) return lacking("a step", section.name, "a policy");
    Step step;
    step.name = section.name.text;
    if (section.was) step.was = section.was->text;
    step.declared = here_;
    for (const auto& line : section.lines) step.lines.push_back({here_.file, &line});
    bundle_.policies.back().steps.push_back(std::move(step));
  }
  void operator()(const syntax::ChangeSection& section) { change("a change", section.step); }
  void operator()(const syntax::AddSection& section) { change("an addition", section.step); }
  void operator()(const syntax::DropSection& section) { change("a drop", section.step); }
  void operator()(const syntax::TestSection&) { tests_.push_back({here_, head_}); }

 private:
  enum class Owner : unsigned char { none, law, policy, schedule };

  void start(Owner owner) {
    owner_ = owner;
    head_ = here_;
  }
  void outside(std::vector<SectionRef>& list) {
    owner_ = Owner::none;
    head_.reset();
    list.push_back(here_);
  }
  /// Rates, scales and sources stand in a law, or on their own for all laws.
  void either(std::vector<SectionRef> Law::*list, std::vector<SectionRef>& outside_laws) {
    if (owner_ == Owner::law)
      (bundle_.laws.back().*list).push_back(here_);
    else
      outside_laws.push_back(here_);
  }
  void of_law(std::vector<SectionRef> Law::*list, const char* what, const syntax::Name& name) {
    if (owner_ != Owner::law) return lacking(what, name, "a law");
    (bundle_.laws.back().*list).push_back(here_);
  }
  void change(const char* what, const syntax::Name& step) {
    if (owner_ != Owner::schedule) return lacking(what, step, "a schedule");
    bundle_.policies.back().changes.push_back(here_);
  }
  void lacking(const std::string& what, const syntax::Name& name, const std::string& owner) {
    if (reporter_.has_broken_block(here_.file)) return;
    reporter_.report(NoOwner{{here_.file, name.span},
                             fmt::format("`{}` stands in no {}", name.text, owner.substr(2)),
                             fmt::format("{} belongs to {}; write it below one", what, owner)});
  }

  Bundle& bundle_;
  std::vector<FoundTest>& tests_;
  Reporter& reporter_;
  Owner owner_ = Owner::none;
  std::optional<SectionRef> head_;
  SectionRef here_;
};

}  // namespace

std::vector<FoundTest> gather(Bundle& bundle, Reporter& reporter) {
  std::vector<FoundTest> tests;
  Gatherer gatherer(bundle, tests, reporter);
  for (const syntax::Tree& tree : bundle.trees) gatherer.file(tree.file);
  return tests;
}

}  // namespace dun::names
