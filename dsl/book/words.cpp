#include "dsl/book/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "dsl/names/countries.hpp"

namespace dun::book {

namespace {

constexpr char no_break[] = "\u00a0";

/// "31000" as "31 000".
std::string with_thousands_apart(const std::string& whole) {
  std::string text;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    const std::size_t left = whole.size() - at;
    const bool is_inside = at > 0 && whole[at - 1] != '-';
    if (is_inside && left % 3 == 0) text += no_break;
    text += whole[at];
  }
  return text;
}

bool is_of_months(values::Term term) {
  return term.unit == values::TermUnit::months || term.unit == values::TermUnit::years;
}

std::string_view short_month_words(values::Term term) {
  return term.month_end == values::MonthEnd::down ? "from the 31st to the last day of a shorter month"
                                                  : "from the 31st to the first day after a shorter month";
}

}  // namespace

std::string listed(const std::vector<std::string>& words, const std::string& last_joint) {
  std::string text;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (at > 0) text += at + 1 == words.size() ? " " + last_joint + " " : ", ";
    text += words[at];
  }
  return text;
}

std::string listed(const std::vector<syntax::Name>& names, const std::string& last_joint) {
  std::vector<std::string> words;
  for (const syntax::Name& name : names) words.push_back(spaced(name.text));
  return listed(words, last_joint);
}

std::string with_article(const std::string& name) {
  const bool is_vowel = !name.empty() && std::string_view("aeiouAEIOU").find(name[0]) != std::string_view::npos;
  return (is_vowel ? "an " : "a ") + name;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string country_in_words(const std::string& iso) {
  static const std::set<std::string> with_the = {"AE", "AX", "FO", "GB", "IM", "NL", "PH", "US"};
  return (with_the.count(iso) != 0 ? "the " : "") + spaced(names::country_name(iso));
}

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '-', ' ');
  return name;
}

std::string quoted(const std::string& name) {
  return "“" + spaced(name) + "”";
}

std::string quoted(const std::vector<syntax::Text>& terms) {
  std::vector<std::string> words;
  for (const syntax::Text& term : terms) words.push_back("“" + term.text + "”");
  return listed(words, "or");
}

std::string amount_text(std::int64_t minor, values::Currency currency) {
  const std::string written = values::to_decimal(minor, currency);
  const std::size_t point = written.find('.');
  const std::string whole = with_thousands_apart(written.substr(0, point));
  const bool is_whole = point == std::string::npos || written.find_first_not_of('0', point + 1) == std::string::npos;
  return is_whole ? whole : whole + written.substr(point);
}

std::string money_text(values::Money money) {
  return amount_text(money.minor, money.currency) + no_break + values::to_string(money.currency);
}

std::string length_text(values::Term term) {
  const std::string written = values::to_string(term);
  return written.substr(0, written.find(" ("));
}

std::string term_text(values::Term term) {
  return is_of_months(term) ? fmt::format("{} ({})", length_text(term), short_month_words(term)) : length_text(term);
}

std::string month_end_text(values::Term term) {
  return is_of_months(term) ? fmt::format("Months run {}.", short_month_words(term)) : "";
}

}  // namespace dun::book
