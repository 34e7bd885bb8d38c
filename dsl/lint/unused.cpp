// What is declared in a law and named nowhere. Reference rates in a file of their own are for others to use, and an act
// may wait for a policy that is not here; neither is told.
#include <fmt/format.h>

#include <set>
#include <tuple>

#include "dsl/lint/findings.hpp"
#include "dsl/names/sections.hpp"

namespace dun::lint {
namespace {

using names::Symbol;
using names::SymbolKind;

class Unused {
 public:
  Unused(const names::Bundle& bundle, base::DiagnosticSink& sink) : bundle_(bundle), sink_(sink) {
    for (const syntax::Tree& tree : bundle.trees) collect(tree);
  }

  void run() {
    for (std::size_t at = 0; at < bundle_.laws.size(); ++at) {
      const names::Law& law = bundle_.laws[at];
      for (const auto* list : {&law.sources, &law.rates, &law.derived_rates, &law.scales, &law.counts})
        for (const names::SectionRef& ref : *list) report(ref);
      if (has_policy(at))
        for (const names::SectionRef& ref : law.acts) report(ref);
    }
    for (const names::SectionRef& ref : bundle_.declared_sources) report(ref);
    if (!bundle_.policies.empty())
      for (const names::SectionRef& ref : bundle_.texts) report(ref);
  }

 private:
  using Key = std::tuple<SymbolKind, std::uint32_t, std::uint32_t>;

  static Key key_of(const Symbol& symbol) { return {symbol.kind, symbol.file.value, symbol.section.value}; }

  void collect(const syntax::Tree& tree) {
    std::set<std::size_t> declaring;
    for (const syntax::Section& section : tree.sections)
      if (const syntax::Name* name = names::declared_name(section.value)) declaring.insert(name->id.index());
    const std::vector<Symbol>& symbols = bundle_.symbols[tree.file.index()];
    for (std::size_t id = 0; id < symbols.size(); ++id) {
      if (declaring.count(id) != 0) continue;
      used_.insert(key_of(symbols[id]));
      if (symbols[id].kind == SymbolKind::act) used_acts_.insert(name_of({symbols[id].file, symbols[id].section}));
    }
  }

  const std::string& name_of(names::SectionRef ref) const { return names::declared_name(bundle_.at(ref))->text; }

  /// Acts of one name in several laws are one act.
  bool is_used(names::SectionRef ref, SymbolKind kind) const {
    if (kind == SymbolKind::act) return used_acts_.count(name_of(ref)) != 0;
    return used_.count({kind, ref.file.value, ref.section.value}) != 0;
  }

  bool has_policy(std::size_t law) const {
    for (const names::Policy& policy : bundle_.policies)
      for (const std::size_t under : policy.laws)
        if (under == law) return true;
    return false;
  }

  void report(names::SectionRef ref) {
    const SymbolKind kind = names::declared_kind(bundle_.at(ref));
    if (is_used(ref, kind)) return;
    const syntax::Name& name = *names::declared_name(bundle_.at(ref));
    sink_.add(finding(300, base::Severity::warning, {ref.file, name.span},
                      fmt::format("{} `{}` is used nowhere", word(kind), name.text), "take it out, or use it"));
  }

  static const char* word(SymbolKind kind) {
    switch (kind) {
      case SymbolKind::source:
        return "source";
      case SymbolKind::act:
        return "act";
      case SymbolKind::count:
        return "count";
      case SymbolKind::scale:
        return "scale";
      case SymbolKind::text:
        return "text";
      case SymbolKind::derived_rate:
        return "derived rate";
      default:
        return "rate";
    }
  }

  const names::Bundle& bundle_;
  base::DiagnosticSink& sink_;
  std::set<Key> used_;
  std::set<std::string> used_acts_;
};

}  // namespace

void report_unused(const types::Program& program, base::DiagnosticSink& sink) {
  Unused(program.bundle, sink).run();
}

}  // namespace dun::lint
