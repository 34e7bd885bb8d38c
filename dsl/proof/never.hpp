// Steps that never happen, each told once and where it is caused: at the step, or in the schedule that makes it
// impossible. What a policy makes impossible itself is told of the policy and not of every schedule upon it.
#pragma once

#include "dsl/proof/findings.hpp"

namespace dun::proof {

/// `causes` are those of a schedule; none for a policy.
void add_never(Findings& findings, const types::Program& program, std::size_t policy, const prove::Proof& proof,
               Causes* causes);

}  // namespace dun::proof
