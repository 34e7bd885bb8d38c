// The acts and places a law was read in.
#include <algorithm>

#include "dsl/book/law.hpp"
#include "dsl/book/phrases.hpp"

namespace dun::book {

using Style = Run::Style;

namespace {

/// The sources a law declares, then others that its rules and figures cite, in the order of mention.
class SourcesOf {
 public:
  explicit SourcesOf(const names::Bundle& bundle) : bundle_(bundle) {}

  std::vector<names::SectionRef> of(const names::Law& law) {
    found_ = law.sources;
    for (const auto* list : {&law.counts, &law.rules, &law.interests, &law.charges}) read(*list);
    read(figures_of(bundle_, law));
    return std::move(found_);
  }

 private:
  void read(const std::vector<names::SectionRef>& sections) {
    for (const names::SectionRef ref : sections) {
      file_ = ref.file;
      std::visit([this](const auto& section) { read_section(section); }, bundle_.at(ref));
    }
  }

  template <class Section>
  void read_section(const Section& section) {
    if constexpr (requires { this->take(section.cite); }) take(section.cite);
    if constexpr (requires { section.lines; })
      for (const auto& each : section.lines)
        std::visit(
            [this](const auto& value) {
              if constexpr (requires { this->take(value.cite); }) take(value.cite);
            },
            each.value);
  }

  void take(const std::optional<syntax::Cite>& cite) {
    if (!cite) return;
    const names::Symbol symbol = bundle_.symbol(file_, cite->source);
    const names::SectionRef ref{symbol.file, symbol.section};
    const bool is_new = std::find(found_.begin(), found_.end(), ref) == found_.end();
    if (symbol.kind == names::SymbolKind::source && is_new) found_.push_back(ref);
  }

  const names::Bundle& bundle_;
  base::FileId file_;
  std::vector<names::SectionRef> found_;
};

}  // namespace

void add_sources(Page& page, const names::Bundle& bundle, const names::Law& law) {
  const std::vector<names::SectionRef> sources = SourcesOf(bundle).of(law);
  if (sources.empty()) return;
  page.blocks.emplace_back(Heading{3, "Sources", ""});
  Table table{{"Cited as", "Title", "Number"}, {}, {}};
  for (const names::SectionRef ref : sources) {
    const auto& source = std::get<syntax::SourceSection>(bundle.at(ref));
    table.rows.push_back({Cell{line(source.name.text, Style::strong)}, Cell{line(source.title.text)},
                          Cell{line(source.number ? source.number->text : "")}});
  }
  page.blocks.emplace_back(std::move(table));
}

}  // namespace dun::book
