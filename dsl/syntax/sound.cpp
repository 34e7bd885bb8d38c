#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "dsl/source/utf8.hpp"
#include "dsl/syntax/scan.hpp"
#include "engine/values/day.hpp"
#include "engine/values/money.hpp"

namespace dun::syntax {

namespace {

/// Brackets and words that nest; deeper than any phrase of a law.
constexpr int deepest = 40;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A run of characters between blanks, brackets and texts, without commas and colons at its end.
struct Word {
  std::string_view text;
  Span span;
};

std::string upper(std::string_view text) {
  std::string letters(text);
  std::transform(letters.begin(), letters.end(), letters.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return letters;
}

std::string known_code(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> symbols[] = {
      {"€", "EUR"}, {"£", "GBP"}, {"$", "USD"}, {"kr", ""}, {"kr.", ""}, {"euro", "EUR"}, {"euros", "EUR"}};
  for (const auto& [symbol, code] : symbols)
    if (word == symbol) return std::string(code);
  return upper(word);
}

/// The digits, points, commas and signs of a word's start.
std::size_t numeral_length(std::string_view word) {
  std::size_t length = 0;
  while (length < word.size() && (is_digit(word[length]) || word[length] == '.' || word[length] == ',')) ++length;
  return length;
}

/// "1.200,00" and "1,200.00" as Dun writes them; empty if it cannot be told which mark is the decimal one.
std::string with_point(std::string_view numeral) {
  const std::size_t last = numeral.find_last_of(".,");
  const std::size_t decimals = numeral.size() - last - 1;
  const bool one_kind = numeral.find_first_of(".,") == last;
  std::string digits;
  for (std::size_t at = 0; at < numeral.size(); ++at) {
    if (is_digit(numeral[at])) digits += numeral[at];
    if (at == last && (decimals != 3 || !one_kind) && decimals > 0) digits += '.';
  }
  return one_kind && decimals == 3 ? std::string() : digits;
}

/// Day, month and year of three groups of digits with one mark between them; nothing if the word has another shape.
struct Groups {
  std::string_view part[3];
  char mark = 0;
};
std::optional<Groups> three_groups(std::string_view word) {
  Groups groups;
  std::size_t at = 0;
  for (int i = 0; i < 3; ++i) {
    const std::size_t begin = at;
    while (at < word.size() && is_digit(word[at])) ++at;
    if (at == begin || at - begin > 4) return std::nullopt;
    groups.part[i] = word.substr(begin, at - begin);
    if (i == 2) break;
    if (at == word.size() || (word[at] != '-' && word[at] != '.' && word[at] != '/')) return std::nullopt;
    if (i == 1 && word[at] != groups.mark) return std::nullopt;
    groups.mark = word[at++];
  }
  if (at != word.size()) return std::nullopt;
  return groups;
}

/// One group is a year of four digits, or the last is one of two.
bool could_be_a_date(const Groups& groups) {
  const auto size = [&](int i) { return groups.part[i].size(); };
  return size(1) <= 2 && ((size(0) == 4 && size(2) <= 2) || (size(0) <= 2 && (size(2) == 4 || size(2) == 2)));
}

std::string padded(std::string_view digits) {
  return digits.size() == 1 ? "0" + std::string(digits) : std::string(digits);
}

/// The ISO form of a date written another way, where there is only one reading.
std::string iso(const Groups& groups) {
  const auto value = [](std::string_view digits) { return std::stoi(std::string(digits)); };
  std::string written;
  if (groups.part[0].size() == 4)
    written = fmt::format("{}-{}-{}", groups.part[0], padded(groups.part[1]), padded(groups.part[2]));
  else if (groups.part[2].size() == 4 && (groups.mark == '.' || value(groups.part[0]) > 12))
    written = fmt::format("{}-{}-{}", groups.part[2], padded(groups.part[1]), padded(groups.part[0]));
  return values::parse_day(written) ? written : std::string();
}

bool is_iso_shape(std::string_view word) {
  return word.size() == 10 && word[4] == '-' && word[7] == '-' && three_groups(word).has_value();
}

bool is_time(std::string_view word) {
  return word.size() >= 5 && is_digit(word[0]) && is_digit(word[1]) && word[2] == ':' && is_digit(word[3]) &&
         is_digit(word[4]);
}

/// May stand in a name: letters of any script, digits of other scripts, marks; not punctuation, symbols, private use.
bool is_name_character(char32_t code) {
  if (code < 0x80) return true;
  if (code < 0xc0) return code == 0xaa || code == 0xb5 || code == 0xba;
  if (code == 0xd7 || code == 0xf7) return false;
  return !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f) &&
         !(code >= 0xe000 && code <= 0xf8ff) && !(code >= 0xfe00 && code <= 0xfe0f) && code != 0xfeff && code < 0xfff0;
}

bool is_invisible(char32_t code) {
  return code == 0xad || code == 0xa0 || source::cells(code) == 0 || (code >= 0x2000 && code <= 0x200f) ||
         (code >= 0x2028 && code <= 0x202f) || (code >= 0x205f && code <= 0x206f) || code == 0xfeff;
}

class Inspection {
 public:
  Inspection(std::string_view code, std::uint32_t offset, Findings& findings)
      : code_(code), offset_(offset), findings_(findings), before_(findings.count()) {}

