#include "dsl/lint/lint.hpp"

#include "dsl/lint/findings.hpp"

namespace dun::lint {

base::Diagnostic finding(int number, base::Severity severity, base::Place place, std::string message, std::string fix) {
  base::Diagnostic diagnostic;
  diagnostic.number = number;
  diagnostic.severity = severity;
  diagnostic.place = place;
  diagnostic.message = std::move(message);
  diagnostic.fix = std::move(fix);
  return diagnostic;
}

void check(const types::Program& program, std::optional<values::Day> on, base::DiagnosticSink& sink) {
  if (on) report_checked_through(program, *on, sink);
  report_idle_changes(program, sink);
  report_titles(program, sink);
  report_unused(program, sink);
  report_empty_tests(program, sink);
  report_holidays(program, sink);
}

}  // namespace dun::lint
