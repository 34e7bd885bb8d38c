// The record of a run: how it is written, read back and turned into the bytes its seal is made from.
#pragma once

#include <string>

#include "engine/facts/ledger/seal.hpp"
#include "engine/journal/journal.hpp"

namespace dun::journal {

/// The record is written first, with nothing counted, so that decisions can name it; and completed last.
void open_run(facts::Database& database, std::int64_t number, const RunRecord& record);
void complete_run(facts::Database& database, std::int64_t number, const RunRecord& record, std::int64_t events_known);
[[nodiscard]] RunRecord read_run(facts::Database& database, std::int64_t number);
/// Nothing if there is no such run.
[[nodiscard]] std::string bytes_of_run(facts::Database& database, std::int64_t number);

/// Lists in one column, a line each.
[[nodiscard]] std::string as_lines(const std::vector<std::string>& texts);
[[nodiscard]] std::vector<std::string> from_lines(const std::string& lines);

}  // namespace dun::journal
