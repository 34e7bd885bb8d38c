// Goes through receipts and charges in order of day. Between two of them interest accrues on one balance.
#include "engine/interest/account.hpp"

#include <algorithm>
#include <numeric>

#include "engine/interest/accrual.hpp"
#include "engine/interest/receipts.hpp"

namespace dun::interest {

namespace {

constexpr std::array principal_only = {Part::principal};

class Bookkeeper {
 public:
  Bookkeeper(const Account& account, Day on, std::vector<Segment>* segments)
      : account_(account), on_(on), segments_(segments) {
    open_[Part::principal] = account.principal;
    if (account.first_interest_day)
      accrual_.emplace(account.terms, account.rates, *account.first_interest_day, segments);
    note_balance(values::first_day);
  }

  void run();
  [[nodiscard]] Parts open() const;
  [[nodiscard]] Statement statement();

 private:
  void receive(std::size_t index);
  void charge(const Charge& charge);
  void advance(Day to) {
    if (accrual_) accrual_->advance(std::min(to, on_), carrying());
  }
  [[nodiscard]] Settlement pay(const Receipt& receipt);
  [[nodiscard]] Settlement credit(const Receipt& receipt);
  [[nodiscard]] Settlement reverse(const Receipt& receipt);
  void set_off_credit(Settlement& reversal);
  [[nodiscard]] std::span<const Part> settled_by(ReceiptKind kind) const;
  [[nodiscard]] std::int64_t settle(std::int64_t minor, std::span<const Part> parts, Parts& settled);
  void take(Part part, std::int64_t minor);
  [[nodiscard]] std::int64_t open(Part part) const;
  [[nodiscard]] std::int64_t carrying() const;
  void note_balance(Day from);

