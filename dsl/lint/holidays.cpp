// Where a step sets a pay-by on a bank holiday a payment ordered on the last day arrives late. Only dates that a test
// shows are told: which dates a policy will set depends on its claims, and every step of a fixed number of days would
// be told.
#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "dsl/lint/findings.hpp"
#include "dsl/names/sections.hpp"

namespace dun::lint {

void report_holidays(const types::Program& program, base::DiagnosticSink& sink) {
  std::map<std::size_t, calendar::Calendar> calendars;
  std::set<std::pair<std::size_t, std::string>> told;  // one of each step is enough
  for (const names::Test& test : program.bundle.tests) {
    const auto at = test.policy ? program.policies[*test.policy].calendar : std::nullopt;
    if (!at) continue;
    const calendar::Calendar& calendar = calendars.try_emplace(*at, program.calendars[*at]).first->second;
    const auto& section = std::get<syntax::TestSection>(program.bundle.at(test.section));
    names::each_line<syntax::ExpectActLine>(section.lines, [&](const syntax::ExpectActLine& line, base::Span) {
      const auto holiday = line.pay_by ? calendar.holiday_name(line.pay_by->day) : std::nullopt;
      if (!holiday || !told.emplace(*test.policy, line.step.text).second) return;
      sink.add(
          finding(402, base::Severity::warning, {test.section.file, line.pay_by->span},
                  fmt::format("the pay-by {} is a bank holiday, {}", values::to_string(line.pay_by->day), *holiday),
                  fmt::format("give `{}` a pay-by that does not fall on one, such as a number of banking days",
                              line.step.text)));
    });
  }
}

}  // namespace dun::lint
