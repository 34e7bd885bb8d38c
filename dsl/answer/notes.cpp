#include "dsl/answer/notes.hpp"

#include <fmt/format.h>

#include "dsl/names/amount_names.hpp"
#include "dsl/names/sections.hpp"
#include "engine/base/json_line.hpp"

namespace dun::answer {

namespace {

using names::SectionRef;

/// The rule, charge or interest of that name in the file that the line stands in.
std::optional<SectionRef> section_of(const names::Bundle& bundle, const Because& rule) {
  const auto is_it = [&](SectionRef ref) {
    const syntax::Name* name = names::declared_name(bundle.at(ref));
    return bundle.sources->at(ref.file).path() == rule.place.file && name != nullptr && name->text == rule.rule;
  };
  for (const names::Law& law : bundle.laws)
    for (const auto* sections : {&law.rules, &law.charges, &law.interests}) {
      const auto found = std::find_if(sections->begin(), sections->end(), is_it);
      if (found != sections->end()) return *found;
    }
  return std::nullopt;
}

class Notes {
 public:
  explicit Notes(const names::Bundle& bundle) : bundle_(bundle) {}

  void add_of(SectionRef ref) {
    ref_ = ref;
    std::visit([this](const auto& section) { take(section); }, bundle_.at(ref));
  }

  /// Names in an amount lead to rates and scales, by way of derived rates.
  void add_of_figures(SectionRef ref, syntax::AmountId amount) {
    for (const syntax::Name* name : names::names_in(bundle_.tree(ref.file), amount)) {
      const names::Symbol symbol = bundle_.symbol(ref.file, *name);
      const SectionRef figure{symbol.file, symbol.section};
      if (symbol.kind == names::SymbolKind::rate || symbol.kind == names::SymbolKind::scale) add_of(figure);
      if (symbol.kind == names::SymbolKind::derived_rate)
        add_of_figures(figure, std::get<syntax::DerivedRateSection>(bundle_.at(figure)).value);
    }
  }

  [[nodiscard]] std::vector<Note> found() && { return std::move(found_); }

 private:
  template <class Other>
  void take(const Other&) {}
  void take(const syntax::LawSection& section) { add(section.path, section.lines); }
  void take(const syntax::RuleSection& section) { add(section); }
  void take(const syntax::ChargeSection& section) { add(section); }
  void take(const syntax::InterestSection& section) { add(section); }
  void take(const syntax::RateSection& section) { add(section); }
  void take(const syntax::ScaleSection& section) { add(section); }

  template <class Section>
  void add(const Section& section) {
    add(section.name, section.lines);
  }
  template <class Value>
  void add(const syntax::Name& name, const syntax::Lines<Value>& lines) {
    const source::SourceFile& file = bundle_.sources->at(ref_.file);
    names::each_line<syntax::NoteLine>(lines, [&](const syntax::NoteLine& note, base::Span span) {
      const source::Position position = file.position(span.begin);
      add_new(found_, {Note{name.text, note.text.text, {file.path(), position.line, position.column}}});
    });
  }

  const names::Bundle& bundle_;
  SectionRef ref_;
  std::vector<Note> found_;
};

/// The amounts that a section sets or caps something by.
class Amounts {
 public:
  explicit Amounts(const syntax::SectionValue& section) {
    std::visit([this](const auto& value) { take(value); }, section);
  }
  std::vector<syntax::AmountId> all;

 private:
  template <class Other>
  void take(const Other&) {}
  void take(const syntax::RuleSection& section) {
    names::each_line<syntax::FeeAtMostLine>(section.lines,
                                            [this](const auto& line, auto) { all.push_back(line.amount); });
  }
  void take(const syntax::ChargeSection& section) {
    names::each_line<syntax::ChargeAmountLine>(section.lines,
                                               [this](const auto& line, auto) { all.push_back(line.amount); });
  }
  void take(const syntax::InterestSection& section) {
    names::each_line<syntax::InterestRateLine>(section.lines,
                                               [this](const auto& line, auto) { all.push_back(line.rate); });
  }
};

}  // namespace

std::vector<Note> notes_of(const Asked& asked, const Because& rule) {
  const names::Bundle& bundle = asked.bundle.program.bundle;
  Notes notes(bundle);
  if (const auto section = section_of(bundle, rule)) notes.add_of(*section);
  return std::move(notes).found();
}

std::vector<Note> notes_of_law(const Asked& asked, const std::string& law_path) {
  const names::Bundle& bundle = asked.bundle.program.bundle;
  Notes notes(bundle);
  for (const names::Law& law : bundle.laws)
    if (law.path == law_path) notes.add_of(law.head);
  return std::move(notes).found();
}

std::vector<Note> notes_of_figures(const Asked& asked, const Because& rule) {
  const names::Bundle& bundle = asked.bundle.program.bundle;
  Notes notes(bundle);
  if (const auto section = section_of(bundle, rule))
    for (const syntax::AmountId amount : Amounts(bundle.at(*section)).all) notes.add_of_figures(*section, amount);
  return std::move(notes).found();
}

std::string notes_text(const std::vector<Note>& notes) {
  std::string text;
  const Note* last = nullptr;
  for (const Note& note : notes) {
    const bool goes_on = last != nullptr && last->of == note.of && last->place.file == note.place.file;
    text += fmt::format("  {}{}\n", goes_on ? "  " : note.of + ": ", note.text);
    last = &note;
  }
  return text;
}

std::string notes_json(const std::vector<Note>& notes) {
  base::JsonArray array;
  for (const Note& note : notes)
    array.add_raw(base::JsonLine()
                      .add("of", note.of)
                      .add("text", note.text)
                      .add("file", note.place.file)
                      .add("line", std::int64_t{note.place.line})
                      .text());
  return array.text();
}

}  // namespace dun::answer
