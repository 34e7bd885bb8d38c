// Which of several plans counts for a claim, in every order they can be named.
#include "engine/plan/precedence.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

namespace {

using namespace dun::plan;

/// Plans by name with whom each adapts; the places of `Coverage` come with them.
struct Named {
  std::string name;
  std::string adapts;
  Coverage coverage = Coverage::yes;
};

struct Answer {
  std::string plan;   // "none" if none counts
  std::string rival;  // empty if there is none
};

Answer chosen(const std::vector<Named>& named) {
  std::vector<Plan> plans;
  std::vector<Coverage> coverage;
  for (const Named& each : named) {
    plans.emplace_back();
    plans.back().name = each.name;
    plans.back().adapts = each.adapts;
    coverage.push_back(each.coverage);
  }
  const Choice choice = choose(plans, coverage);
  return {choice.plan ? plans[*choice.plan].name : "none", choice.rival ? plans[*choice.rival].name : ""};
}

/// Are the answers the same in whatever order the plans are named?
template <class Question>
bool always(std::vector<Named> named, Question question) {
  const auto by_name = [](const Named& one, const Named& other) { return one.name < other.name; };
  std::sort(named.begin(), named.end(), by_name);
  do {
    if (!question(chosen(named))) return false;
  } while (std::next_permutation(named.begin(), named.end(), by_name));
  return true;
}

auto is(const std::string& plan) {
  return [plan](const Answer& answer) { return answer.plan == plan && answer.rival.empty(); };
}

bool has_rival(const Answer& answer) {
  return !answer.rival.empty();
}

const Named base{"base", ""};
const Named own{"own", "base"};
const Named other{"other", "base"};
const Named stranger{"stranger", ""};

Named uncovered(Named plan) {
  plan.coverage = Coverage::no;
  return plan;
}

Named open(Named plan) {
  plan.coverage = Coverage::may;
  return plan;
}

}  // namespace

TEST_CASE("precedence: a schedule counts before the policy it adapts, where it covers the claim", "[plan]") {
  CHECK(always({base, own}, is("own")));
  CHECK(always({base, uncovered(own)}, is("base")));
  CHECK(always({base, own, uncovered(other)}, is("own")));
  CHECK(always({base, own, uncovered(stranger)}, is("own")));
  CHECK(always({uncovered(base), own}, is("own")));
  CHECK(always({uncovered(base), uncovered(own)}, is("none")));
  CHECK(chosen({}).plan == "none");
}

TEST_CASE("precedence: two that cover one claim are rivals unless one adapts the other", "[plan]") {
  CHECK(always({base, stranger}, has_rival));
  CHECK(always({base, own, other}, has_rival));
  CHECK(always({own, other}, has_rival));
  CHECK(always({base, own, stranger}, has_rival));
  CHECK(always({own, stranger}, has_rival));
}

TEST_CASE("precedence: a plan that may cover the claim holds it", "[plan]") {
  CHECK(always({base, open(own)}, is("own")));
  CHECK(always({open(base), own}, is("base")));
  CHECK(always({base, open(stranger)}, is("stranger")));
  CHECK(always({base, stranger, open(own)}, is("own")));
  CHECK(chosen({open(own), open(base)}).plan == "own");
  CHECK(chosen({open(base), open(own)}).plan == "base");
}

TEST_CASE("precedence: an answer says whether the plan covers the claim", "[plan]") {
  CHECK(coverage_of(Outcome::not_covered, "") == Coverage::no);
  CHECK(coverage_of(Outcome::held, "covers") == Coverage::may);
  CHECK(coverage_of(Outcome::held, "checked-through") == Coverage::yes);
  CHECK(coverage_of(Outcome::paused, "covers") == Coverage::yes);
  CHECK(coverage_of(Outcome::act, "") == Coverage::yes);
}

TEST_CASE("precedence: the fault names the claim and both policies", "[plan]") {
  std::vector<Plan> plans(2);
  plans[0].name = "one";
  plans[1].name = "two";
  CHECK(two_cover("10045", plans, {0, 1}).message == "claim 10045 is covered by two policies: one and two");
}
