// An export of a ledger system often states how a claim stands instead of what happened. This makes the events that
// lead from what the ledger knows to what is stated, and none where they agree. Pure.
#pragma once

#include "engine/facts/import/records.hpp"

namespace dun::import {

/// Their ids are made of the claim, what they settle and the day, so that the same file read twice gives them once.
[[nodiscard]] std::vector<facts::EventRecord> events_towards(const StateRow& state, const facts::ClaimHistory& history);

}  // namespace dun::import