  bool run() {
    if (!check_texts()) return false;
    check_characters();
    check_brackets();
    split_words();
    for (std::size_t i = 0; i < words_.size(); ++i) i += check_word(i);
    return findings_.count() == before_;
  }

 private:
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {offset_ + static_cast<std::uint32_t>(begin), offset_ + static_cast<std::uint32_t>(end)};
  }

  /// Texts close; a smart quote on the line is named as the likely cause if they do not.
  bool check_texts() {
    std::size_t opened = std::string_view::npos;
    for (std::size_t at = 0; at < code_.size(); ++at)
      if (code_[at] == '"') opened = opened == std::string_view::npos ? at : std::string_view::npos;
    if (opened == std::string_view::npos) return true;
    for (std::size_t at = opened; at < code_.size();) {
      const auto character = source::first_character(code_.substr(at));
      if (character.code >= 0x201c && character.code <= 0x201f) {
        report_stray(at, character);
        return false;
      }
      at += character.length;
    }
    findings_.add(UnclosedText{span(opened, code_.size())});
    return false;
  }

  void report_stray(std::size_t at, source::Character character) {
    const std::string shown =
        is_invisible(character.code) ? std::string() : std::string(code_.substr(at, character.length));
    findings_.add(StrayCharacter{span(at, at + character.length), shown, character.code});
  }

  /// Reports at most one character outside texts that means nothing there. Currency signs are left to 015.
  void check_characters() {
    bool in_text = false;
    for (std::size_t at = 0; at < code_.size();) {
      const auto character = source::first_character(code_.substr(at));
      if (character.code == '"') in_text = !in_text;
      const bool is_currency_sign = character.code == 0x20ac || character.code == 0xa3;
      const bool is_stray = character.code == '\'' || character.code == '`' || !is_name_character(character.code);
      if (!in_text && character.valid && is_stray && !is_currency_sign) {
        report_stray(at, character);
        return;
      }
      at += character.length;
    }
  }

  void check_brackets() {
    bool in_text = false;
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < code_.size(); ++at) {
      if (code_[at] == '"') in_text = !in_text;
      if (in_text) continue;
      if (code_[at] == '(') open.push_back(at);
      if (open.size() > deepest) return findings_.add(Brackets{span(at, at + 1), Brackets::What::too_deep});
      if (code_[at] != ')') continue;
      if (open.empty()) return findings_.add(Brackets{span(at, at + 1), Brackets::What::unopened});
      open.pop_back();
    }
    if (!open.empty()) findings_.add(Brackets{span(open.back(), open.back() + 1), Brackets::What::unclosed});
  }

