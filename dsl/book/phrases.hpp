// The expressions of a law in plain words: points in time, conditions, amounts, acts. Names of facts are told with
// blanks for their hyphens; acts, channels and rates keep the names the law gives them.
#pragma once

#include <string>
#include <vector>

#include "dsl/names/bundle.hpp"

namespace dun::book {

/// The words of one file.
class Phrases {
 public:
  Phrases(const names::Bundle& bundle, base::FileId file) : bundle_(bundle), file_(file) {}

  [[nodiscard]] std::string acts(const syntax::Acts& acts) const;
  [[nodiscard]] std::string act(const syntax::ActRef& act) const;
  [[nodiscard]] std::string event(const syntax::Event& event) const;
  [[nodiscard]] std::string anchor(const syntax::Anchor& anchor) const;
  [[nodiscard]] std::string point(const syntax::Point& point) const;
  [[nodiscard]] std::string condition(syntax::ConditionId id) const;
  [[nodiscard]] std::string amount(syntax::AmountId id) const;
  [[nodiscard]] std::string claims(const syntax::Claims& claims) const;
  /// "IF § 1-2 (1)"; empty for nothing.
  [[nodiscard]] static std::string cite(const std::optional<syntax::Cite>& cite);

  [[nodiscard]] const names::Bundle& bundle() const { return bundle_; }
  [[nodiscard]] base::FileId file() const { return file_; }
  [[nodiscard]] const syntax::Tree& tree() const { return bundle_.tree(file_); }

 private:
  const names::Bundle& bundle_;
  base::FileId file_;
};

/// "a, b or c".
[[nodiscard]] std::string listed(const std::vector<std::string>& words, const std::string& last_joint);
/// “binnen veertien dagen” or “binnen twee weken”.
[[nodiscard]] std::string quoted(const std::vector<syntax::Text>& terms);
[[nodiscard]] std::string listed(const std::vector<syntax::Name>& names, const std::string& last_joint);
/// "a purring", "an inkassovarsel".
[[nodiscard]] std::string with_article(const std::string& name);
/// With a capital letter at its start, if it starts with a letter of the Latin alphabet.
[[nodiscard]] std::string capitalised(std::string text);
/// "the Netherlands".
[[nodiscard]] std::string country_in_words(const std::string& iso);
/// Blanks for hyphens.
[[nodiscard]] std::string spaced(std::string name);

}  // namespace dun::book
