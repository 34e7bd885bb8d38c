// The findings of this room, one per file. Each looks at a checked program and says what it sees.
#pragma once

#include "dsl/lint/lint.hpp"

namespace dun::lint {

/// 053: the law was checked through a day that is past, or near. Within this many days before, it is a warning.
inline constexpr std::int32_t days_of_warning = 90;
void report_checked_through(const types::Program& program, values::Day on, base::DiagnosticSink& sink);

/// 206: a line of a schedule's change that the step says already.
void report_idle_changes(const types::Program& program, base::DiagnosticSink& sink);

/// 300: a law, policy or schedule without a title.
void report_titles(const types::Program& program, base::DiagnosticSink& sink);

/// 300: a rate, scale, act, count or source that nobody uses.
void report_unused(const types::Program& program, base::DiagnosticSink& sink);

/// 400: a test that expects nothing.
void report_empty_tests(const types::Program& program, base::DiagnosticSink& sink);

/// 402: a test expects a pay-by on a bank holiday of the policy's calendar.
void report_holidays(const types::Program& program, base::DiagnosticSink& sink);

[[nodiscard]] base::Diagnostic finding(int number, base::Severity severity, base::Place place, std::string message,
                                       std::string fix = {});

}  // namespace dun::lint
