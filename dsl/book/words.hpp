// Words and figures as a page writes them: lists, articles, amounts with their thousands apart, terms of months that
// say what a short month does.
#pragma once

#include <string>
#include <vector>

#include "dsl/syntax/names.hpp"

namespace dun::book {

/// "a, b or c".
[[nodiscard]] std::string listed(const std::vector<std::string>& words, const std::string& last_joint);
/// The same of names, with blanks for their hyphens.
[[nodiscard]] std::string listed(const std::vector<syntax::Name>& names, const std::string& last_joint);
/// "a purring", "an inkassovarsel".
[[nodiscard]] std::string with_article(const std::string& name);
/// With a capital letter at its start, if it starts with a letter of the Latin alphabet.
[[nodiscard]] std::string capitalised(std::string text);
/// "the Netherlands".
[[nodiscard]] std::string country_in_words(const std::string& iso);
/// Blanks for hyphens.
[[nodiscard]] std::string spaced(std::string name);
/// "“kalenderfrist”": a name that only its country knows.
[[nodiscard]] std::string quoted(const std::string& name);

/// “binnen veertien dagen” or “binnen twee weken”.
[[nodiscard]] std::string quoted(const std::vector<syntax::Text>& terms);

/// "2 500", "7.50": no decimals where there are none, thousands apart by a blank that does not break.
[[nodiscard]] std::string amount_text(std::int64_t minor, values::Currency currency);
/// "1 NOK", "2 500 NOK".
[[nodiscard]] std::string money_text(values::Money money);

/// "14 days", "6 months".
[[nodiscard]] std::string length_text(values::Term term);
/// "14 days", "6 months (from the 31st to the last day of a shorter month)".
[[nodiscard]] std::string term_text(values::Term term);
/// "Months run from the 31st to the last day of a shorter month."; empty for a term of days.
[[nodiscard]] std::string month_end_text(values::Term term);

}  // namespace dun::book
