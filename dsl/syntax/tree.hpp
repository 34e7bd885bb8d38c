// One parsed file: its sections in the order written, and the stores their expressions live in.
// A section owns its lines; it belongs to the nearest law, policy, schedule or vocabulary before it ("a block ends
// where the next block starts"). The tree is built once by the parser and never written to again.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/syntax/lines.hpp"

namespace dun::syntax {

using SectionId = base::Id<struct SectionTag>;

template <class Value>
using Lines = std::vector<Line<Value>>;

struct VocabularySection {
  Name path;
  Lines<VocabularyLine> lines;
};
struct CalendarSection {
  Name path;
  Lines<CalendarBlockLine> lines;
};
struct RateSection {
  Name name;
  Name unit;                        // a currency, fraction, percent or number
  std::optional<Anchor> chosen_by;  // missing is 055
  Lines<RateLine> lines;
};
struct DerivedRateSection {
  Name name;
  AmountId value;
  std::optional<Number> moves_under;  // "moves under 0.50 ignored"
  std::optional<Cite> cite;
};
struct LawSection {
  Name path;
  Lines<LawLine> lines;
};
struct SourceSection {
  Name name;
  Text title;
  std::optional<Text> number;
};
struct ActSection {
  Name name;
  Name kind;
};
struct ScaleSection {
  Name name;
  Name on;
  Name currency;
  bool slices = false;  // else the whole amount
  std::optional<Anchor> chosen_by;
  Lines<ScaleLine> lines;
};
struct CountSection {
  Name name;
  std::optional<Cite> cite;
  Lines<CountLine> lines;
};
struct RuleSection {
  Name name;
  std::optional<Cite> cite;
  Lines<RuleLine> lines;
};
struct InterestSection {
  Name name;
  std::optional<Cite> cite;
  Lines<InterestLine> lines;
};
struct ChargeSection {
  Name name;
  std::optional<Cite> cite;
  Lines<ChargeLine> lines;
};
struct PolicySection {
  Name path;
  Lines<PolicyLine> lines;
};
struct StepSection {
  Name name;
  std::optional<Name> was;
  Lines<StepLine> lines;
};
struct ScheduleSection {
  Name path;
  Name adapts;
  Lines<ScheduleLine> lines;
};
struct ChangeSection {
  Name step;
  Lines<StepLine> lines;
};
struct AddSection {
  Name step;
  bool before = false;
  Name neighbour;
  Lines<StepLine> lines;
};
struct DropSection {
  Name step;
  Text because;
};
/// A letter, as far as the law asks for its words; it is laid out elsewhere.
struct TextSection {
  Name path;
  Lines<LetterLine> lines;
};
struct TestSection {
  Text title;
  std::optional<Name> of;
  Lines<TestLine> lines;
};

using SectionValue =
    std::variant<VocabularySection, CalendarSection, RateSection, DerivedRateSection, LawSection, SourceSection,
                 ActSection, ScaleSection, CountSection, RuleSection, InterestSection, ChargeSection, PolicySection,
                 StepSection, ScheduleSection, ChangeSection, AddSection, DropSection, TextSection, TestSection>;

struct Section {
  SectionValue value;
  Span head;  // the first line
};

/// `use no/inkasso`: another block, by its path.
struct Use {
  Name path;
  Span span;  // the line
};

/// A comment with its "#"; kept for the printer.
struct Comment {
  Span span;
  bool own_line = true;
};

struct Tree {
  base::FileId file;
  std::vector<Use> uses;
  std::vector<Section> sections;
  std::vector<Comment> comments;

  std::vector<Condition> conditions;
  std::vector<Span> condition_spans;
  std::vector<Amount> amounts;
  std::vector<Span> amount_spans;
  std::size_t name_count = 0;

  [[nodiscard]] const Condition& at(ConditionId id) const { return conditions[id.index()]; }
  [[nodiscard]] const Amount& at(AmountId id) const { return amounts[id.index()]; }
  [[nodiscard]] Span span_of(ConditionId id) const { return condition_spans[id.index()]; }
  [[nodiscard]] Span span_of(AmountId id) const { return amount_spans[id.index()]; }
};

}  // namespace dun::syntax
