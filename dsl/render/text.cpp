#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "dsl/render/excerpt.hpp"
#include "dsl/render/render.hpp"

namespace dun::render {

namespace {

using base::Diagnostic;
using base::Place;
using base::Severity;
using source::SourceFile;
using source::SourceSet;

constexpr int excerpt_width = 110;

char letter(Severity severity) {
  switch (severity) {
    case Severity::error:
      return 'E';
    case Severity::warning:
      return 'W';
    case Severity::info:
      return 'I';
  }
  return 'E';
}

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\x1b[1;31m";
    case Severity::warning:
      return "\x1b[1;33m";
    case Severity::info:
      return "\x1b[1;36m";
  }
  return {};
}

std::string painted(std::string text, std::string_view colour, bool on) {
  return on && !text.empty() ? fmt::format("{}{}\x1b[0m", colour, text) : text;
}

bool has_place(const Place& place, const SourceSet& sources) {
  return place.file.is_set() && place.file.index() < sources.size();
}

/// "policies/no/x.dun:6:9"
std::string where(const Place& place, const SourceSet& sources, bool with_column) {
  const SourceFile& file = sources.at(place.file);
  const auto position = file.position(place.span.begin);
  const std::string path = printable(file.path());
  return with_column ? fmt::format("{}:{}:{}", path, position.line, position.column)
                     : fmt::format("{}:{}", path, position.line);
}

std::string excerpt_lines(const Diagnostic& diagnostic, const SourceSet& sources, bool colour) {
  const SourceFile& file = sources.at(diagnostic.place.file);
  const auto [line_number, column] = file.position(diagnostic.place.span.begin);
  const std::string_view line = file.line(line_number);
  const std::string number = std::to_string(line_number);
  const std::size_t line_begin = file.line_start(line_number);
  const std::size_t begin = std::min<std::size_t>(diagnostic.place.span.begin, line_begin + line.size()) - line_begin;
  const std::size_t end = std::min<std::size_t>(diagnostic.place.span.end, line_begin + line.size());
  const Excerpt cut = excerpt(line, begin, std::max(end, line_begin + begin) - line_begin, excerpt_width);
  std::string marks(static_cast<std::size_t>(cut.mark_count), '^');
  if (!diagnostic.caret.empty()) marks += ' ' + printable(diagnostic.caret);
  return fmt::format("{} | {}\n{} | {}{}\n", number, cut.line, std::string(number.size(), ' '),
                     std::string(static_cast<std::size_t>(cut.mark_at), ' '),
                     painted(std::move(marks), colour_of(diagnostic.severity), colour));
}

/// Further lines of a part are set in, so that the word before the colon stands out.
std::string part(std::string_view word, std::string_view text) {
  std::string indented;
  for (const char c : printable(text)) {
    indented += c;
    if (c == '\n') indented += "  ";
  }
  return fmt::format("{}: {}\n", word, indented);
}

std::string law_part(const base::LawNote& note, const SourceSet& sources) {
  std::string text = note.rule;
  if (!note.cite.empty()) text += (text.empty() ? "" : ", ") + note.cite;
  if (has_place(note.place, sources)) text += fmt::format(" ({})", where(note.place, sources, false));
  return part("law", text);
}

}  // namespace

std::vector<Diagnostic> sorted(std::vector<Diagnostic> diagnostics) {
  const auto key = [](const Diagnostic& d) {
    return std::tuple(d.place.file.value, d.place.span.begin, d.number, d.place.span.end);
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  const auto is_same = [&](const Diagnostic& a, const Diagnostic& b) {
    return key(a) == key(b) && a.message == b.message;
  };
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), is_same), diagnostics.end());
  return diagnostics;
}

std::string to_text(const Diagnostic& diagnostic, const SourceSet& sources, bool colour) {
  const std::string code = fmt::format("{}{:03}", letter(diagnostic.severity), diagnostic.number);
  std::string text = painted(code, colour_of(diagnostic.severity), colour);
  const bool placed = has_place(diagnostic.place, sources);
  if (placed) text += ' ' + where(diagnostic.place, sources, true);
  text += "  " + painted(printable(diagnostic.message), "\x1b[1m", colour) + '\n';
  if (placed) text += excerpt_lines(diagnostic, sources, colour);
  for (const base::LawNote& note : diagnostic.law) text += law_part(note, sources);
  for (const base::Label& label : diagnostic.labels)
    if (has_place(label.place, sources)) text += part("see", where(label.place, sources, true) + ' ' + label.text);
  for (const std::string& reason : diagnostic.why) text += part("why", reason);
  if (!diagnostic.history.empty()) text += part("history", diagnostic.history);
  if (!diagnostic.fix.empty()) text += part("fix", diagnostic.fix);
  return text;
}

}  // namespace dun::render
