// What can be wrong with a text before anybody asks what its names mean: diagnostics 001 to 019, 021 and 024.
// One struct per number with what the message needs; `to_diagnostic` writes it in the analyst's words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/syntax/form.hpp"
#include "dsl/syntax/node.hpp"
#include "engine/base/diagnostic.hpp"

namespace dun::syntax {

using base::Diagnostic;
using base::Span;

/// 001: no line of this section starts so.
struct UnknownLineWord {
  static constexpr int number = 1;
  Span span;
  std::string word;
  SectionKind section = SectionKind::file;
  bool is_line_of_owner = false;  // a line of the law or policy around this section
};
/// 002: the line starts well and goes on in a way the language does not have.
struct WrongPhrase {
  static constexpr int number = 2;
  Span span;
  std::string seen;  // empty at the end of the line
  std::vector<Expected> expected;
  std::string_view sample;
};
/// 003: a line before the first section, or `use` after it.
struct OutsideBlock {
  static constexpr int number = 3;
  Span span;
  std::string word;
  bool is_use = false;
};
/// 004
struct UnclosedText {
  static constexpr int number = 4;
  Span span;
};
/// 005
struct Brackets {
  static constexpr int number = 5;
  enum class What : std::uint8_t { unclosed, unopened, too_deep };
  Span span;
  What what = What::unclosed;
};
/// 006
struct LineTooLong {
  static constexpr int number = 6;
  Span span;
  std::size_t bytes = 0;
};
/// 007
struct NotText {
  static constexpr int number = 7;
  Span span;
  unsigned char byte = 0;
  std::size_t more_lines = 0;  // further lines with such bytes
};
/// 008
struct TooManyMistakes {
  static constexpr int number = 8;
  Span span;
  std::size_t limit = 0;
};
/// 010
struct StrayCharacter {
  static constexpr int number = 10;
  Span span;
  std::string character;
  char32_t code = 0;
};
/// 011
struct NumberStyle {
  static constexpr int number = 11;
  Span span;
  std::string seen;
  std::string instead;      // may be empty
  bool is_grouped = false;  // thousands set apart by a space
};
/// 012
struct DateStyle {
  static constexpr int number = 12;
  Span span;
  std::string seen;
  std::string instead;  // may be empty
};
/// 013
struct ImpossibleDate {
  static constexpr int number = 13;
  Span span;
  std::string seen;
};
/// 014
struct InstantGiven {
  static constexpr int number = 14;
  Span span;
  std::string day;
};
/// 015
struct UnknownCurrency {
  static constexpr int number = 15;
  Span span;
  std::string seen;
  std::string instead;  // the code that was meant, if it is certain
};
/// 016
struct TooManyDecimals {
  static constexpr int number = 16;
  Span span;
  std::string seen;
  std::string currency;
  int allowed = 0;
};
/// 017
struct BadNumber {
  static constexpr int number = 17;
  enum class What : std::uint8_t { malformed, too_large, zero_divisor, no_space, percent_sign };
  Span span;
  What what = What::malformed;
  std::string seen;
  std::string instead;  // may be empty
};
/// 021
struct LineTwice {
  static constexpr int number = 21;
  Span span;
  std::string words;
  SectionKind section = SectionKind::file;
  Span first;
};
/// 024
struct MixedWithoutBrackets {
  static constexpr int number = 24;
  enum class What : std::uint8_t { and_or, choice, product };
  Span span;
  What what = What::and_or;
};

[[nodiscard]] Diagnostic to_diagnostic(const UnknownLineWord&);
[[nodiscard]] Diagnostic to_diagnostic(const WrongPhrase&);
[[nodiscard]] Diagnostic to_diagnostic(const OutsideBlock&);
[[nodiscard]] Diagnostic to_diagnostic(const UnclosedText&);
[[nodiscard]] Diagnostic to_diagnostic(const Brackets&);
[[nodiscard]] Diagnostic to_diagnostic(const LineTooLong&);
[[nodiscard]] Diagnostic to_diagnostic(const NotText&);
[[nodiscard]] Diagnostic to_diagnostic(const TooManyMistakes&);
[[nodiscard]] Diagnostic to_diagnostic(const StrayCharacter&);
[[nodiscard]] Diagnostic to_diagnostic(const NumberStyle&);
[[nodiscard]] Diagnostic to_diagnostic(const DateStyle&);
[[nodiscard]] Diagnostic to_diagnostic(const ImpossibleDate&);
[[nodiscard]] Diagnostic to_diagnostic(const InstantGiven&);
[[nodiscard]] Diagnostic to_diagnostic(const UnknownCurrency&);
[[nodiscard]] Diagnostic to_diagnostic(const TooManyDecimals&);
[[nodiscard]] Diagnostic to_diagnostic(const BadNumber&);
[[nodiscard]] Diagnostic to_diagnostic(const LineTwice&);
[[nodiscard]] Diagnostic to_diagnostic(const MixedWithoutBrackets&);

/// The findings of one file on their way to the sink: the first `limit` of them, then 008 and silence.
class Findings {
 public:
  static constexpr std::size_t limit = 50;

  Findings(base::FileId file, base::DiagnosticSink& sink) : file_(file), sink_(sink) {}

  template <class Finding>
  void add(const Finding& finding) {
    if (is_full()) return;
    put(to_diagnostic(finding));
    if (is_full()) put(to_diagnostic(TooManyMistakes{finding.span, limit}));
  }
  [[nodiscard]] bool is_full() const { return count_ >= limit; }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  void put(Diagnostic diagnostic);

  base::FileId file_;
  base::DiagnosticSink& sink_;
  std::size_t count_ = 0;
};

}  // namespace dun::syntax
