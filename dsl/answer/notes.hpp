// What law files note beside their own lines: readings, doubts, derived figures, what was left out. An answer that
// rests on such a line says them, each once. Notes about a whole law are for its page in the law book; those of a law
// of collection costs stand here, too.
#pragma once

#include <string>
#include <vector>

#include "dsl/answer/missing.hpp"

namespace dun::answer {

struct Note {
  std::string of;  // the rule, charge, interest, rate or scale it stands in
  std::string text;
  plan::FilePlace place;
  friend bool operator==(const Note& a, const Note& b) { return a.of == b.of && a.text == b.text; }
};

/// Of a rule, a charge or an interest; nothing for what else may decide, such as how far a law was checked.
[[nodiscard]] std::vector<Note> notes_of(const Asked& asked, const Because& rule);
/// Of a law as a whole.
[[nodiscard]] std::vector<Note> notes_of_law(const Asked& asked, const std::string& law_path);
/// Of the rates and scales that its amounts are made from.
[[nodiscard]] std::vector<Note> notes_of_figures(const Asked& asked, const Because& rule);

/// A line each, set in; what the line before is about is not said again.
[[nodiscard]] std::string notes_text(const std::vector<Note>& notes);
[[nodiscard]] std::string notes_json(const std::vector<Note>& notes);

}  // namespace dun::answer
