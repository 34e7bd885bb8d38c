// The expressions of a law in plain words: points in time, conditions, amounts, acts. Names are told with blanks for
// their hyphens; facts that only a country knows stand in quotes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dsl/book/page.hpp"
#include "dsl/book/words.hpp"
#include "dsl/names/bundle.hpp"

namespace dun::book {

/// The words of one file. Where the page shows the figures of a law, their names in amounts lead there.
class Phrases {
 public:
  Phrases(const names::Bundle& bundle, base::FileId file, std::string law = {})
      : bundle_(bundle), file_(file), law_(std::move(law)) {}

  /// The same words within a rule whose subject names a count: "the first purring among them".
  [[nodiscard]] Phrases within(const syntax::RuleSection& rule) const;

  [[nodiscard]] std::string acts(const syntax::Acts& acts) const;
  [[nodiscard]] std::string act(const syntax::ActRef& act) const;
  /// "a deadline of at least 14 days set in a purring or an inkassovarsel has passed".
  [[nodiscard]] std::string events(const std::vector<syntax::Event>& events) const;
  [[nodiscard]] std::string anchor(const syntax::Anchor& anchor) const;
  /// The same as a day that has a date: "the day of sending".
  [[nodiscard]] std::string day_of(const syntax::Anchor& anchor) const;
  [[nodiscard]] std::string point(const syntax::Point& point) const;
  [[nodiscard]] std::string condition(syntax::ConditionId id) const;
  /// "while the claim is disputed", "once the principal is settled".
  [[nodiscard]] std::string condition_of_time(syntax::ConditionId id) const;
  /// Where a rule does not hold: "except where a fee was agreed"; where that is a negation, "only where a fee was
  /// agreed".
  [[nodiscard]] std::string exception(syntax::ConditionId id) const;
  [[nodiscard]] Line amount(syntax::AmountId id) const;
  [[nodiscard]] std::string claims(const syntax::Claims& claims) const;
  /// What a count counts: "a purring or an inkassovarsel with a fee".
  [[nodiscard]] std::string one_counted(const syntax::CountSection& count) const;
  [[nodiscard]] const syntax::CountSection* count_of(const syntax::Name& name) const;

  /// "IF § 1-2 (1)", with the title of the act behind it.
  [[nodiscard]] Run citation(const syntax::Cite& cite, Run::Style style = Run::Style::cite) const;
  /// The same after a sentence; no words for no citation.
  [[nodiscard]] Line cited(const std::optional<syntax::Cite>& cite) const;

  [[nodiscard]] const names::Bundle& bundle() const { return bundle_; }
  [[nodiscard]] base::FileId file() const { return file_; }
  [[nodiscard]] const syntax::Tree& tree() const { return bundle_.tree(file_); }
  /// Where the page shows a rate or scale of that name; empty where it shows none.
  [[nodiscard]] std::string link_to(const syntax::Name& figure) const;

 private:
  [[nodiscard]] std::string of_count(const std::optional<syntax::Name>& count) const;

  const names::Bundle& bundle_;
  base::FileId file_;
  std::string law_;
  std::string spoken_of_;
};

/// "is at most".
[[nodiscard]] std::string comparison_text(syntax::Comparison comparison);
/// The place of a rate or scale on the page of a law.
[[nodiscard]] std::string figure_anchor(const std::string& law, const std::string& figure);
/// A source with its number: "Inkassoforskriften, forskrift 1989-07-14 nr 562".
[[nodiscard]] std::string source_text(const syntax::SourceSection& source);

}  // namespace dun::book
