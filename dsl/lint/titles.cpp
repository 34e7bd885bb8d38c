#include <fmt/format.h>

#include "dsl/lint/findings.hpp"
#include "dsl/names/sections.hpp"

namespace dun::lint {
namespace {

template <class Section>
void report_section(const names::Bundle& bundle, names::SectionRef ref, const char* what, base::DiagnosticSink& sink) {
  const auto& section = std::get<Section>(bundle.at(ref));
  if (names::line_of<syntax::TitleLine>(section.lines) != nullptr) return;
  sink.add(finding(300, base::Severity::warning, {ref.file, section.path.span},
                   fmt::format("{} `{}` has no title", what, section.path.text), "add a line that starts with  title"));
}

}  // namespace

void report_titles(const types::Program& program, base::DiagnosticSink& sink) {
  const names::Bundle& bundle = program.bundle;
  for (const names::Law& law : bundle.laws) report_section<syntax::LawSection>(bundle, law.head, "law", sink);
  for (const names::Policy& policy : bundle.policies) {
    if (policy.schedule)
      report_section<syntax::ScheduleSection>(bundle, *policy.schedule, "schedule", sink);
    else
      report_section<syntax::PolicySection>(bundle, policy.head, "policy", sink);
  }
}

}  // namespace dun::lint
