#include "dsl/names/acts.hpp"

#include <algorithm>
#include <map>

#include "dsl/names/diagnostics.hpp"
#include "dsl/names/rings.hpp"
#include "dsl/names/sections.hpp"

namespace dun::names {
namespace {

class ActTable {
 public:
  ActTable(const Bundle& bundle, base::DiagnosticSink& sink) : bundle_(bundle), sink_(sink) {}

  std::vector<Act> build() {
    for (const SectionRef& ref : bundle_.vocabularies) kinds_of(ref);
    for (const Law& law : bundle_.laws)
      for (const SectionRef& ref : law.acts) act(ref);
    report_rings();
    std::vector<Act> acts;
    for (const Row& row : rows_) acts.push_back({row.name, row.declared, upward(row)});
    return acts;
  }

 private:
  struct Row {
    std::string name;
    SectionRef declared;
    base::Place place;
    std::string parent;  // empty: none, or unknown and reported
  };

  void kinds_of(SectionRef ref) {
    const auto& vocabulary = std::get<syntax::VocabularySection>(bundle_.at(ref));
    each_line<syntax::KindLine>(vocabulary.lines, [&](const syntax::KindLine& line, base::Span) {
      add(line.kind, ref, line.parent ? &*line.parent : nullptr);
    });
  }

  void act(SectionRef ref) {
    const auto& section = std::get<syntax::ActSection>(bundle_.at(ref));
    add(section.name, ref, &section.kind);
  }

  void add(const syntax::Name& name, SectionRef ref, const syntax::Name* parent) {
    const bool known = parent != nullptr && bundle_.symbol(ref.file, *parent).kind != SymbolKind::none;
    const std::string kind = known ? parent->text : std::string();
    const auto [at, is_new] = at_.emplace(name.text, rows_.size());
    if (is_new) {
      rows_.push_back({name.text, ref, {ref.file, name.span}, kind});
      return;
    }
    const Row& first = rows_[at->second];
    const bool in_laws = std::holds_alternative<syntax::ActSection>(bundle_.at(first.declared));
    if (in_laws && !kind.empty() && !first.parent.empty() && kind != first.parent)
      sink_.add(to_diagnostic(ActOfTwoKinds{{ref.file, name.span}, name.text, kind, first.parent, first.place}));
  }

  void report_rings() {
    std::vector<std::vector<std::size_t>> edges(rows_.size());
    for (std::size_t at = 0; at < rows_.size(); ++at) {
      const auto parent = at_.find(rows_[at].parent);
      if (parent != at_.end()) edges[at].push_back(parent->second);
    }
    for (const std::vector<std::size_t>& ring : rings(edges)) {
      std::vector<std::string> names;
      for (const std::size_t at : ring) names.push_back(rows_[at].name);
      sink_.add(to_diagnostic(Ring{rows_[ring.front()].place, "kinds of acts", std::move(names)}));
    }
  }

  std::vector<std::string> upward(const Row& row) const {
    std::vector<std::string> kinds{row.name};
    for (std::string next = row.parent; !next.empty();) {
      if (std::find(kinds.begin(), kinds.end(), next) != kinds.end()) break;  // a ring, and reported
      kinds.push_back(next);
      const auto above = at_.find(next);
      next = above == at_.end() ? std::string() : rows_[above->second].parent;
    }
    return kinds;
  }

  const Bundle& bundle_;
  base::DiagnosticSink& sink_;
  std::vector<Row> rows_;
  std::map<std::string, std::size_t> at_;
};

}  // namespace

std::vector<Act> acts_of(const Bundle& bundle, base::DiagnosticSink& sink) {
  return ActTable(bundle, sink).build();
}

}  // namespace dun::names
