// An export of a ledger system often states how a claim stands instead of what happened. This makes the events that
// lead from what the ledger knows to what is stated, and none where they agree. Pure.
#pragma once

#include "engine/base/result.hpp"
#include "engine/facts/import/records.hpp"

namespace dun::import {

/// Their ids are made of the claim, what they settle and the day, so that the same file read twice gives them once.
/// Refuses (data) a claim of which less was paid than the ledger knows: no payment is undone by a statement.
[[nodiscard]] base::Result<std::vector<facts::EventRecord>> events_towards(const StateRow& state,
                                                                           const facts::ClaimHistory& history);

}  // namespace dun::import
