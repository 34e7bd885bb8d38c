// What a proof assumes of a ledger, watched while it is decided: claims that act today although something about them is
// as no proof takes it to be. Counts only; what they mean to a reader is said elsewhere.
#pragma once

#include <cstdint>

#include "engine/facts/block.hpp"
#include "engine/run/decided.hpp"

namespace dun::run {

struct Watched {
  std::int64_t by_hand = 0;        // claims with an act done by hand
  std::int64_t twice_a_day = 0;    // claims on which the policy has acted today already
  std::int64_t late_failures = 0;  // claims where a delivery failed that a later act had followed
};

/// Adds the claims of a block that act.
void watch(const facts::Block& block, const Decided& decided, Day on, Watched& watched);

}  // namespace dun::run
