// What a law counts.
#include <fmt/format.h>

#include <set>

#include "dsl/book/rules.hpp"
#include "dsl/names/sections.hpp"

namespace dun::book {

using Style = Run::Style;

namespace {

std::string of_text(const syntax::CountSection& count) {
  const auto* of = names::line_of<syntax::CountOfLine>(count.lines);
  return of != nullptr ? capitalised(listed(of->acts, "and")) + (of->with_fee ? " with a fee" : "") : "";
}

std::string per_text(const syntax::CountSection& count) {
  const auto* per = names::line_of<syntax::CountPerLine>(count.lines);
  if (per == nullptr) return "";
  switch (per->per) {
    case syntax::CountPerLine::Per::claim:
      return ", for each claim";
    case syntax::CountPerLine::Per::relationship:
      return ", for each debt relationship";
    case syntax::CountPerLine::Per::contract:
      return per->year_of ? ", for each contract and calendar year" : ", for each contract";
  }
  return "";
}

std::string again_text(const syntax::CountSection& count) {
  const auto* again = names::line_of<syntax::StartsAgainLine>(count.lines);
  if (again == nullptr) return "";
  if (!again->more_than) return "; the count starts again when nothing is overdue in the relationship";
  return fmt::format("; the count starts again more than {} after the last", length_text(again->more_than->term));
}

std::vector<Line> lines_of(const Phrases& phrases, const syntax::CountSection& count) {
  const std::string text = of_text(count) + per_text(count) + again_text(count) + ".";
  std::vector<Line> lines = {joined(line(text), phrases.cited(count.cite))};
  names::each_line<syntax::NoteLine>(count.lines, [&](const syntax::NoteLine& note, base::Span) {
    lines.push_back(line(note.text.text, Style::note));
  });
  return lines;
}

/// Said once, below all counts.
std::set<std::string> months_texts(const names::Bundle& bundle, const names::Law& law) {
  std::set<std::string> texts;
  for (const names::SectionRef ref : law.counts) {
    const auto& count = std::get<syntax::CountSection>(bundle.at(ref));
    const auto* again = names::line_of<syntax::StartsAgainLine>(count.lines);
    if (again != nullptr && again->more_than) texts.insert(month_end_text(again->more_than->term));
  }
  texts.erase("");
  return texts;
}

}  // namespace

void add_counts(Page& page, const names::Bundle& bundle, const names::Law& law) {
  if (law.counts.empty()) return;
  page.blocks.emplace_back(Heading{3, "What is counted", ""});
  Terms terms;
  for (const names::SectionRef ref : law.counts) {
    const auto& count = std::get<syntax::CountSection>(bundle.at(ref));
    terms.items.emplace_back(capitalised(spaced(count.name.text)), lines_of(Phrases(bundle, ref.file), count));
  }
  page.blocks.emplace_back(std::move(terms));
  for (const std::string& months : months_texts(bundle, law))
    page.blocks.emplace_back(Paragraph{line(months, Style::note)});
}

}  // namespace dun::book
