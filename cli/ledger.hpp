// The verbs of `dun ledger`, each in its own file.
#pragma once

#include "cli/options.hpp"

namespace dun::cli {

[[nodiscard]] int ledger_init(const LedgerOptions& options);
[[nodiscard]] int ledger_verify(const LedgerOptions& options);
[[nodiscard]] int ledger_show(const LedgerOptions& options);
/// All verbs that enter one event.
[[nodiscard]] int ledger_event(const LedgerOptions& options);

}  // namespace dun::cli
