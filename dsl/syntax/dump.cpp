#include "dsl/syntax/dump.hpp"

#include "dsl/syntax/dump_lines.hpp"

namespace dun::syntax {
namespace {

/// The head of a section in brackets, then its lines, each on a line of its own.
struct SectionText {
  const Tree& tree;

  std::string operator()(const VocabularySection& section) const {
    return with_lines("vocabulary", section.path, section);
  }
  std::string operator()(const CalendarSection& section) const { return with_lines("calendar", section.path, section); }
  std::string operator()(const LawSection& section) const { return with_lines("law", section.path, section); }
  std::string operator()(const PolicySection& section) const { return with_lines("policy", section.path, section); }
  std::string operator()(const CountSection& section) const { return cited_lines("count", section); }
  std::string operator()(const RuleSection& section) const { return cited_lines("rule", section); }
  std::string operator()(const InterestSection& section) const { return cited_lines("interest", section); }
  std::string operator()(const ChargeSection& section) const { return cited_lines("charge", section); }

  std::string operator()(const RateSection& section) const {
    const std::string chosen = section.chosen_by ? dump(*section.chosen_by) : std::string();
    return bracketed("rate", {section.name.text, section.unit.text, chosen}) + lines(section.lines);
  }
  std::string operator()(const DerivedRateSection& section) const {
    const std::string ignored =
        section.moves_under ? "moves-under " + values::to_string(section.moves_under->value) : std::string();
    return bracketed("derived-rate", {section.name.text, dump(tree, section.value), ignored, cited(section.cite)}) +
           "\n";
  }
  std::string operator()(const ScaleSection& section) const {
    const std::string chosen = section.chosen_by ? dump(*section.chosen_by) : std::string();
    return bracketed("scale", {section.name.text, section.on.text, section.currency.text,
                               section.slices ? "slices" : "whole-amount", chosen}) +
           lines(section.lines);
  }
  std::string operator()(const SourceSection& section) const {
    return bracketed("source", {section.name.text, quoted(section.title),
                                section.number ? quoted(*section.number) : std::string()}) +
           "\n";
  }
  std::string operator()(const ActSection& section) const {
    return bracketed("act", {section.name.text, section.kind.text}) + "\n";
  }
  std::string operator()(const StepSection& section) const {
    return bracketed("step", {section.name.text, word(section.was, "was")}) + lines(section.lines);
  }
  std::string operator()(const ScheduleSection& section) const {
    return bracketed("schedule", {section.path.text, section.adapts.text}) + lines(section.lines);
  }
  std::string operator()(const ChangeSection& section) const {
    return bracketed("change", {section.step.text}) + lines(section.lines);
  }
  std::string operator()(const AddSection& section) const {
    return bracketed("add", {section.step.text, section.before ? "before" : "after", section.neighbour.text}) +
           lines(section.lines);
  }
  std::string operator()(const DropSection& section) const {
    return bracketed("drop", {section.step.text, quoted(section.because)}) + "\n";
  }
  std::string operator()(const TextSection& section) const { return with_lines("text", section.path, section); }
  std::string operator()(const TestSection& section) const {
    return bracketed("test", {quoted(section.title), word(section.of, "of")}) + lines(section.lines);
  }

 private:
  template <class Value>
  std::string lines(const Lines<Value>& all) const {
    std::string text = "\n";
    for (const Line<Value>& line : all) text += "  " + dump(tree, line.value) + "\n";
    return text;
  }
  template <class Section>
  std::string with_lines(const char* head, const Name& path, const Section& section) const {
    return bracketed(head, {path.text}) + lines(section.lines);
  }
  template <class Section>
  std::string cited_lines(const char* head, const Section& section) const {
    return bracketed(head, {section.name.text, cited(section.cite)}) + lines(section.lines);
  }
};

}  // namespace

std::string quoted(const Text& text) {
  return "\"" + text.text + "\"";
}

std::string quoted(const std::vector<Text>& texts) {
  std::string text;
  for (const Text& each : texts) text += (text.empty() ? "" : " ") + quoted(each);
  return text;
}

std::string words(const std::vector<Name>& names) {
  std::string text;
  for (const Name& name : names) text += (text.empty() ? "" : " ") + name.text;
  return text;
}

std::string word(const std::optional<Name>& name, const std::string& before) {
  if (!name) return {};
  return before.empty() ? name->text : before + " " + name->text;
}

std::string day(const Date& date) {
  return values::to_string(date.day);
}

std::string day(const std::optional<Date>& date, const std::string& before) {
  if (!date) return {};
  return before.empty() ? day(*date) : before + " " + day(*date);
}

std::string cited(const Cite& cite) {
  return bracketed("cite", {cite.source.text, quoted(cite.paragraph)});
}

std::string cited(const std::optional<Cite>& cite) {
  return cite ? cited(*cite) : std::string();
}

std::string to_text(DayCountName name) {
  switch (name) {
    case DayCountName::actual_365:
      return "actual/365";
    case DayCountName::actual_360:
      return "actual/360";
    case DayCountName::actual_actual:
      return "actual/actual";
    case DayCountName::thirty_360:
      return "30/360";
  }
  return {};
}

std::string dump(const Tree& tree) {
  std::string text;
  for (const Use& use : tree.uses) text += bracketed("use", {use.path.text}) + "\n";
  for (const Section& section : tree.sections) text += std::visit(SectionText{tree}, section.value);
  return text;
}

}  // namespace dun::syntax
