#include "dsl/names/declare.hpp"

#include "dsl/names/diagnostics.hpp"
#include "dsl/names/sections.hpp"

namespace dun::names {
namespace {

/// "a rate" without its article.
std::string noun(SymbolKind kind) {
  const std::string text = with_article(kind);
  return text.substr(text.find(' ') + 1);
}

class Declarer {
 public:
  Declarer(Bundle& bundle, base::DiagnosticSink& sink) : bundle_(bundle), sink_(sink) {}

  void section(Scope& scope, SectionRef ref) {
    const syntax::SectionValue& value = bundle_.at(ref);
    if (const syntax::Name* name = declared_name(value))
      declare(bundle_, scope, *name, symbol_of(declared_kind(value), ref), sink_);
  }
  void sections(Scope& scope, const std::vector<SectionRef>& refs) {
    for (const SectionRef& ref : refs) section(scope, ref);
  }
  void vocabulary(Scope& scope, SectionRef ref) {
    const auto& vocabulary = std::get<syntax::VocabularySection>(bundle_.at(ref));
    for (std::size_t at = 0; at < vocabulary.lines.size(); ++at)
      line(scope, ref, static_cast<std::uint32_t>(at), vocabulary.lines[at].value);
  }

 private:
  void line(Scope& scope, SectionRef ref, std::uint32_t at, const syntax::VocabularyLine& value) {
    if (const auto* reads = std::get_if<syntax::ReadsLine>(&value))
      declare(bundle_, scope, reads->fact, symbol_of(SymbolKind::fact, ref, at), sink_);
    if (const auto* kind = std::get_if<syntax::KindLine>(&value))
      declare(bundle_, scope, kind->kind, symbol_of(SymbolKind::kind, ref, at), sink_);
    if (const auto* channel = std::get_if<syntax::ChannelLine>(&value)) {
      declare(bundle_, scope, channel->channel, symbol_of(SymbolKind::channel, ref, at), sink_);
      bundle_.channels.push_back(channel->channel.text);
    }
  }

  Bundle& bundle_;
  base::DiagnosticSink& sink_;
};

void declare_blocks(Bundle& bundle, Scopes& scopes, Declarer& declarer) {
  for (const syntax::Tree& tree : bundle.trees)
    for (std::size_t at = 0; at < tree.sections.size(); ++at)
      if (contains(paths, declared_kind(tree.sections[at].value)))
        declarer.section(scopes.bundle, {tree.file, syntax::SectionId(at)});
}

}  // namespace

void declare(Bundle& bundle, Scope& scope, const syntax::Name& name, Symbol symbol, base::DiagnosticSink& sink) {
  bundle.symbols[symbol.file.index()][name.id.index()] = symbol;
  const Symbol* first = scope.declare(name.text, symbol);
  if (first == nullptr) return;
  sink.add(to_diagnostic(
      DeclaredTwice{{symbol.file, name.span}, noun(symbol.kind), name.text, place_of(bundle, *first), {}}));
}

void declare_bundle(Bundle& bundle, Scopes& scopes, base::DiagnosticSink& sink) {
  Declarer declarer(bundle, sink);
  declare_blocks(bundle, scopes, declarer);
  for (const SectionRef& ref : bundle.vocabularies) declarer.vocabulary(scopes.bundle, ref);
  declarer.sections(scopes.bundle, bundle.rates);
  declarer.sections(scopes.bundle, bundle.derived_rates);
  declarer.sections(scopes.bundle, bundle.scales);
  for (std::size_t file = 0; file < bundle.trees.size(); ++file) scopes.files.emplace_back(&scopes.bundle);
  for (const SectionRef& ref : bundle.declared_sources) declarer.section(scopes.files[ref.file.index()], ref);
  for (const Law& law : bundle.laws) {
    Scope& scope = scopes.laws.emplace_back(&scopes.files[law.head.file.index()]);
    for (const auto* list : {&law.sources, &law.acts, &law.rates, &law.derived_rates, &law.scales, &law.counts,
                             &law.rules, &law.interests, &law.charges})
      declarer.sections(scope, *list);
  }
}

void declare_policies(Bundle& bundle, Scopes& scopes, base::DiagnosticSink& sink) {
  Declarer declarer(bundle, sink);
  for (const Policy& policy : bundle.policies) {
    const SectionRef own = policy.schedule ? *policy.schedule : policy.head;
    Scope& scope = scopes.policies.emplace_back(&scopes.files[own.file.index()]);
    for (const std::size_t law : policy.laws) scope.see(scopes.laws[law]);
    for (const Step& step : policy.steps) {
      if (!policy.schedule)
        declarer.section(scope, step.declared);
      else
        (void)scope.declare(step.name, symbol_of(SymbolKind::step, step.declared));
    }
    for (const SectionRef& change : policy.changes) declarer.section(scope, change);
  }
}

}  // namespace dun::names
