#include <fmt/format.h>

#include "dsl/lint/findings.hpp"
#include "dsl/names/sections.hpp"

namespace dun::lint {

void report_checked_through(const types::Program& program, values::Day on, base::DiagnosticSink& sink) {
  static constexpr char fix[] = "check the law against its sources, then write the day through which it was checked";
  for (std::size_t at = 0; at < program.laws.size(); ++at) {
    const types::LawFacts& facts = program.laws[at];
    const names::Law& law = program.bundle.laws[at];
    if (!facts.checked_through || *facts.checked_through - on > days_of_warning) continue;
    const auto& section = std::get<syntax::LawSection>(program.bundle.at(law.head));
    const auto* line = names::line_of<syntax::CheckedThroughLine>(section.lines);
    const bool past = *facts.checked_through < on;
    const std::string day = values::to_string(*facts.checked_through);
    const std::string message =
        past ? fmt::format("law `{}` was checked through {}, which is before {}", law.path, day, values::to_string(on))
             : fmt::format("law `{}` was checked through {}, which is {} days away", law.path, day,
                           *facts.checked_through - on);
    base::Diagnostic diagnostic = finding(53, past ? base::Severity::error : base::Severity::warning,
                                          {law.head.file, line->date.span}, message, fix);
    diagnostic.why.push_back("past that day every claim under the law is held");
    sink.add(std::move(diagnostic));
  }
}

}  // namespace dun::lint
