// Checks of what lines are made of: terms, points in time, anchors, conditions, amounts. A line's own meaning is
// checked beside its block; here stands what holds for any line.
#pragma once

#include <optional>
#include <string>

#include "dsl/types/amounts.hpp"
#include "dsl/types/diagnostics.hpp"
#include "dsl/types/program.hpp"

namespace dun::types {

/// The block whose lines are checked.
struct Block {
  std::string name;                          // "law `no/inkasso`"
  base::FileId file;                         // of the line being checked
  std::optional<values::Currency> currency;  // of its claims, if it says
  std::optional<std::size_t> calendar;
  bool names_calendar = false;  // though perhaps one that is not there
  bool uses_calendar = false;   // set once a line counts banking days
};

class ExprCheck {
 public:
  ExprCheck(Block& block, AmountJudge& judge, base::DiagnosticSink& sink) : block_(block), judge_(judge), sink_(sink) {}

  void term(const syntax::TermLiteral& term);
  void point(const syntax::Point& point);
  void anchor(const syntax::Anchor& anchor);
  void condition(syntax::ConditionId id);
  void in_force(const syntax::InForceLine& line);
  /// Money, in the currency of the block's claims. False, and reported, if it is not.
  bool money(syntax::AmountId amount);
  bool money(const syntax::MoneyLiteral& money);
  /// A rate or share.
  void share(syntax::AmountId amount);
  /// A yes/no fact where one is wanted.
  void yes_no(const syntax::Name& fact);
  void compare(const syntax::CompareCondition& condition);

  [[nodiscard]] const Judged& judged(syntax::AmountId amount) { return judge_.judge(block_.file, amount); }
  [[nodiscard]] base::Place place(base::Span span) const { return {block_.file, span}; }
  [[nodiscard]] base::Place place(syntax::AmountId amount) const { return {block_.file, tree().span_of(amount)}; }
  [[nodiscard]] const Program& program() const { return judge_.program(); }
  [[nodiscard]] Block& block() { return block_; }

  template <class Mistake>
  void report(const Mistake& mistake) {
    sink_.add(to_diagnostic(mistake));
  }
  /// The same for what the section of the place lacks; see report_lack.
  template <class Lack>
  void lack(const Lack& lack) {
    report_lack(program().bundle, sink_, lack);
  }
  void clash(base::Span span, std::string seen, std::string expected);

 private:
  void needs_calendar(base::Span span);
  [[nodiscard]] const syntax::Tree& tree() const { return program().bundle.tree(block_.file); }
  [[nodiscard]] names::Symbol symbol(const syntax::Name& name) const {
    return program().bundle.symbol(block_.file, name);
  }
  /// Nothing if the name is no known fact; that has been reported.
  [[nodiscard]] const Fact* fact(const syntax::Name& name) const;
  void number(const Fact& fact, const syntax::Number& number);
  void compare_with(const Fact& fact, const syntax::MoneyLiteral& amount);
  void compare_with(const Fact& fact, const syntax::Number& number);
  void compare_with(const Fact& fact, const syntax::Date& date);
  void compare_with(const Fact& fact, const syntax::Name& name);

  Block& block_;
  AmountJudge& judge_;
  base::DiagnosticSink& sink_;
};

}  // namespace dun::types
