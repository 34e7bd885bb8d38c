// Claims for benchmarks, made from a seed, in the proportions of tests/support/generated_ledger.hpp: 55 % paid, 15 %
// not due, 30 % overdue, most of those with letters behind them; about 11 % have something to do on the day. The same
// seed gives the same claims on every machine.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/facts/block.hpp"

namespace dun::bench {

struct Made {
  facts::Request request;
  std::vector<facts::Block> blocks;
  std::size_t claims = 0;
};

/// Blocks that answer the request, as they stand on `on`.
[[nodiscard]] Made make_claims(const facts::Request& request, std::size_t claims, values::Day on, std::uint64_t seed);

}  // namespace dun::bench
