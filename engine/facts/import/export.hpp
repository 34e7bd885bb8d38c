// Writes what a ledger holds as the neutral CSV that an import takes. What was exported, imported into an empty ledger,
// gives the same ledger; proposals and steps passed over belong to runs and are left out.
#pragma once

#include <ostream>

#include "engine/facts/import/columns.hpp"
#include "engine/facts/ledger/ledger.hpp"

namespace dun::import {

/// All rows of a kind, in order of id. The number of rows written. Refuses (usage) states, which are never stored.
[[nodiscard]] base::Result<std::size_t> export_rows(const facts::Ledger& ledger, Kind kind, std::ostream& out);

}  // namespace dun::import
