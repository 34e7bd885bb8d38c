// Writes the books out: as Business Central with Norwegian settings would export its entries and issued reminders, and
// as neutral CSV for what it does not hold. A few rows of the entries are wrong on purpose, as they are in real
// exports.
#pragma once

#include <filesystem>

#include "examples/generate/books.hpp"

namespace dun::demo {

void write_demo_ledger(const std::filesystem::path& folder, const std::vector<Debtor>& debtors, const Books& books);

}  // namespace dun::demo
