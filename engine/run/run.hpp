// A run: every claim of a ledger decided for a day, block by block, and what was decided kept. Reads and writes through
// the doors of facts and journal; memory does not grow with the ledger. Invariant: every claim in scope ends in exactly
// one outcome, and the counts add up to the claims.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/facts/ledger/ledger.hpp"
#include "engine/journal/journal.hpp"
#include "engine/run/assumptions.hpp"
#include "engine/run/decided.hpp"

namespace dun::run {

struct Options {
  Day on;
  std::optional<Day> known_on;
  bool dry_run = false;
  std::string bundle_hash;
  std::string started;  // an instant as text, for the run record; never read
};

/// Nanoseconds spent in each part of a run.
struct Timing {
  std::int64_t read = 0;
  std::int64_t decide = 0;
  std::int64_t hash = 0;   // checksums and seals
  std::int64_t write = 0;  // rows of actions, and the commit
};

struct Report {
  std::string run_id;  // empty for a dry run
  journal::OutcomeCounts counts{};
  std::int64_t claims = 0;
  std::int64_t new_actions = 0;    // of a dry run: acts decided
  std::int64_t found_actions = 0;  // decided by an earlier run already
  Watched watched;                 // what proofs assume away
  Timing timing;
};

/// Called with each block and its decisions, in order.
using Visitor = std::function<void(const facts::Block&, const Decided&)>;
/// Called now and then with the number of claims decided so far.
using Progress = std::function<void(std::int64_t)>;

/// Decides the whole ledger. `wants_ids` asks for claim ids in the blocks a visitor sees.
[[nodiscard]] base::Result<Report> run(facts::Ledger& ledger, const std::vector<plan::Plan>& plans,
                                       const Options& options, bool wants_ids, const Visitor& visit,
                                       const Progress& progress);

}  // namespace dun::run
