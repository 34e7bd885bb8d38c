// dun ledger: a new ledger, and which verb does what.
#include "cli/ledger.hpp"

#include <fmt/format.h>

#include "cli/failure.hpp"
#include "engine/facts/ledger/ledger.hpp"

namespace dun::cli {

int ledger_init(const LedgerOptions& options) {
  const auto made = facts::Ledger::create(options.ledger);
  if (!made) return fail(made.error());
  fmt::print("made {}\nnext: dun ledger import --ledger {} --kind creditors FILE\n", options.ledger, options.ledger);
  return fine;
}

int ledger(const LedgerOptions& options) {
  if (options.verb == "init") return ledger_init(options);
  if (options.verb == "verify") return ledger_verify(options);
  if (options.verb == "show") return ledger_show(options);
  return ledger_event(options);
}

}  // namespace dun::cli
