// A finding about an author's text, as data: what was seen, where, which law is the cause and what to do.
// Rendering (text, JSON) and collecting live elsewhere; nothing here prints.
// Invariant: the number alone identifies the kind of finding and has a page in docs/diagnostics.
#pragma once

#include <string>
#include <vector>

#include "engine/base/span.hpp"

namespace dun::base {

enum class Severity : std::uint8_t { error, warning, info };

/// A rule of the law that caused a finding, with its paragraph ("IF § 1-2 (4)") and where the rule is written.
struct LawNote {
  std::string rule;
  std::string cite;
  Place place;
};

/// Another place the reader should look at, with a few words on why ("first given here").
struct Label {
  Place place;
  std::string text;
};

struct Diagnostic {
  int number = 0;
  Severity severity = Severity::error;
  Place place;
  std::string message;       // lower case, no final stop, the author's words in backticks
  std::string caret;         // a few words after the caret; may be empty
  std::vector<LawNote> law;  // the rules that are the cause, if any
  std::vector<Label> labels;
  std::vector<std::string> why;
  std::string history;  // a shortest history, as a test, where a prover found one
  std::string fix;      // what to write instead; may be empty
};

/// Where phases put their findings. Every phase goes on after a finding and still returns a product.
class DiagnosticSink {
 public:
  void add(Diagnostic diagnostic) { found_.push_back(std::move(diagnostic)); }

  [[nodiscard]] const std::vector<Diagnostic>& found() const { return found_; }
  [[nodiscard]] bool has_errors() const {
    for (const Diagnostic& diagnostic : found_)
      if (diagnostic.severity == Severity::error) return true;
    return false;
  }

 private:
  std::vector<Diagnostic> found_;
};

}  // namespace dun::base
