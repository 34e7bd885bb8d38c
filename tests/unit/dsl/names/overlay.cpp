// Schedules laid over a policy: which steps there are, in which order, with which lines.
#include "dsl/names/overlay.hpp"

#include "tests/support/bundle.hpp"
#include "tests/support/catch.hpp"

namespace {

using dun::tests::named;
using dun::tests::Named;
using Lines = std::vector<std::string>;

constexpr char policy[] =
    "policy test/base\n"
    "  title \"base\"\n"
    "\n"
    "step first\n"
    "  is     a message\n"
    "  when   3 days after due\n"
    "  by     sms\n"
    "\n"
    "step second\n"
    "  is     a notice\n"
    "  when   14 days after due\n"
    "  fee    none\n"
    "  note   \"kept\"\n"
    "\n"
    "step third\n"
    "  is     a notice\n"
    "  when   5 days after second\n";

Named scheduled(const std::string& changes) {
  return named({policy, "schedule test/own adapts test/base\n  title \"own\"\n\n" + changes});
}

const dun::names::Policy& schedule(const Named& found) {
  return found.bundle.policies.back();
}

Lines step_names(const Named& found) {
  Lines names;
  for (const dun::names::Step& step : schedule(found).steps) names.push_back(step.name);
  return names;
}

/// The lines of a step as they are written, blanks at their ends left out.
Lines lines(const Named& found, std::size_t step) {
  Lines texts;
  for (const dun::names::StepLineRef& ref : schedule(found).steps[step].lines)
    texts.emplace_back(found.sources->at(ref.file).slice(ref.line->span));
  return texts;
}

}  // namespace

TEST_CASE("overlay: a changed line replaces the line of its kind, another is added", "[names]") {
  const Named found = scheduled("change second\n  when   22 days after due\n  pay by 14 days after sending\n");
  REQUIRE(found.numbers().empty());
  CHECK(step_names(found) == Lines{"first", "second", "third"});
  CHECK(lines(found, 1) == Lines{"is     a notice", "when   22 days after due", "fee    none", "note   \"kept\"",
                                 "pay by 14 days after sending"});
}

TEST_CASE("overlay: notes are added, never replaced", "[names]") {
  const Named found = scheduled("change second\n  note   \"added\"\n");
  CHECK(lines(found, 1).back() == "note   \"added\"");
  CHECK(lines(found, 1).size() == 5);
}

TEST_CASE("overlay: steps are added before and after, in the order written", "[names]") {
  const std::string body = "\n  is a message\n  when 5 days after due\n\n";
  const Named found = scheduled("add b after first" + body + "add c after first" + body + "add a before first" + body +
                                "add d after c" + body);
  REQUIRE(found.numbers().empty());
  CHECK(step_names(found) == Lines{"a", "first", "b", "c", "d", "second", "third"});
}

TEST_CASE("overlay: what an addition stands beside may be written below it, or be dropped", "[names]") {
  const std::string body = "\n  is a message\n  when 5 days after due\n\n";
  const Named found = scheduled("drop first because \"replaced\"\n\nadd b after a" + body + "add a after first" + body);
  REQUIRE(found.numbers().empty());
  CHECK(step_names(found) == Lines{"a", "b", "second", "third"});
}

TEST_CASE("overlay: the policy itself stays as it was", "[names]") {
  const Named found = scheduled("drop first because \"no messages\"\n");
  REQUIRE(found.bundle.policies.size() == 2);
  CHECK(found.bundle.policies[0].steps.size() == 3);
  CHECK(step_names(found) == Lines{"second", "third"});
}

TEST_CASE("overlay: a step others count from cannot be dropped alone", "[names]") {
  CHECK(scheduled("drop second because \"too many letters\"\n").numbers() == std::vector<int>{22});
  const Named both = scheduled("drop second because \"too many\"\n\ndrop third because \"too many\"\n");
  CHECK(both.numbers().empty());
}

TEST_CASE("overlay: contradictions are told once", "[names]") {
  CHECK(scheduled("change first\n  fee none\n\ndrop first because \"no\"\n").numbers() == std::vector<int>{22});
  CHECK(scheduled("change first\n  fee none\n\nchange first\n  by letter\n").numbers() == std::vector<int>{25});
  CHECK(scheduled("change frist\n  fee none\n").numbers() == std::vector<int>{20});
  const std::string body = "\n  is a message\n  when 5 days after due\n\n";
  CHECK(scheduled("add a after b" + body + "add b after a" + body).numbers() == std::vector<int>{23});
  CHECK(scheduled("add second after first" + body).numbers() == std::vector<int>{25});
}

TEST_CASE("overlay: mistakes of the policy are not told again of its schedule", "[names]") {
  const std::string wrong =
      "policy test/base\n\nstep first\n  is a message\n  when 3 days after second\n\nstep second\n  is a notice\n"
      "  when 14 days after due\n";
  const std::string own = "schedule test/own adapts test/base\n\nchange second\n  fee none\n";
  CHECK(named({wrong, own}).numbers() == std::vector<int>{22});
}
