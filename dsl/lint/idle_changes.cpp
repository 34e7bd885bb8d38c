#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "dsl/lint/findings.hpp"

namespace dun::lint {
namespace {

/// The words of a line, one blank between them.
std::string words_of(const names::Bundle& bundle, base::FileId file, base::Span span) {
  std::string words;
  for (const char c : bundle.sources->at(file).slice(span)) {
    const bool blank = c == ' ' || c == '\t';
    if (!blank || (!words.empty() && words.back() != ' ')) words += blank ? ' ' : c;
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

const names::Step* step_of(const names::Bundle& bundle, const std::string& policy, const std::string& step) {
  for (const names::Policy& each : bundle.policies)
    if (each.path == policy)
      for (const names::Step& named : each.steps)
        if (named.name == step) return &named;
  return nullptr;
}

bool stands_in(const names::Bundle& bundle, const names::Step& step, const std::string& words) {
  return std::any_of(step.lines.begin(), step.lines.end(), [&](const names::StepLineRef& line) {
    return words_of(bundle, line.file, line.line->span) == words;
  });
}

}  // namespace

void report_idle_changes(const types::Program& program, base::DiagnosticSink& sink) {
  const names::Bundle& bundle = program.bundle;
  for (const names::Policy& policy : bundle.policies) {
    if (!policy.schedule) continue;
    const std::string& adapts = std::get<syntax::ScheduleSection>(bundle.at(*policy.schedule)).adapts.text;
    for (const names::SectionRef& ref : policy.changes) {
      const auto* change = std::get_if<syntax::ChangeSection>(&bundle.at(ref));
      const names::Step* base = change == nullptr ? nullptr : step_of(bundle, adapts, change->step.text);
      if (base == nullptr) continue;
      for (const auto& line : change->lines)
        if (!std::holds_alternative<syntax::NoteLine>(line.value) &&
            stands_in(bundle, *base, words_of(bundle, ref.file, line.span)))
          sink.add(finding(206, base::Severity::warning, {ref.file, line.span},
                           fmt::format("this changes nothing: step `{}` of `{}` says the same", base->name, adapts),
                           "take the line out, or write what is to be different"));
    }
  }
}

}  // namespace dun::lint