  const Account& account_;
  Day on_;
  std::vector<Segment>* segments_;
  Parts open_;  // interest: none here, the accrual knows
  std::int64_t credit_ = 0;
  std::optional<Accrual> accrual_;
  StandingReceipts standing_;
  std::vector<Settlement> settlements_;
  std::vector<BalanceRow> balances_;
};

void Bookkeeper::run() {
  std::size_t receipt = 0;
  std::size_t charged = 0;
  const auto& receipts = account_.receipts;
  const auto& charges = account_.charges;
  while (true) {
    const bool has_receipt = receipt < receipts.size() && receipts[receipt].day <= on_;
    const bool has_charge = charged < charges.size() && charges[charged].day <= on_;
    if (has_receipt && (!has_charge || receipts[receipt].day <= charges[charged].day)) {
      receive(receipt++);
    } else if (has_charge) {
      charge(charges[charged++]);
    } else {
      break;
    }
  }
  advance(on_);
  if (accrual_) accrual_->finish();
}

void Bookkeeper::receive(std::size_t index) {
  const Receipt& receipt = account_.receipts[index];
  advance(receipt.day);
  switch (receipt.kind) {
    case ReceiptKind::payment:
      settlements_.push_back(pay(receipt));
      break;
    case ReceiptKind::credit:
      settlements_.push_back(credit(receipt));
      break;
    case ReceiptKind::reversal:
      settlements_.push_back(reverse(receipt));
      break;
  }
  note_balance(receipt.day + 1);
}

void Bookkeeper::charge(const Charge& charge) {
  if (account_.fees_carry_interest) advance(charge.day);
  open_[charge.part] = base::add(open_[charge.part], charge.minor);
  note_balance(charge.day + 1);
}

Settlement Bookkeeper::pay(const Receipt& receipt) {
  Settlement settlement{receipt, {}, 0};
  // What was reversed before it came in (on one day reversals stand first) takes the payment up without settling.
  const std::int64_t taken_up = std::min(receipt.minor, std::max<std::int64_t>(0, -credit_));
  const std::int64_t rest = settle(receipt.minor - taken_up, settled_by(receipt.kind), settlement.settled);
  standing_.add({receipt, settlement.settled, rest});
  settlement.left = base::add(taken_up, rest);
  credit_ = base::add(credit_, settlement.left);
  return settlement;
}

Settlement Bookkeeper::credit(const Receipt& receipt) {
  Settlement settlement{receipt, {}, 0};
  settlement.left = settle(receipt.minor, settled_by(receipt.kind), settlement.settled);
  standing_.add(settlement);
  credit_ = base::add(credit_, settlement.left);
  return settlement;
}

Settlement Bookkeeper::reverse(const Receipt& receipt) {
  Settlement undone = standing_.undo(receipt, account_.order);
  for (const Part part : account_.order) take(part, undone.settled[part]);
  credit_ = base::add(credit_, undone.left);
  set_off_credit(undone);
  return undone;
}

/// What an older receipt left settles principal that is open again: no interest runs on money that is there.
void Bookkeeper::set_off_credit(Settlement& reversal) {
  for (Settlement& standing : standing_.all()) {
    const std::int64_t used = standing.left - settle(standing.left, principal_only, standing.settled);
    standing.left -= used;
    reversal.settled[Part::principal] += used;
    reversal.left -= used;
    credit_ -= used;
  }
}

std::span<const Part> Bookkeeper::settled_by(ReceiptKind kind) const {
  if (kind == ReceiptKind::credit) return principal_only;
  return account_.order;
}

/// Settles the parts in their order as far as the amount goes, adds them to `settled`, and returns what is left.
std::int64_t Bookkeeper::settle(std::int64_t minor, std::span<const Part> parts, Parts& settled) {
  for (const Part part : parts) {
    const std::int64_t share = std::clamp<std::int64_t>(open(part), 0, minor);
    if (share == 0) continue;
    take(part, share);
    settled[part] += share;
    minor -= share;
  }
  return minor;
}

void Bookkeeper::take(Part part, std::int64_t minor) {
  if (part != Part::interest)
    open_[part] = base::subtract(open_[part], minor);
  else if (accrual_)
    accrual_->settle(minor);
}

std::int64_t Bookkeeper::open(Part part) const {
  if (part != Part::interest) return open_[part];
  return accrual_ ? accrual_->open() : 0;
}

Parts Bookkeeper::open() const {
  Parts parts = open_;
  parts[Part::interest] = open(Part::interest);
  return parts;
}

std::int64_t Bookkeeper::carrying() const {
  return account_.fees_carry_interest ? base::add(open_[Part::principal], open_[Part::fees]) : open_[Part::principal];
}

void Bookkeeper::note_balance(Day from) {
  const std::int64_t now = carrying();
  if (!balances_.empty() && balances_.back().minor == now) return;
  if (!balances_.empty() && balances_.back().from == from)
    balances_.back().minor = now;
  else
    balances_.push_back({from, now});
}

Statement Bookkeeper::statement() {
  Statement statement{open(), credit_, std::move(settlements_), std::move(balances_), {}};
  if (!accrual_) return statement;
  statement.interest.minor = accrual_->rounded();
  statement.interest.unknown_from = accrual_->unknown_from();
  if (segments_ != nullptr) statement.interest.segments = std::move(*segments_);
  statement.interest.days = accrual_->days();
  return statement;
}

}  // namespace

std::int64_t Parts::total() const {
  return std::accumulate(minor.begin(), minor.end(), std::int64_t{0}, base::add);
}

SettlementOrder settlement_order(std::span<const Part> named) {
  SettlementOrder order{};
  auto next = order.begin();
  const auto append = [&](Part part) {
    if (std::find(order.begin(), next, part) == next) *next++ = part;
  };
  for (const Part part : named) append(part);
  for (const Part part : {Part::principal, Part::fees, Part::interest, Part::compensation}) append(part);
  return order;
}

Statement statement_of(const Account& account, Day on) {
  std::vector<Segment> segments;
  Bookkeeper bookkeeper{account, on, &segments};
  bookkeeper.run();
  return bookkeeper.statement();
}

Parts open_on(const Account& account, Day on) {
  Bookkeeper bookkeeper{account, on, nullptr};
  bookkeeper.run();
  return bookkeeper.open();
}

}  // namespace dun::interest
