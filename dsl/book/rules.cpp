#include "dsl/book/rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dsl/book/paragraph_order.hpp"
#include "dsl/names/sections.hpp"

namespace dun::book {

using Style = Run::Style;

namespace {

const syntax::RuleSection& rule_at(const names::Bundle& bundle, names::SectionRef ref) {
  return std::get<syntax::RuleSection>(bundle.at(ref));
}

std::string paragraph_of(const names::Bundle& bundle, names::SectionRef ref) {
  const std::optional<syntax::Cite>& cite = rule_at(bundle, ref).cite;
  return cite ? cite->paragraph.text : "";
}

Cell rule_cell(const names::Bundle& bundle, const names::Law& law, names::SectionRef ref) {
  const syntax::RuleSection& rule = rule_at(bundle, ref);
  Cell cell;
  for (Line& sentence : sentences_of(Phrases(bundle, ref.file, law.path), rule)) cell.push_back(std::move(sentence));
  for (const auto& each : rule.lines)
    if (const auto* note = std::get_if<syntax::NoteLine>(&each.value))
      cell.push_back(line(note->text.text, Style::note));
  cell.push_back({{rule.name.text, Style::code}, {"  " + place_of(bundle, ref), Style::cite}});
  return cell;
}

void add_rules_of(Page& page, const names::Bundle& bundle, const names::Law& law, const std::string& title,
                  std::vector<names::SectionRef> rules) {
  if (rules.empty()) return;
  std::stable_sort(rules.begin(), rules.end(), [&](names::SectionRef a, names::SectionRef b) {
    return paragraph_comes_before(paragraph_of(bundle, a), paragraph_of(bundle, b));
  });
  page.blocks.emplace_back(Heading{4, title, ""});
  Table table{{"Paragraph or place", "What it says"}, {}, {}};
  std::string last;
  for (const names::SectionRef ref : rules) {
    const std::string paragraph = paragraph_of(bundle, ref);
    table.rows.push_back({Cell{line(paragraph == last ? "" : paragraph, Style::strong)}, rule_cell(bundle, law, ref)});
    last = paragraph;
  }
  page.blocks.emplace_back(std::move(table));
}

}  // namespace

std::string place_of(const names::Bundle& bundle, names::SectionRef ref) {
  const source::SourceFile& source = bundle.sources->at(ref.file);
  return fmt::format("{}:{}", source.path(), source.position(bundle.section(ref).head.begin).line);
}

void add_rules(Page& page, const names::Bundle& bundle, const names::Law& law) {
  if (law.rules.empty()) return;
  page.blocks.emplace_back(Heading{3, "Rules by paragraph", ""});
  std::vector<names::SectionRef> others = law.rules;
  for (const names::SectionRef ref : law.sources) {
    const auto& source = std::get<syntax::SourceSection>(bundle.at(ref));
    const auto of_source = std::stable_partition(others.begin(), others.end(), [&](names::SectionRef rule) {
      const std::optional<syntax::Cite>& cite = rule_at(bundle, rule).cite;
      return !cite || cite->source.text != source.name.text;
    });
    add_rules_of(page, bundle, law, source_text(source), {of_source, others.end()});
    others.erase(of_source, others.end());
  }
  add_rules_of(page, bundle, law, "Sources declared elsewhere", std::move(others));
}

}  // namespace dun::book
