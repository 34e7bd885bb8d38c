#include "dsl/syntax/findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/nearest.hpp"
#include "engine/values/money.hpp"

namespace dun::syntax {

namespace {

Diagnostic error(int number, Span span, std::string message) {
  Diagnostic diagnostic;
  diagnostic.number = number;
  diagnostic.place.span = span;
  diagnostic.message = std::move(message);
  return diagnostic;
}

/// The author's words, cut where they would fill the line.
std::string quoted(std::string_view words) {
  constexpr std::size_t longest = 40;
  if (words.size() <= longest) return fmt::format("`{}`", words);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xc0u) == 0x80u) --end;
  return fmt::format("`{}…`", words.substr(0, end));
}

std::vector<std::string_view> line_words(SectionKind section) {
  std::vector<std::string_view> words;
  for (const LineForm& form : lines_of(section))
    if (!form.words.empty()) words.push_back(form.words);
  return words;
}

std::vector<std::string_view> head_words() {
  std::vector<std::string_view> words;
  for (const HeadForm& head : heads()) words.push_back(head.words);
  return words;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known) {
  const auto near = base::nearest(word, {known.begin(), known.end()});
  return near ? fmt::format("did you mean `{}`?", *near) : std::string();
}

std::string joined(const std::vector<std::string_view>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

/// Descriptions first ("a fact"), since they say more than the words that could stand in their place.
std::string what_was_expected(std::vector<Expected> expected) {
  constexpr std::size_t most = 7;
  std::stable_partition(expected.begin(), expected.end(), [](const Expected& one) { return !one.is_word; });
  const bool is_cut = expected.size() > most;
  if (is_cut) expected.resize(most - 1);
  std::string text;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (i > 0) text += i + 1 == expected.size() && !is_cut ? " or " : ", ";
    text += expected[i].is_word ? fmt::format("`{}`", expected[i].text) : std::string(expected[i].text);
  }
  return is_cut ? text + ", …" : text;
}

std::string advice(const WrongPhrase& finding) {
  std::vector<std::string_view> words;
  for (const Expected& one : finding.expected)
    if (one.is_word && one.text.size() > 1) words.push_back(one.text);
  const std::string first_word = finding.seen.substr(0, finding.seen.find_first_of(" ,"));
  return did_you_mean(first_word, words);
}

}  // namespace

Diagnostic to_diagnostic(const UnknownLineWord& finding) {
  auto words = line_words(finding.section);
  Diagnostic found = error(finding.number, finding.span, {});
  const std::string_view section = describe(finding.section);
  if (finding.is_line_of_owner)
    found.message =
        fmt::format("{} is a line of {}, not of {}", quoted(finding.word), describe(owner(finding.section)), section);
  else if (words.empty())
    found.message = fmt::format("{} has no further lines, and no block starts with {}", section, quoted(finding.word));
  else
    found.message = fmt::format("no line of {} starts with {}", section, quoted(finding.word));
  if (!words.empty()) found.why.push_back(fmt::format("{} line starts with: {}", section, joined(words)));
  if (finding.section == SectionKind::rate)
    found.why.push_back("or with a value: 750 from 2026-01-01 cite IF \"§ 1-1\"");
  if (finding.is_line_of_owner) {
    found.fix = fmt::format("move it up, before the first block inside {}", describe(owner(finding.section)));
    return found;
  }
  const auto starts = head_words();
  words.insert(words.end(), starts.begin(), starts.end());
  found.fix = did_you_mean(finding.word, words);
  return found;
}

Diagnostic to_diagnostic(const WrongPhrase& finding) {
  const std::string expected = what_was_expected(finding.expected);
  const bool nothing_more = finding.expected.size() == 1 && expected == "the end of the line";
  Diagnostic found = error(finding.number, finding.span, {});
  if (finding.seen.empty())
    found.message = fmt::format("the line ends too early: expected {}", expected);
  else if (nothing_more)
    found.message = fmt::format("{} is too much: the line is complete before it", quoted(finding.seen));
  else
    found.message = fmt::format("{} does not fit here: expected {}", quoted(finding.seen), expected);
  found.fix = advice(finding);
  if (!finding.sample.empty()) found.why.push_back(fmt::format("such a line reads: {}", finding.sample));
  return found;
}