  void split_words() {
    std::size_t at = 0;
    int nesting = 0;
    while (at < code_.size()) {
      if (code_[at] == '"') {
        at = code_.find('"', at + 1) + 1;
        words_.push_back({});  // a text stands between words
        continue;
      }
      const std::size_t begin = at;
      while (at < code_.size() && std::string_view(" \t()\"").find(code_[at]) == std::string_view::npos) ++at;
      if (at == begin) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end > begin && (code_[end - 1] == ',' || code_[end - 1] == ':')) --end;
      words_.push_back({code_.substr(begin, end - begin), span(begin, end)});
      const std::string_view word = words_.back().text;
      if ((word == "not" || word == "lesser" || word == "greater") && ++nesting == deepest)
        findings_.add(Brackets{words_.back().span, Brackets::What::too_deep});
    }
  }

  [[nodiscard]] std::string_view word(std::size_t index) const {
    return index < words_.size() ? words_[index].text : std::string_view();
  }

  /// Checks one word; gives the number of further words it looked at and need not be looked at again.
  std::size_t check_word(std::size_t index) {
    const auto [text, where] = words_[index];
    if (text.empty()) return 0;
    if (is_currency_sign(index)) return 0;
    if (text == "%") findings_.add(BadNumber{where, BadNumber::What::percent_sign, "%", "percent"});
    if (!is_digit(text[0]) && text[0] != '.') return 0;
    if (check_date(index)) return is_time(word(index + 1)) ? 1 : 0;
    const std::size_t numeral = numeral_length(text);
    const std::string_view digits = text.substr(0, numeral);
    if (numeral == 0) return 0;
    if (digits.find(',') != std::string_view::npos) {
      std::string instead = with_point(digits);
      if (!instead.empty()) instead += currency_after(index);
      const Span span{where.begin, where.begin + static_cast<std::uint32_t>(numeral)};
      findings_.add(NumberStyle{span, std::string(digits), std::move(instead)});
      return 0;
    }
    if (const std::size_t groups = check_grouping(index, digits); groups > 0) return groups;
    check_numeral(index, digits);
    return 0;
  }

  /// " NOK" if that follows, so that the advice can be copied.
  [[nodiscard]] std::string currency_after(std::size_t index) const {
    const std::string_view next = word(index + 1);
    const bool is_code = next.size() == 3 && next == upper(next) && values::parse_currency(next);
    return is_code ? " " + std::string(next) : std::string();
  }

  /// "€", "38€", "€38" and "38 nok": a currency not written as its code.
  bool is_currency_sign(std::size_t index) {
    const auto [text, where] = words_[index];
    for (const std::string_view sign : {"€", "£", "$"})
      if (text.size() >= sign.size() &&
          (text.substr(0, sign.size()) == sign || text.substr(text.size() - sign.size()) == sign)) {
        findings_.add(UnknownCurrency{where, std::string(text), known_code(sign)});
        return true;
      }
    const bool follows_number =
        index > 0 && !word(index - 1).empty() && numeral_length(word(index - 1)) == word(index - 1).size();
    if (!follows_number) return false;
    const bool is_code = text.size() == 3 && std::all_of(text.begin(), text.end(), is_letter) && text != upper(text);
    const std::string code = known_code(text);
    if ((is_code && values::parse_currency(code)) || code.empty()) {
      findings_.add(UnknownCurrency{where, std::string(text), code});
      return true;
    }
    return false;
  }

  bool check_date(std::size_t index) {
    const auto [text, where] = words_[index];
    const bool starts_as_date = text.size() > 10 && is_iso_shape(text.substr(0, 10));
    if (starts_as_date && (text[10] == 'T' || text[10] == 't')) {
      findings_.add(InstantGiven{where, std::string(text.substr(0, 10))});
      return true;
    }
    if (text.size() == 5 && text[2] == '-' && is_digit(text[1]) && is_digit(text[3]) && is_digit(text[4])) {
      if (!values::parse_day(fmt::format("2024-{}", text))) findings_.add(ImpossibleDate{where, std::string(text)});
      return true;
    }
    const auto groups = three_groups(text);
    if (!groups || !could_be_a_date(*groups)) return false;
    if (!is_iso_shape(text)) {
      findings_.add(DateStyle{where, std::string(text), iso(*groups)});
    } else if (!values::parse_day(text)) {
      findings_.add(ImpossibleDate{where, std::string(text)});
    } else if (is_time(word(index + 1))) {
      findings_.add(InstantGiven{{where.begin, words_[index + 1].span.end}, std::string(text)});
    }
    return true;
  }

  /// "1 200.00": thousands set apart by blanks; gives the number of groups after the first. After `up to` two numbers
  /// may stand side by side.
  std::size_t check_grouping(std::size_t index, std::string_view digits) {
    const bool after_up_to = index > 0 && word(index - 1) == "to";
    if (digits.size() > 3 || digits.find('.') != std::string_view::npos || after_up_to) return 0;
    std::string whole(digits);
    std::size_t groups = 0;
    for (bool is_last = false; !is_last && is_group(word(index + groups + 1)); ++groups) {
      whole += word(index + groups + 1);
      is_last = word(index + groups + 1).size() > 3;
    }
    if (groups == 0) return 0;
    const Span span{words_[index].span.begin, words_[index + groups].span.end};
    findings_.add(NumberStyle{span, std::string(digits), whole + currency_after(index + groups), true});
    return groups;
  }

  /// Three digits, and decimals if it is the last group.
  [[nodiscard]] static bool is_group(std::string_view word) {
    return std::min(word.find('.'), word.size()) == 3 && numeral_length(word) == word.size() &&
           word.find(',') == std::string_view::npos;
  }

  void check_numeral(std::size_t index, std::string_view digits) {
    const auto [text, where] = words_[index];
    const std::string_view rest = text.substr(digits.size());
    const bool is_malformed =
        std::count(digits.begin(), digits.end(), '.') > 1 || digits.front() == '.' || digits.back() == '.';
    if (is_malformed) {
      findings_.add(BadNumber{where, BadNumber::What::malformed, std::string(text), {}});
    } else if (!rest.empty() && std::all_of(rest.begin(), rest.end(), is_letter)) {
      findings_.add(BadNumber{where, BadNumber::What::no_space, std::string(text), fmt::format("{} {}", digits, rest)});
    } else if (rest == "%") {
      findings_.add(
          BadNumber{where, BadNumber::What::percent_sign, std::string(text), fmt::format("{} percent", digits)});
    }
  }

  std::string_view code_;
  std::uint32_t offset_;
  Findings& findings_;
  std::size_t before_;
  std::vector<Word> words_;
};

}  // namespace

bool is_sound(std::string_view code, std::uint32_t offset, Findings& findings) {
  return Inspection(code, offset, findings).run();
}

}  // namespace dun::syntax
