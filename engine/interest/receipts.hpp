// The receipts of an account that still stand, with what they settled; a reversal undoes them.
// Invariant: what a reversal takes back and what finds no receipt add up to the reversal.
#pragma once

#include <vector>

#include "engine/interest/account.hpp"

namespace dun::interest {

class StandingReceipts {
 public:
  void add(const Settlement& settlement) { standing_.push_back(settlement); }
  [[nodiscard]] std::vector<Settlement>& all() { return standing_; }

  /// What the reversal undoes, as negative amounts; `left` holds the credit it takes back and what no receipt answers
  /// for.
  [[nodiscard]] Settlement undo(const Receipt& reversal, const SettlementOrder& order);

 private:
  [[nodiscard]] Settlement* newest_of(ReceiptKind kind, std::int64_t minor);

  std::vector<Settlement> standing_;
};

}  // namespace dun::interest
