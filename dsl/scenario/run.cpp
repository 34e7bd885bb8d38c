#include "dsl/scenario/run.hpp"

#include <stdexcept>

#include "dsl/lower/lower.hpp"
#include "dsl/scenario/ask_law.hpp"
#include "dsl/scenario/expect.hpp"
#include "dsl/scenario/given.hpp"
#include "dsl/scenario/timeline.hpp"
#include "engine/plan/verify.hpp"

namespace dun::scenario {

namespace {

/// The expectations of a test, in order, each judged by what it is about.
class Judge {
 public:
  Judge(const types::Program& program, const names::Test& test, const plan::Plan& plan, TestResult& result)
      : program_(program), test_(test), plan_(plan), result_(result) {}

  void run(const Given& given) {
    const auto& section = std::get<syntax::TestSection>(program_.bundle.at(test_.section));
    const Expectations expectations(program_, test_.section, plan_, given, test_.policy.has_value());
    const LawQuestions questions(program_, test_.section, plan_, given);
    for (const auto& line : section.lines) {
      std::optional<Failure> failure = expectations.judge(line.value);
      if (!failure) failure = questions.judge(line.value);
      if (!failure) continue;
      failure->line = program_.bundle.sources->at(test_.section.file).position(line.span.begin).line;
      result_.failures.push_back(std::move(*failure));
    }
  }

 private:
  const types::Program& program_;
  const names::Test& test_;
  const plan::Plan& plan_;
  TestResult& result_;
};

void judge(const types::Program& program, const names::Test& test, const Given& given, TestResult& result) {
  const plan::Plan plan = test.policy ? lower::from_types(program, *test.policy)
                                      : lower::from_law(program, *test.law, given.claims.front().debtor.kind);
  if (const std::vector<std::string> faults = plan::faults_of(plan); !faults.empty())
    throw std::logic_error("the plan of " + plan.name + " is not sound: " + faults.front());
  Judge(program, test, plan, result).run(given);
}

}  // namespace

TestResult run_test(const types::Program& program, std::size_t number) {
  const names::Test& test = program.bundle.tests[number];
  TestResult result;
  result.title = test.title;
  const source::SourceFile& source = program.bundle.sources->at(test.section.file);
  result.file = source.path();
  result.line = source.position(program.bundle.section(test.section).head.begin).line;
  if (!test.policy && !test.law) {
    result.failures.push_back({result.line, "a law or policy to test", "none",
                               "write `of PATH` after the title, or put the test below its law or policy"});
    return result;
  }
  result.of = test.policy ? program.bundle.policies[*test.policy].path : program.bundle.laws[*test.law].path;
  const std::string country = test.policy ? program.policies[*test.policy].country : program.laws[*test.law].country;
  const Given given = given_of(program, test.section, country);
  if (given.rates.empty()) {
    judge(program, test, given, result);
  } else {
    types::Program changed = program;
    changed.rates = with_rates(program, given.rates);
    judge(changed, test, given, result);
  }
  return result;
}

}  // namespace dun::scenario
