#include <algorithm>

#include <fmt/format.h>

#include "dsl/lint/findings.hpp"

namespace dun::lint {
namespace {

bool expects(const syntax::TestLine& line) {
  return std::holds_alternative<syntax::ExpectActLine>(line) ||
         std::holds_alternative<syntax::ExpectNothingLine>(line) ||
         std::holds_alternative<syntax::ExpectNoLine>(line) || std::holds_alternative<syntax::ExpectMayLine>(line) ||
         std::holds_alternative<syntax::ExpectAmountLine>(line) ||
         std::holds_alternative<syntax::ExpectWithoutLine>(line);
}

}  // namespace

void report_empty_tests(const types::Program& program, base::DiagnosticSink& sink) {
  for (const names::Test& test : program.bundle.tests) {
    const auto& section = std::get<syntax::TestSection>(program.bundle.at(test.section));
    const bool any =
        std::any_of(section.lines.begin(), section.lines.end(), [](const auto& line) { return expects(line.value); });
    if (any) continue;
    sink.add(finding(400, base::Severity::warning, {test.section.file, section.title.span},
                     "this test expects nothing, so it can never fail", "add a line that starts with  expect"));
  }
}

}  // namespace dun::lint
