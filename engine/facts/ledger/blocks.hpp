// Blocks of claims out of a ledger file, in order of relationship, due date and claim id; never split within a
// relationship. For a run of today narrow state rows are read in order by cursors that move side by side; with
// `known_on` the events are folded instead. The order depends on ids alone, never on the order in which rows came into
// the ledger.
#pragma once

#include <limits>
#include <memory>

#include "engine/facts/ledger/ledger.hpp"
#include "engine/facts/source.hpp"

namespace dun::facts {

/// Which claims. Relationship numbers are spread evenly over 0 to 2^62 - 1, so that equal ranges are equal work.
struct Scope {
  std::int64_t first_relationship = 0;
  std::int64_t last_relationship = std::numeric_limits<std::int64_t>::max();  // inclusive
  std::size_t block_rows = 2048;  // a block holds more only if one relationship does
};
inline constexpr std::int64_t relationship_numbers = std::int64_t{1} << 62;

/// Reads through a connection of its own, seeing the ledger as it is now. A run opens its journal
/// first, so that nobody else writes meanwhile; what the run itself writes is not seen.
[[nodiscard]] base::Result<std::unique_ptr<BlockSource>> open_blocks(const Ledger& ledger, const Request& request,
                                                                     Knowledge knowledge, Scope scope = {});

}  // namespace dun::facts
