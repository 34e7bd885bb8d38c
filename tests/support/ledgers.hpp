// Ledgers for tests: a file with histories in it, and what a test expects to go well said in one word.
#pragma once

#include <stdexcept>
#include <vector>

#include "engine/facts/ledger/ledger.hpp"
#include "tests/support/histories.hpp"

namespace dun::support {

/// The value, or the fault as an exception that a test shows.
template <class T>
T must(base::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message + " / " + result.error().advice);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

inline void put_history(facts::Ledger& ledger, const facts::ClaimHistory& history) {
  must(ledger.put(history.creditor));
  must(ledger.put(history.debtor));
  must(ledger.put(history.claim));
  for (const auto& contact : history.contacts) must(ledger.put_contact(history.debtor.id, contact));
  for (const auto& consent : history.consents) must(ledger.put_consent(history.debtor.id, consent));
  for (const auto& event : history.events) must(ledger.put_event({history.claim.id, {}}, event));
  for (const auto& act : history.acts) must(ledger.put_act(history.claim.id, act));
}

/// A new ledger with these histories in it.
[[nodiscard]] inline facts::Ledger ledger_of(const std::string& path,
                                             const std::vector<facts::ClaimHistory>& histories) {
  facts::Ledger ledger = must(facts::Ledger::create(path));
  facts::Transaction transaction = must(ledger.begin());
  for (const facts::ClaimHistory& history : histories) put_history(ledger, history);
  must(transaction.commit());
  return ledger;
}

}  // namespace dun::support
