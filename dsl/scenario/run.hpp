// Runs the tests that authors write: a policy's test as a timeline of days, a law's test as questions about single
// acts. What was expected and what came out stand side by side, with the reason.
#pragma once

#include <string>
#include <vector>

#include "dsl/types/program.hpp"

namespace dun::scenario {

/// An expectation that was not met.
struct Failure {
  int line = 0;
  std::string expected;
  std::string got;
  std::string reason;  // why it came out so; may be empty
};

struct TestResult {
  std::string title;
  std::string of;  // the law or policy tested
  std::string file;
  int line = 0;
  std::vector<Failure> failures;

  [[nodiscard]] bool passed() const { return failures.empty(); }
};

/// Runs `program.bundle.tests[test]`.
[[nodiscard]] TestResult run_test(const types::Program& program, std::size_t test);

}  // namespace dun::scenario
