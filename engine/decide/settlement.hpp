// Where payments settle costs or interest before principal, what is still open depends on what was charged: the open
// principal of such claims is taken from their account instead of the ledger's principal-first state.
#pragma once

#include <optional>
#include <vector>

#include "engine/decide/codes.hpp"
#include "engine/decide/slots.hpp"
#include "engine/interest/account.hpp"

namespace dun::decide {

class Settlement {
 public:
  Settlement(const plan::Plan& plan, const Codes& codes, Slots& slots, values::Day run_date);

  /// True if the plan settles anything before principal.
  [[nodiscard]] bool is_needed() const { return needed_; }
  /// Replaces principal-open and balance of the rows with receipts.
  void settle(const facts::Block& block);
  /// The open parts of a row that settle() has seen; nothing if it has had no receipts.
  [[nodiscard]] std::optional<interest::Parts> open(Row row) const;
  /// Of such a row: some of its interest rests on a rate that is not known.
  [[nodiscard]] bool is_interest_unknown(Row row) const { return row < unknown_.size() && unknown_[row]; }

 private:
  void replace(facts::Fact fact, const facts::Block& block, std::vector<std::int64_t>& values);

  const plan::Plan& plan_;
  const Codes& codes_;
  Slots& slots_;
  values::Day run_date_;
  Stage terms_;
  bool needed_ = false;
  std::vector<std::optional<interest::Parts>> open_;
  std::vector<bool> unknown_;
  std::vector<std::int64_t> principal_open_;
  std::vector<std::int64_t> balance_;
};

}  // namespace dun::decide
