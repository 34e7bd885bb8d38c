#include "dsl/names/resolve.hpp"

#include <algorithm>
#include <set>

#include "dsl/names/acts.hpp"
#include "dsl/names/amount_names.hpp"
#include "dsl/names/declare.hpp"
#include "dsl/names/diagnostics.hpp"
#include "dsl/names/gather.hpp"
#include "dsl/names/order.hpp"
#include "dsl/names/overlay.hpp"
#include "dsl/names/resolver.hpp"
#include "dsl/names/rings.hpp"
#include "dsl/names/sections.hpp"

namespace dun::names {
namespace {

constexpr char not_in_bundle[] =
    "name the file that declares it on the command line; only the standard library is always read";

/// From trees to a bundle, in the order in which one thing must be known before the next can be looked up.
class Bundler {
 public:
  Bundler(Bundle& bundle, base::DiagnosticSink& sink)
      : bundle_(bundle), sink_(sink), reporter_(*bundle.sources, sink) {}

  void run() {
    const std::vector<FoundTest> tests = gather(bundle_, reporter_);
    declare_bundle(bundle_, scopes_, sink_);
    resolve_uses();
    adapt_policies();
    put_under_laws();
    declare_policies(bundle_, scopes_, sink_);
    mark_lawless();
    resolve_blocks();
    bundle_.acts = acts_of(bundle_, sink_);
    check_amount_rings(bundle_, sink_);
    lay_schedules();
    for (const FoundTest& test : tests) attach(test);
  }

 private:
  /// A block that is named by its path. One that cannot be found is told once.
  Symbol find_block(base::FileId file, const syntax::Name& path, const Wanted& wanted) {
    NameResolver names(bundle_, file, scopes_.files[file.index()], reporter_);
    const Symbol found = names.find(path, wanted, not_in_bundle);
    if (found.kind == SymbolKind::none) reporter_.excuse(path.text);
    return found;
  }

  /// A file that uses a law sees its names.
  void resolve_uses() {
    std::vector<std::vector<std::size_t>> edges(bundle_.trees.size());
    for (const syntax::Tree& tree : bundle_.trees) {
      for (const syntax::Use& use : tree.uses) {
        const Symbol used = find_block(tree.file, use.path, wanted::block);
        if (used.kind == SymbolKind::none) scopes_.files[tree.file.index()].mark_incomplete();
        if (used.kind == SymbolKind::none) continue;
        edges[tree.file.index()].push_back(used.file.index());
        if (const auto law = law_at({used.file, used.section}))
          scopes_.files[tree.file.index()].see(scopes_.laws[*law]);
      }
    }
    for (const std::vector<std::size_t>& ring : rings(edges)) report_use_ring(ring);
  }

  void report_use_ring(const std::vector<std::size_t>& ring) {
    std::vector<std::string> names;
    base::Place place;
    for (std::size_t at = 0; at < ring.size(); ++at) {
      const std::size_t next = ring[(at + 1) % ring.size()];
      for (const syntax::Use& use : bundle_.trees[ring[at]].uses) {
        const base::FileId file(ring[at]);
        const Symbol used = bundle_.symbol(file, use.path);
        if (used.kind == SymbolKind::none || used.file.index() != next) continue;
        if (at == 0) place = {file, use.path.span};
        names.push_back(use.path.text);
        break;
      }
    }
    sink_.add(to_diagnostic(Ring{place, "`use`", std::move(names)}));
  }

  std::optional<std::size_t> law_at(SectionRef head) const {
    for (std::size_t at = 0; at < bundle_.laws.size(); ++at)
      if (bundle_.laws[at].head == head) return at;
    return std::nullopt;
  }

  std::optional<std::size_t> policy_at(SectionRef head) const {
    for (std::size_t at = 0; at < bundle_.policies.size(); ++at) {
      const Policy& policy = bundle_.policies[at];
      if ((policy.schedule ? *policy.schedule : policy.head) == head) return at;
    }
    return std::nullopt;
  }

  /// A schedule stands on the policy it adapts; one that adapts nothing known is left out.
  void adapt_policies() {
    const auto adapts_nothing = [&](Policy& policy) {
      if (!policy.schedule) return false;
      const auto& section = std::get<syntax::ScheduleSection>(bundle_.at(*policy.schedule));
      const Symbol base = find_block(policy.schedule->file, section.adapts, wanted::policy);
      if (base.kind == SymbolKind::none) return true;
      policy.head = {base.file, base.section};
      return false;
    };
    auto& policies = bundle_.policies;
    std::vector<Policy> kept;
    for (Policy& policy : policies)
      if (!adapts_nothing(policy)) kept.push_back(std::move(policy));
    policies = std::move(kept);
    for (Policy& policy : policies)
      if (const Policy* base = base_of(policy)) policy.steps = base->steps;
  }

  const Policy* base_of(const Policy& policy) const {
    if (!policy.schedule) return nullptr;
    const auto at = policy_at(policy.head);
    return at ? &bundle_.policies[*at] : nullptr;
  }

