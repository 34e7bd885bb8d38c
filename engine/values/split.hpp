// One amount over several claims, as a letter for all of them has one fee.
// Invariant: the shares add up to the whole.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dun::values {

/// The shares of `whole`, which is not negative, in proportion to the weights, each rounded down; what that leaves goes
/// to the first. Weights are not negative; where all are zero the first has it all. No weights, no shares.
[[nodiscard]] std::vector<std::int64_t> split(std::int64_t whole, std::span<const std::int64_t> weights);

}  // namespace dun::values
