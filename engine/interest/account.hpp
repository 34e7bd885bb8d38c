// The account of one claim: what was invoiced, what was charged, what came in, and what each receipt settled. Interest
// runs on the open balance; a receipt settles costs, interest and principal in the order the law or the policy writes.
// Knows nothing of ledgers or laws. Invariant: the parts a receipt settled and what is left of it add up to the
// receipt.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/interest/interest.hpp"

namespace dun::interest {

enum class Part : std::uint8_t { principal, fees, interest, compensation };
inline constexpr std::size_t part_count = 4;
using SettlementOrder = std::array<Part, part_count>;

/// The named parts first, in their order; then those not named, as Part has them.
[[nodiscard]] SettlementOrder settlement_order(std::span<const Part> named);

/// One amount for each part, in minor units.
struct Parts {
  std::array<std::int64_t, part_count> minor{};

  [[nodiscard]] std::int64_t& operator[](Part part) { return minor[static_cast<std::size_t>(part)]; }
  [[nodiscard]] std::int64_t operator[](Part part) const { return minor[static_cast<std::size_t>(part)]; }
  [[nodiscard]] std::int64_t total() const;

  friend bool operator==(const Parts&, const Parts&) = default;
};

/// A payment settles in the order of the account; a credit note lowers the principal and nothing else. A reversal
/// undoes the newest receipt of the same amount, payments before credit notes; where there is none, the newest receipts
/// piece by piece.
enum class ReceiptKind : std::uint8_t { payment, credit, reversal };
struct Receipt {
  Day day;
  ReceiptKind kind = ReceiptKind::payment;
  std::int64_t minor = 0;  // positive
};

/// A fee or a compensation, from the day it was claimed. What is claimed on a day comes after that day's receipts.
struct Charge {
  Day day;
  Part part = Part::fees;  // fees or compensation
  std::int64_t minor = 0;
};

struct Account {
  std::int64_t principal = 0;
  std::vector<Receipt> receipts;  // in order of day
  std::vector<Charge> charges;    // in order of day
  SettlementOrder order = {Part::principal, Part::fees, Part::interest, Part::compensation};
  Terms terms;
  std::vector<RateRow> rates;
  std::optional<Day> first_interest_day;  // nothing: no interest runs
  bool fees_carry_interest = false;
};

/// What a receipt did: settled.total() + left is its amount; for a reversal all of it is negative.
struct Settlement {
  Receipt receipt;
  Parts settled;
  std::int64_t left = 0;  // beyond what was open: kept as credit
};

/// The account at the end of a day. Credit is set off against nothing but what a reversal opens again. It is negative
/// where more was reversed than had come in.
struct Statement {
  Parts open;
  std::int64_t credit = 0;
  std::vector<Settlement> settlements;
  std::vector<BalanceRow> balances;  // what carried interest, without interest added to it; from the first row on
  Interest interest;                 // all that has accrued, settled or not; with `unknown_from` set, what is known
};

/// Interest is counted to `on`, inclusive; later receipts and charges do not count. What a receipt settles of the
/// interest is rounded at that receipt, the rest once at the end, where the terms round once; else a receipt ends a
/// period. Of a rate chosen by the day of payment, what a receipt settles of the principal takes the rate of its day
/// for all the days it was open, and the open rest that of `on`; where a receipt settles interest, all that had accrued
/// keeps the rate of that day. A payment that is reversed was none. From a day of unknown rate on no interest is
/// counted, and what later receipts settled is as if none had accrued.
[[nodiscard]] Statement statement_of(const Account& account, Day on);

/// Only what is open, without segments: equal to statement_of(account, on).open.
[[nodiscard]] Parts open_on(const Account& account, Day on);

}  // namespace dun::interest
