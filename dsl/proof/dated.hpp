// A history the prover found, on calendar days: as what a test gives, so that it can be run on the production
// evaluator, and as the text of that test, so that an author can keep it.
#pragma once

#include <string>
#include <vector>

#include "dsl/scenario/given.hpp"
#include "dsl/scenario/timeline.hpp"
#include "engine/prove/proof.hpp"

namespace dun::proof {

using values::Day;

/// The history as facts of a claim, with the days on which the policy is run; no other day is.
struct Dated {
  scenario::Given given;
  std::vector<std::string> lines;  // "given  2026-03-12 disputed": what the test gives, without its acts
};

/// `start` is the first day of the history. `done`: what the policy did when it was run so; acts of it of which a
/// receipt is recorded later are then given as done, as a test has to. Without it the receipts are events.
[[nodiscard]] Dated on_days(const types::Program& program, const plan::Plan& plan, const prove::History& history,
                            const std::string& country, Day start, const std::vector<scenario::Done>* done = nullptr);

/// First days on which the history may begin as far as the dates of the law decide, the plainest first.
[[nodiscard]] std::vector<Day> starts_of(const prove::History& history);

}  // namespace dun::proof