  void put_under_laws() {
    for (Policy& policy : bundle_.policies) {
      if (policy.schedule) continue;
      const auto& section = std::get<syntax::PolicySection>(bundle_.at(policy.head));
      each_line<syntax::UnderLine>(section.lines, [&](const syntax::UnderLine& line, base::Span) {
        const Symbol law = find_block(policy.head.file, line.law, wanted::law);
        const auto at = law.kind == SymbolKind::none ? std::nullopt : law_at({law.file, law.section});
        if (at && std::find(policy.laws.begin(), policy.laws.end(), *at) == policy.laws.end())
          policy.laws.push_back(*at);
        if (!at) lawless_.push_back(policy.head);
      });
    }
    for (Policy& policy : bundle_.policies)
      if (const Policy* base = base_of(policy)) policy.laws = base->laws;
  }

  /// What a policy names of a law that cannot be found is not told as well.
  void mark_lawless() {
    for (std::size_t at = 0; at < bundle_.policies.size(); ++at)
      if (std::find(lawless_.begin(), lawless_.end(), bundle_.policies[at].head) != lawless_.end())
        scopes_.policies[at].mark_incomplete();
  }

  void resolve_in(const Scope& scope, SectionRef ref) {
    NameResolver names(bundle_, ref.file, scope, reporter_);
    resolve(names, bundle_.at(ref));
  }
  void resolve_in(const Scope& scope, const std::vector<SectionRef>& refs) {
    for (const SectionRef& ref : refs) resolve_in(scope, ref);
  }

  void resolve_blocks() {
    resolve_in(scopes_.bundle, bundle_.vocabularies);
    resolve_in(scopes_.bundle, bundle_.calendars);
    for (const auto* list : {&bundle_.rates, &bundle_.derived_rates, &bundle_.scales})
      for (const SectionRef& ref : *list) resolve_in(scopes_.files[ref.file.index()], ref);
    for (std::size_t at = 0; at < bundle_.laws.size(); ++at) {
      const Law& law = bundle_.laws[at];
      resolve_in(scopes_.laws[at], law.head);
      for (const auto* list : {&law.acts, &law.rates, &law.derived_rates, &law.scales, &law.counts, &law.rules,
                               &law.interests, &law.charges})
        resolve_in(scopes_.laws[at], *list);
    }
    for (std::size_t at = 0; at < bundle_.policies.size(); ++at) resolve_policy(at);
  }

  void resolve_policy(std::size_t at) {
    const Policy& policy = bundle_.policies[at];
    const Scope& scope = scopes_.policies[at];
    resolve_in(scope, policy.schedule ? *policy.schedule : policy.head);
    resolve_in(scope, policy.changes);
    if (policy.schedule) return;
    for (const Step& step : policy.steps) resolve_in(scope, step.declared);
  }

  void lay_schedules() {
    for (Policy& policy : bundle_.policies)
      if (policy.schedule) policy.steps = lay_over(bundle_, std::move(policy.steps), policy.changes, sink_);
    for (const Policy& policy : bundle_.policies) check_order(bundle_, policy, base_of(policy), sink_);
  }

  void attach(const FoundTest& found) {
    const auto& section = std::get<syntax::TestSection>(bundle_.at(found.section));
    Test test;
    test.section = found.section;
    test.title = section.title.text;
    std::optional<SectionRef> of = found.after;
    if (section.of) {
      const Symbol subject = find_block(found.section.file, *section.of, wanted::subject);
      if (subject.kind == SymbolKind::none) return;
      of = SectionRef{subject.file, subject.section};
    }
    if (of) test.law = law_at(*of);
    if (of && !test.law) test.policy = policy_at(*of);
    if (!of && !reporter_.has_broken_block(found.section.file))
      reporter_.report(NoOwner{{found.section.file, section.title.span},
                               "this test says not of which law or policy it is",
                               "write it below one, or after its title  of  and the path of one"});
    if (!test.law && !test.policy) return;
    Scope scope(test.law ? &scopes_.laws[*test.law] : &scopes_.policies[*test.policy]);
    declare_claims(scope, found.section, section);
    resolve_in(scope, found.section);
    bundle_.tests.push_back(std::move(test));
  }

  void declare_claims(Scope& scope, SectionRef ref, const syntax::TestSection& section) {
    for (std::size_t at = 0; at < section.lines.size(); ++at) {
      const auto* claim = std::get_if<syntax::GivenClaimLine>(&section.lines[at].value);
      if (claim == nullptr || !claim->name) continue;
      const Symbol symbol = symbol_of(SymbolKind::claim, ref, static_cast<std::uint32_t>(at));
      declare(bundle_, scope, *claim->name, symbol, sink_);
    }
  }

  Bundle& bundle_;
  base::DiagnosticSink& sink_;
  Reporter reporter_;
  Scopes scopes_;
  std::vector<SectionRef> lawless_;  // policies under a law that was not found
};

}  // namespace

Bundle from_syntax(const source::SourceSet& sources, std::vector<syntax::Tree> trees, base::DiagnosticSink& sink) {
  Bundle bundle;
  bundle.sources = &sources;
  bundle.trees = std::move(trees);
  for (const syntax::Tree& tree : bundle.trees) bundle.symbols.emplace_back(tree.name_count);
  bundle.damaged = damaged_sections(bundle.trees, sink);
  Bundler(bundle, sink).run();
  return bundle;
}

}  // namespace dun::names
