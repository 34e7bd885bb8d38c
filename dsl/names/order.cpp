#include "dsl/names/order.hpp"

#include <algorithm>
#include <optional>
#include <set>

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
  if (const auto* pay_by = std::get_if<syntax::PayByAnchor>(&anchor)) return &pay_by->act.act;
  if (const auto* receipt = std::get_if<syntax::ReceiptAnchor>(&anchor)) return &receipt->act.act;
  if (const auto* act = std::get_if<syntax::ActAnchor>(&anchor)) return &act->act.act;
  return nullptr;
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
    if (base == nullptr) return;
    for (const Step& step : base->steps)
      for (const StepLineRef& line : step.lines) told_.insert(line.line);
  }

  void run() {
    for (std::size_t at = 0; at < policy_.steps.size(); ++at) collect(at);
    const auto counting = report_rings(false, "`when`");
    report_rings(true, "`otherwise use`");
    for (const Reference& reference : references_) {
      if (!reference.to)
        dropped(reference);
      else if (!reference.stands_in && *reference.to > reference.from && !told(reference) &&
               !in_one_ring(counting, reference))
        ahead(reference);
    }
  }

 private:
  using Rings = std::vector<std::vector<std::size_t>>;

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
    const SectionRef declared{symbol.file, symbol.section};
    for (std::size_t at = 0; at < policy_.steps.size(); ++at)
      if (policy_.steps[at].declared == declared) return at;
    return std::nullopt;
  }

  /// Was the reference there, between the same steps, before the schedule?
  bool told(const Reference& reference) const { return told_.count(reference.line) != 0; }

  Rings report_rings(bool stands_in, const std::string& what) {
    Rings edges(policy_.steps.size());
    for (const Reference& reference : references_)
      if (reference.to && reference.stands_in == stands_in) edges[reference.from].push_back(*reference.to);
    Rings found = rings(edges);
    for (const std::vector<std::size_t>& ring : found) report(ring, stands_in, what);
    return found;
  }

  void report(const std::vector<std::size_t>& ring, bool stands_in, const std::string& what) {
    const Reference* first = nullptr;
    bool all_told = true;
    for (const Reference& reference : references_) {
      if (reference.stands_in != stands_in || !joins(ring, reference)) continue;
      if (first == nullptr) first = &reference;
      all_told = all_told && told(reference);
    }
    if (first == nullptr || all_told) return;
    std::vector<std::string> names;
    for (const std::size_t step : ring) names.push_back(policy_.steps[step].name);
    sink_.add(to_diagnostic(Ring{{first->file, first->name->span}, what, std::move(names)}));
  }

  static bool joins(const std::vector<std::size_t>& ring, const Reference& reference) {
    const auto has = [&](std::size_t step) { return std::find(ring.begin(), ring.end(), step) != ring.end(); };
    return reference.to && has(reference.from) && has(*reference.to);
  }

  static bool in_one_ring(const Rings& found, const Reference& reference) {
    return std::any_of(found.begin(), found.end(), [&](const auto& ring) { return joins(ring, reference); });
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
  std::set<const void*> told_;
  std::vector<Reference> references_;
};

}  // namespace

void check_order(const Bundle& bundle, const Policy& policy, const Policy* base, base::DiagnosticSink& sink) {
  OrderCheck(bundle, policy, base, sink).run();
}

}  // namespace dun::names
