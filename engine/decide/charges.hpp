// What an act asks for besides its fee: the open principal, late interest to the day of sending, fixed compensation.
// A charge whose rate is unknown is withheld and named; the notice goes without it.
#pragma once

#include <vector>

#include "engine/decide/claim_rate.hpp"
#include "engine/decide/decide.hpp"
#include "engine/decide/rows.hpp"
#include "engine/decide/settlement.hpp"
#include "engine/decide/slots.hpp"

namespace dun::decide {

class Charges {
 public:
  Charges(const plan::Plan& plan, const Codes& codes, Slots& slots, Day run_date);

  /// Must be called before conditions on open amounts are asked.
  void bind(const facts::Block& block) {
    block_ = &block;
    rates_.clear();
    for (const plan::InterestRule& interest : plan_.interests) rates_.emplace_back(interest.rate, slots_, block);
    settlement_.settle(block);
  }
  /// Completes the details of rows that act under `step`; their fee stands already.
  void add(const plan::Step& step, const Rows& acting, Answers& answers, Slots& slots);

 private:
  void add_interest(Row row, Details& details, const Slots& slots);
  void add_compensation(Row row, Details& details, const Slots& slots) const;
  void announce(Row row, Details& details, const Slots& slots) const;

  const plan::Plan& plan_;
  const Slots& slots_;
  Day run_date_;
  Settlement settlement_;
  const facts::Block* block_ = nullptr;
  std::vector<ClaimRate> rates_;  // of the plan's interests
  Stage always_;
  Stage interest_;
  Stage compensation_;
  Stage announcing_;
  NodeId fee_node_;
  std::vector<interest::BalanceRow> balances_;
};

}  // namespace dun::decide
