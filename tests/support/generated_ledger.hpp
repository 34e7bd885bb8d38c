// Ledgers for measuring and for tests that run the program: claims of consumers in Norway in every stage of being
// chased, the same for the same numbers whenever and wherever they are made. Of the claims about 55 in 100 are paid, 15
// not due yet, 30 overdue; about 11 in 100 wait for something to be done on the run date.
#pragma once

#include "engine/facts/ledger/ledger.hpp"

namespace dun::support {

struct GeneratedSizes {
  std::int64_t claims = 1'000'000;
  std::int64_t debtors = 350'000;
  values::Day run_date{20528};  // 2026-03-16
  std::uint64_t seed = 1;
  bool last_first = false;  // the same ledger with its rows put in from the last debtor to the first
};

/// Puts everything in; the ledger must be empty and in a transaction.
[[nodiscard]] base::Result<void> generate_into(facts::Ledger& ledger, const GeneratedSizes& sizes);

}  // namespace dun::support
