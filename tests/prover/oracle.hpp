// Tries every history of a claim under a generated policy, day by day and fact by fact. What the policy does on a day
// is asked of the production evaluator with its guard off; whether that breaks the law, of the monitor. Nothing of the
// prover is used, nor any of its ways to forget: a state here is the list of acts with the days between them, where
// days beyond every number in the text are one.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/plan/plan.hpp"
#include "tests/prover/generated_policy.hpp"

namespace dun::prover {

struct Findings {
  std::set<std::pair<std::string, std::size_t>> broken;  // rule and step
  std::set<std::size_t> lawful;                          // steps that can happen without breaking a rule
  std::string histories;                                 // how each pair was broken, a line each
  std::size_t states = 0;
};

/// What the oracle tries besides one claim that the policy alone acts on.
struct Also {
  std::optional<Kind> by_hand;  // one act of it, on any day, with any deadline that a number in the text can tell apart
  std::size_t claims = 1;       // of one relationship; 2 at most
};

/// Every pair that the first unlawful act of some history breaks.
[[nodiscard]] Findings enumerate(const Generated& generated, const plan::Plan& plan, Also also = {});

}  // namespace dun::prover
