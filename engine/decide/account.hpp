// The account of one claim as a plan sees it: what was invoiced, what came in, what its acts charged, and the terms on
// which interest runs. One place, so that a settlement and a statement of interest cannot differ.
#pragma once

#include "engine/decide/slots.hpp"
#include "engine/interest/account.hpp"

namespace dun::decide {

/// The order in which the plan lets payments settle.
[[nodiscard]] interest::SettlementOrder order_of(const plan::Plan& plan);

/// The block must have been bound to `slots`; the principal, and what interest rests on, computed for the row.
[[nodiscard]] interest::Account account_of(const plan::Plan& plan, const Slots& slots, const facts::Block& block,
                                           Row row);

/// What the interests of a plan read of a claim; once that is computed, the one that runs for the row, or may run as
/// far as is known (null: none). Its rate is then asked for (claim_rate.hpp).
[[nodiscard]] std::vector<NodeId> interest_nodes(const plan::Plan& plan);
[[nodiscard]] const plan::InterestRule* running_interest(const plan::Plan& plan, const Slots& slots, Row row);

}  // namespace dun::decide
