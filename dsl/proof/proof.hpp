// Policies held against their laws for every history of a claim: what `dun check` and `dun prove` say of one policy.
// Stands on both the prover and the evaluator, which know nothing of each other: here the one's histories are replayed
// on the other.
#pragma once

#include <vector>

#include "dsl/types/program.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/plan/plan.hpp"
#include "engine/prove/proof.hpp"

namespace dun::proof {

struct PolicyProof {
  prove::Proof proof;
  std::vector<base::Diagnostic> findings;
  std::size_t not_replayed = 0;  // histories the evaluator does not follow: our mistake, reported as not proved
};

/// Proves `program.policies[policy]`, whose plan is `plan`. The program must be free of errors.
[[nodiscard]] PolicyProof from_plan(const types::Program& program, std::size_t policy, const plan::Plan& plan,
                                    const prove::Options& options = {});

}  // namespace dun::proof
