// Turns the nodes of one line into the tree's structs. Literals are checked here (013, 015 to 017), and the mixtures
// that need brackets (024). A line in which anything was wrong leaves no trace in the tree.
#pragma once

#include <string_view>

#include "dsl/syntax/findings.hpp"
#include "dsl/syntax/tree.hpp"

namespace dun::syntax {

class Builder {
 public:
  Builder(Tree& tree, std::string_view text, Findings& findings) : tree_(tree), text_(text), findings_(findings) {}

  /// Marks the state to return to if the line that is now built turns out to be wrong.
  void begin_line();
  /// Whether the line was built; takes everything back if not.
  [[nodiscard]] bool end_line();

  // leaves
  Name name(const Node& node);
  std::optional<Name> maybe_name(const Node* node);  // a name inside the node, if there is one
  std::vector<Name> names(const Node& node);
  Name unit(const Node& node);  // a currency Dun knows, or fraction, percent, number
  Text text(const Node& node);
  Text words(const Node& node);
  Date date(const Node& node);
  int integer(const Node& node);
  Number number(const Node& node);        // a number or a fraction
  values::Ratio ratio(const Node& node);  // a number, a fraction or a percentage
  MoneyLiteral money(const Node& node);
  TermLiteral term(const Node& node);
  Cite cite(const Node& node);
  std::optional<Cite> maybe_cite(const Node& line);
  std::optional<Date> maybe_date(const Node* node);  // a date inside the node
  std::optional<MoneyLiteral> maybe_money(const Node* node);

  // expressions
  ActRef act_ref(const Node& parent);
  Acts acts(const Node& line);
  Event event(const Node& node);
  Anchor anchor(const Node& parent);
  Point point(const Node& node);
  Claims claims(const Node& node);
  ConditionId condition(const Node& node);
  Operand operand(const Node& parent);
  AmountId amount(const Node& node);

  [[nodiscard]] std::string_view slice(Span span) const { return text_.substr(span.begin, span.end - span.begin); }

 private:
  struct Mark {
    std::size_t names, conditions, amounts;
  };

  template <class Finding>
  void fail(const Finding& finding) {
    findings_.add(finding);
    failed_ = true;
  }
  ConditionId add(Condition condition, Span span);
  AmountId add(Amount amount, Span span);
  ConditionId any_of(const Node& node);
  ConditionId all_of(const Node& node);
  ConditionId compare(const Node& node);
  AmountId or_where(AmountId usual, const Node& node, Span span);
  AmountId sum(const Node& node);
  AmountId product(const Node& node);
  AmountId factor(const Node& node);
  AmountId choice(const Node& node);

  Tree& tree_;
  std::string_view text_;
  Findings& findings_;
  Mark mark_{};
  bool failed_ = false;
};

/// Whether a node is the head of a condition.
[[nodiscard]] const Node* find_condition(const Node& line);

values::RoundingMode rounding_mode(const Node& rounding);
int ordinal_value(std::string_view word);

// One function per kind of section: the line of a form.
void build(Builder& builder, Form form, const Node& node, VocabularyLine& line);
void build(Builder& builder, Form form, const Node& node, CalendarBlockLine& line);
void build(Builder& builder, Form form, const Node& node, RateLine& line);
void build(Builder& builder, Form form, const Node& node, ScaleLine& line);
void build(Builder& builder, Form form, const Node& node, LawLine& line);
void build(Builder& builder, Form form, const Node& node, CountLine& line);
void build(Builder& builder, Form form, const Node& node, RuleLine& line);
void build(Builder& builder, Form form, const Node& node, InterestLine& line);
void build(Builder& builder, Form form, const Node& node, ChargeLine& line);
void build(Builder& builder, Form form, const Node& node, PolicyLine& line);
void build(Builder& builder, Form form, const Node& node, StepLine& line);
void build(Builder& builder, Form form, const Node& node, ScheduleLine& line);
void build(Builder& builder, Form form, const Node& node, LetterLine& line);
void build(Builder& builder, Form form, const Node& node, TestLine& line);

/// The section a head opens; `form` is not `use`.
[[nodiscard]] SectionValue build_section(Builder& builder, Form form, const Node& node);

}  // namespace dun::syntax
