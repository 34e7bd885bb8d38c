#include "dsl/lower/context.hpp"

#include "dsl/lower/tables.hpp"

namespace dun::lower {

namespace {

/// The text of a line with its runs of blanks folded and its comment left out.
std::string folded(std::string_view text) {
  std::string out;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == '#' && !quoted) break;
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank || quoted)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

void Context::enter_law(std::size_t law) {
  const types::LawFacts& facts = program.laws[law];
  file = bundle().laws[law].head.file;
  counts_from_same_day = facts.counts_from_same_day;
  calendar = facts.calendar ? std::optional(calendar_of(*this, *facts.calendar)) : std::nullopt;
}

void Context::enter_policy(std::size_t index) {
  const types::PolicyFacts& facts = program.policies[index];
  file = bundle().policies[index].head.file;
  counts_from_same_day = false;
  calendar = facts.calendar ? std::optional(calendar_of(*this, *facts.calendar)) : std::nullopt;
}

plan::ReasonId Context::reason(std::string id, std::string cite, syntax::Span span) {
  const source::SourceFile& source = program.bundle.sources->at(file);
  const source::Position position = source.position(span.begin);
  plan.reasons.push_back(
      {std::move(id), std::move(cite), folded(source.slice(span)), {source.path(), position.line, position.column}});
  return plan::ReasonId(plan.reasons.size() - 1);
}

std::string Context::cite_text(const std::optional<syntax::Cite>& cite) {
  return cite ? cite->source.text + " " + cite->paragraph.text : std::string{};
}

}  // namespace dun::lower