Diagnostic to_diagnostic(const OutsideBlock& finding) {
  if (finding.is_use) {
    Diagnostic found = error(finding.number, finding.span, "`use` stands before the first block of a file");
    found.fix = "move the line to the top of the file";
    return found;
  }
  Diagnostic found =
      error(finding.number, finding.span, fmt::format("{} stands outside a block", quoted(finding.word)));
  found.why.push_back(fmt::format("a block starts with: {}", joined(head_words())));
  found.fix = did_you_mean(finding.word, head_words());
  return found;
}

Diagnostic to_diagnostic(const UnclosedText& finding) {
  Diagnostic found = error(finding.number, finding.span, "a text in quotes is not closed on its line");
  found.fix = "close it with \" on the same line";
  return found;
}

Diagnostic to_diagnostic(const Brackets& finding) {
  Diagnostic found = error(finding.number, finding.span, {});
  switch (finding.what) {
    case Brackets::What::unclosed:
      found.message = "this bracket is not closed on its line";
      found.fix = "close it with )";
      break;
    case Brackets::What::unopened:
      found.message = "this bracket closes nothing";
      found.fix = "open it with (, or leave it out";
      break;
    case Brackets::What::too_deep:
      found.message = "phrases are nested too deeply here";
      found.fix = "give a part of it a name of its own, as a rate or a scale";
      break;
  }
  return found;
}

Diagnostic to_diagnostic(const LineTooLong& finding) {
  return error(finding.number, finding.span,
               fmt::format("the line is {} bytes long; no line of Dun is longer than 10000", finding.bytes));
}

Diagnostic to_diagnostic(const NotText& finding) {
  std::string message = finding.byte == 0 ? "this is not a text file: it holds a zero byte"
                                          : fmt::format("byte 0x{:02X} is no UTF-8 text", finding.byte);
  if (finding.more_lines == 1) message += ", here and on 1 more line";
  if (finding.more_lines > 1) message += fmt::format(", here and on {} more lines", finding.more_lines);
  Diagnostic found = error(finding.number, finding.span, std::move(message));
  if (finding.byte != 0) found.fix = "save the file as UTF-8";
  return found;
}

Diagnostic to_diagnostic(const TooManyMistakes& finding) {
  return error(finding.number, finding.span,
               fmt::format("this file has {} mistakes up to here; the rest of it was not read", finding.limit));
}

Diagnostic to_diagnostic(const StrayCharacter& finding) {
  const bool is_quote = (finding.code >= 0x2018 && finding.code <= 0x201f) || finding.code == 0xab ||
                        finding.code == 0xbb || finding.code == '\'' || finding.code == '`';
  const bool is_dash = (finding.code >= 0x2010 && finding.code <= 0x2015) || finding.code == 0x2212;
  const bool is_invisible = finding.character.empty();
  Diagnostic found = error(finding.number, finding.span, {});
  if (is_quote) {
    found.message = fmt::format("texts stand in straight quotes, not in `{}`", finding.character);
    found.fix = "write \" on both sides of the text";
  } else if (is_dash) {
    found.message = fmt::format("`{}` is a dash; names and dates are written with a hyphen", finding.character);
    found.fix = "write -";
  } else if (is_invisible) {
    found.message =
        fmt::format("an invisible character (U+{:04X}) stands here", static_cast<std::uint32_t>(finding.code));
    found.fix = finding.code == 0xa0 ? "write a plain blank" : "delete it";
  } else {
    found.message = fmt::format("`{}` has no meaning outside quotes", finding.character);
  }
  return found;
}

Diagnostic to_diagnostic(const NumberStyle& finding) {
  Diagnostic found = error(finding.number, finding.span,
                           finding.is_grouped ? "amounts are written without a space between the thousands"
                                              : "amounts use a point, not a comma");
  if (!finding.instead.empty()) found.caret = "write " + finding.instead;
  return found;
}

Diagnostic to_diagnostic(const DateStyle& finding) {
  Diagnostic found = error(finding.number, finding.span,
                           fmt::format("`{}` is not a date Dun reads; dates are written year-month-day", finding.seen));
  found.caret = "write " + (finding.instead.empty() ? std::string("2026-03-16") : finding.instead);
  return found;
}

