// The ledger's tables, as a list of steps from nothing to the present schema. A step is never changed once it was
// released; a new one is added after it. The version is in the file (user_version), as is the mark that it is a ledger.
#pragma once

#include <string_view>
#include <vector>

#include "engine/facts/ledger/database.hpp"

namespace dun::facts {

/// "DunL", so that another program's file is not taken for a ledger.
inline constexpr std::int64_t ledger_mark = 0x44756e4c;

/// Step i brings version i to version i + 1.
[[nodiscard]] const std::vector<std::string_view>& migrations();
[[nodiscard]] std::int64_t schema_version(Database& database);

/// Makes an empty file a ledger.
void make_schema(Database& database);
/// Refuses what is no ledger and what is newer than `steps`; brings an older one up to date, all steps in one
/// transaction, or refuses it if the file was opened for reading.
void bring_up_to_date(Database& database, const std::vector<std::string_view>& steps = migrations());

}  // namespace dun::facts
