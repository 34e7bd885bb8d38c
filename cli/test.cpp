// dun test: runs the tests authors write beside laws and policies.
#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "cli/bundle.hpp"
#include "cli/failure.hpp"
#include "cli/options.hpp"
#include "dsl/scenario/run.hpp"
#include "engine/base/json_line.hpp"

namespace dun::cli {

namespace {

using scenario::Failure;
using scenario::TestResult;

std::string failure_text(const Failure& failure) {
  std::string text =
      fmt::format("  line {}\n    expected  {}\n    got       {}\n", failure.line, failure.expected, failure.got);
  if (!failure.reason.empty()) text += "    because   " + failure.reason + "\n";
  return text;
}

std::string result_text(const TestResult& result) {
  std::string text = fmt::format("FAILED  {}:{}  \"{}\" of {}\n", result.file, result.line, result.title, result.of);
  for (const Failure& failure : result.failures) text += failure_text(failure);
  return text;
}

std::string result_json(const TestResult& result) {
  base::JsonArray failures;
  for (const Failure& failure : result.failures)
    failures.add_raw(base::JsonLine()
                         .add("line", std::int64_t{failure.line})
                         .add("expected", failure.expected)
                         .add("got", failure.got)
                         .add_if("reason", failure.reason)
                         .text());
  return base::JsonLine()
      .add("test", result.title)
      .add("of", result.of)
      .add("file", result.file)
      .add("line", std::int64_t{result.line})
      .add("passed", result.passed())
      .add_raw("failures", failures.text())
      .text();
}

std::string xml_escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

bool write_junit(const std::string& path, const std::vector<TestResult>& results, std::size_t failed) {
  std::ofstream out(path);
  out << fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"dun\" tests=\"{}\" failures=\"{}\">\n",
      results.size(), failed);
  for (const TestResult& result : results) {
    out << fmt::format("  <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\">", xml_escaped(result.of),
                       xml_escaped(result.title), xml_escaped(result.file), result.line);
    for (const Failure& failure : result.failures)
      out << fmt::format("\n    <failure message=\"expected {}, got {}\">{}</failure>\n  ",
                         xml_escaped(failure.expected), xml_escaped(failure.got), xml_escaped(failure.reason));
    out << "</testcase>\n";
  }
  out << "</testsuite>\n";
  return out.good();
}

}  // namespace

int test(const TestOptions& options) {
  int status = fine;
  const std::optional<compile::Bundle> bundle = bundle_of(options.paths, status);
  if (!bundle) return status;
  const std::vector<names::Test>& tests = bundle->program.bundle.tests;
  std::vector<TestResult> results;
  std::size_t failed = 0;
  for (std::size_t number = 0; number < tests.size(); ++number) {
    if (!bundle->is_named(tests[number].section.file)) continue;
    if (tests[number].title.find(options.filter) == std::string::npos) continue;
    results.push_back(scenario::run_test(bundle->program, number));
    if (!results.back().passed()) ++failed;
    if (options.json)
      fmt::print("{}\n", result_json(results.back()));
    else if (!results.back().passed())
      fmt::print("{}", result_text(results.back()));
  }
  if (!options.junit.empty() && !write_junit(options.junit, results, failed))
    return fail({base::FaultKind::machine, fmt::format("cannot write {}", options.junit),
                 "check the path and the space left on the disk"});
  if (results.empty())
    return fail({base::FaultKind::data, "no test was found", "name files with `test` blocks, or loosen --filter"});
  if (!options.json) fmt::print("{} passed, {} failed\n", results.size() - failed, failed);
  return failed == 0 ? fine : answer_is_no;
}

}  // namespace dun::cli
