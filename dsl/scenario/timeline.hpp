// A policy run over a test's claims day by day: what was done when, and the answer for the claim under test on each
// day.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dsl/scenario/given.hpp"
#include "engine/decide/decide.hpp"
#include "engine/plan/plan.hpp"

namespace dun::scenario {

/// An act the policy did.
struct Done {
  Day day;
  std::size_t claim = 0;  // place in Given::claims
  std::size_t step = 0;
  decide::Details details;
};

/// The answer for one claim on one day.
struct Answer {
  decide::Decision decision;
  decide::Details details;
};

struct Timeline {
  std::vector<Done> done;                                 // in order of day
  std::map<std::pair<Day, std::size_t>, Answer> answers;  // by day and claim
};

/// Runs on every day the test asks for; acts that went out are facts on the days after.
/// On the day `unguarded` the law's guard is off: only to replay a history whose last act breaks the law.
[[nodiscard]] Timeline run_timeline(const plan::Plan& plan, Given given, std::optional<Day> unguarded = {});

}  // namespace dun::scenario
