#include "dsl/names/order.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "dsl/names/diagnostics.hpp"
#include "dsl/names/rings.hpp"
#include "dsl/names/sections.hpp"

namespace dun::names {
namespace {

/// A step named in a line of another.
struct Reference {
  std::size_t from = 0;
  std::optional<std::size_t> to;  // nothing: the step was dropped
  base::FileId file;
  const syntax::Name* name = nullptr;
  const void* line = nullptr;
  bool stands_in = false;  // "otherwise use"
};

const syntax::Name* named_in(const syntax::Anchor& anchor) {
  const syntax::ActRef* act = syntax::act_of(anchor);
  return act != nullptr ? &act->act : nullptr;
}

const syntax::Name* named_in(const syntax::StepLine& line) {
  if (const auto* when = std::get_if<syntax::WhenLine>(&line)) return named_in(when->point.anchor);
  if (const auto* until = std::get_if<syntax::UntilLine>(&line)) return named_in(until->point.anchor);
  if (const auto* pay_by = std::get_if<syntax::PayByLine>(&line)) return named_in(pay_by->anchor);
  if (const auto* otherwise = std::get_if<syntax::OtherwiseLine>(&line))
    return otherwise->step ? &*otherwise->step : nullptr;
  return nullptr;
}

class OrderCheck {
 public:
  OrderCheck(const Bundle& bundle, const Policy& policy, const Policy* base, base::DiagnosticSink& sink)
      : bundle_(bundle), policy_(policy), sink_(sink) {
    for (std::size_t at = 0; at < policy.steps.size(); ++at)
      places_.emplace(std::pair(policy.steps[at].declared.file.value, policy.steps[at].declared.section.value), at);
    if (base == nullptr) return;
    for (const Step& step : base->steps)
      for (const StepLineRef& line : step.lines) told_.insert(line.line);
  }

  void run() {
    for (std::size_t at = 0; at < policy_.steps.size(); ++at) collect(at);
    const RingOf counting = report_rings(false, "`when`");
    report_rings(true, "`otherwise use`");
    for (const Reference& reference : references_) {
      if (!reference.to)
        dropped(reference);
      else if (!reference.stands_in && *reference.to > reference.from && !told(reference) &&
               !joins(counting, reference))
        ahead(reference);
    }
  }

 private:
  using Rings = std::vector<std::vector<std::size_t>>;
  using RingOf = std::vector<std::optional<std::size_t>>;  // the ring a step stands in, by step

  void collect(std::size_t at) {
    for (const StepLineRef& line : policy_.steps[at].lines) {
      const syntax::Name* name = named_in(line.line->value);
      if (name == nullptr) continue;
      const Symbol symbol = bundle_.symbol(line.file, *name);
      if (symbol.kind != SymbolKind::step) continue;
      const bool stands_in = std::holds_alternative<syntax::OtherwiseLine>(line.line->value);
      references_.push_back({at, step_of(symbol), line.file, name, line.line, stands_in});
    }
  }

  std::optional<std::size_t> step_of(const Symbol& symbol) const {
    const auto found = places_.find({symbol.file.value, symbol.section.value});
    return found == places_.end() ? std::nullopt : std::optional(found->second);
  }

  /// Was the reference there, between the same steps, before the schedule?
  bool told(const Reference& reference) const { return told_.count(reference.line) != 0; }

  RingOf report_rings(bool stands_in, const std::string& what) {
    Rings edges(policy_.steps.size());
    for (const Reference& reference : references_)
      if (reference.to && reference.stands_in == stands_in) edges[reference.from].push_back(*reference.to);
    const Rings found = rings(edges);
    RingOf ring_of(policy_.steps.size());
    for (std::size_t ring = 0; ring < found.size(); ++ring)
      for (const std::size_t step : found[ring]) ring_of[step] = ring;
    std::vector<std::vector<const Reference*>> members(found.size());
    for (const Reference& reference : references_)
      if (reference.stands_in == stands_in && joins(ring_of, reference))
        members[*ring_of[reference.from]].push_back(&reference);
    for (std::size_t ring = 0; ring < found.size(); ++ring) report(found[ring], members[ring], what);
    return ring_of;
  }

  /// A ring all of whose references the policy below a schedule has itself was told there.
  void report(const std::vector<std::size_t>& ring, const std::vector<const Reference*>& members,
              const std::string& what) {
    const bool all_told =
        std::all_of(members.begin(), members.end(), [&](const Reference* each) { return told(*each); });
    if (all_told) return;
    std::vector<std::string> names;
    for (const std::size_t step : ring) names.push_back(policy_.steps[step].name);
    const Reference& first = *members.front();
    sink_.add(to_diagnostic(Ring{{first.file, first.name->span}, what, std::move(names)}));
  }

  static bool joins(const RingOf& ring_of, const Reference& reference) {
    return reference.to && ring_of[reference.from] && ring_of[reference.from] == ring_of[*reference.to];
  }

  void ahead(const Reference& reference) {
    const Step& target = policy_.steps[*reference.to];
    const SymbolKind kind = SymbolKind::step;
    sink_.add(to_diagnostic(StepAhead{{reference.file, reference.name->span},
                                      policy_.steps[reference.from].name,
                                      target.name,
                                      place_of(bundle_, symbol_of(kind, target.declared))}));
  }

  void dropped(const Reference& reference) {
    const base::Place here{reference.file, reference.name->span};
    for (const SectionRef& change : policy_.changes) {
      const auto* drop = std::get_if<syntax::DropSection>(&bundle_.at(change));
      if (drop == nullptr || drop->step.text != reference.name->text) continue;
      sink_.add(to_diagnostic(
          StepDropped{{change.file, drop->step.span}, policy_.steps[reference.from].name, reference.name->text, here}));
      return;
    }
  }

  const Bundle& bundle_;
  const Policy& policy_;
  base::DiagnosticSink& sink_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> places_;  // of steps, by where they are declared
  std::set<const void*> told_;
  std::vector<Reference> references_;
};

}  // namespace

void check_order(const Bundle& bundle, const Policy& policy, const Policy* base, base::DiagnosticSink& sink) {
  OrderCheck(bundle, policy, base, sink).run();
}

}  // namespace dun::names
