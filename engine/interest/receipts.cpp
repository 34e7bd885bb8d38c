// Undoing receipts: a whole one where the amount fits, else from the newest backwards, each in reverse of its settling.
#include "engine/interest/receipts.hpp"

#include <algorithm>

namespace dun::interest {

namespace {

/// Takes up to `minor` back out of one receipt, what it left first, then its parts from the last settled to the first.
std::int64_t take_back(std::int64_t minor, Settlement& standing, const SettlementOrder& order, Settlement& undone) {
  const auto take = [&](std::int64_t& from, std::int64_t& into) {
    const std::int64_t share = std::min(from, minor);
    from -= share;
    into -= share;
    minor -= share;
  };
  take(standing.left, undone.left);
  for (auto part = order.rbegin(); part != order.rend(); ++part) take(standing.settled[*part], undone.settled[*part]);
  return minor;
}

}  // namespace

Settlement* StandingReceipts::newest_of(ReceiptKind kind, std::int64_t minor) {
  const auto fits = [&](const Settlement& standing) {
    return standing.receipt.kind == kind && standing.settled.total() + standing.left == minor;
  };
  const auto found = std::find_if(standing_.rbegin(), standing_.rend(), fits);
  return found == standing_.rend() ? nullptr : &*found;
}

Settlement StandingReceipts::undo(const Receipt& reversal, const SettlementOrder& order) {
  Settlement undone{reversal, {}, 0};
  std::int64_t rest = reversal.minor;
  for (const ReceiptKind kind : {ReceiptKind::payment, ReceiptKind::credit})
    if (Settlement* const whole = rest > 0 ? newest_of(kind, rest) : nullptr)
      rest = take_back(rest, *whole, order, undone);
  for (const ReceiptKind kind : {ReceiptKind::payment, ReceiptKind::credit})
    for (auto standing = standing_.rbegin(); standing != standing_.rend() && rest > 0; ++standing)
      if (standing->receipt.kind == kind) rest = take_back(rest, *standing, order, undone);
  undone.left -= rest;
  return undone;
}

}  // namespace dun::interest