Diagnostic to_diagnostic(const ImpossibleDate& finding) {
  Diagnostic found =
      error(finding.number, finding.span, fmt::format("there is no day `{}` in the calendar", finding.seen));
  const std::string year = finding.seen.substr(0, 4);
  const bool is_outside = finding.seen.size() == 10 && (year < "1900" || year > "2199");
  if (is_outside) found.why.push_back("days run from 1900-01-01 to 2199-12-31");
  return found;
}

Diagnostic to_diagnostic(const InstantGiven& finding) {
  Diagnostic found = error(finding.number, finding.span, "a day is expected here, not a time of day");
  found.caret = "write " + finding.day;
  return found;
}

Diagnostic to_diagnostic(const UnknownCurrency& finding) {
  Diagnostic found =
      error(finding.number, finding.span, fmt::format("{} is no currency Dun knows", quoted(finding.seen)));
  if (!finding.instead.empty()) {
    found.caret = "write " + finding.instead;
    return found;
  }
  if (finding.seen.size() == 3) found.fix = did_you_mean(finding.seen, values::known_currencies());
  if (found.fix.empty()) found.fix = "write the three-letter code, such as NOK, SEK, DKK or EUR";
  return found;
}

Diagnostic to_diagnostic(const TooManyDecimals& finding) {
  std::string message =
      finding.allowed == 0
          ? fmt::format("{} has no decimals, `{}` has some", finding.currency, finding.seen)
          : fmt::format("{} has {} decimals, `{}` has more", finding.currency, finding.allowed, finding.seen);
  Diagnostic found = error(finding.number, finding.span, std::move(message));
  const std::string unit = finding.allowed == 0 ? "1" : fmt::format("0.{:0>{}}", 1, finding.allowed);
  found.fix = fmt::format("write a payable amount, or of a fee or charge a product:  {} of 1 {}, rounded down to {} {}",
                          finding.seen, finding.currency, unit, finding.currency);
  return found;
}

Diagnostic to_diagnostic(const BadNumber& finding) {
  Diagnostic found = error(finding.number, finding.span, {});
  switch (finding.what) {
    case BadNumber::What::malformed:
      found.message = fmt::format("{} is not a number", quoted(finding.seen));
      break;
    case BadNumber::What::too_large:
      found.message = fmt::format("{} is too large", quoted(finding.seen));
      break;
    case BadNumber::What::zero_divisor:
      found.message = fmt::format("{} divides by zero", quoted(finding.seen));
      break;
    case BadNumber::What::percent_sign:
      found.message = "a percentage is written with the word `percent`";
      break;
    case BadNumber::What::no_space:
      found.message = fmt::format("{} runs a number into a word", quoted(finding.seen));
      break;
  }
  if (!finding.instead.empty()) found.caret = "write " + finding.instead;
  return found;
}

Diagnostic to_diagnostic(const LineTwice& finding) {
  Diagnostic found = error(finding.number, finding.span,
                           fmt::format("{} may have one `{}` line", describe(finding.section), finding.words));
  found.labels.push_back({{{}, finding.first}, "first given here"});
  found.fix = "keep one of the two";
  return found;
}

Diagnostic to_diagnostic(const MixedWithoutBrackets& finding) {
  Diagnostic found = error(finding.number, finding.span, {});
  switch (finding.what) {
    case MixedWithoutBrackets::What::and_or:
      found.message = "`and` and `or` are mixed without brackets";
      found.fix = "write (a and b) or c, or a and (b or c)";
      break;
    case MixedWithoutBrackets::What::choice:
      found.message = "a sum inside `the lesser of` or `the greater of` needs brackets";
      found.fix = "write the lesser of a and (b plus c)";
      break;
    case MixedWithoutBrackets::What::product:
      found.message = "`of` followed by `plus` or `minus` needs brackets";
      found.fix = "write (1/20 of a) plus b, or 1/20 of (a plus b)";
      break;
  }
  return found;
}

void Findings::put(Diagnostic diagnostic) {
  diagnostic.place.file = file_;
  for (base::Label& label : diagnostic.labels) label.place.file = file_;
  sink_.add(std::move(diagnostic));
  ++count_;
}

}  // namespace dun::syntax
