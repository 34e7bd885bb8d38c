// Walks the rows of a balance through one accrual; all the arithmetic is there.
#include "engine/interest/interest.hpp"

#include "engine/interest/accrual.hpp"

namespace dun::interest {

namespace {

void run(Accrual& accrual, std::span<const BalanceRow> balances, Day last) {
  std::int64_t balance = 0;
  for (std::size_t i = 0; i < balances.size() && balances[i].from <= last; ++i) {
    if (i + 1 < balances.size() && balances[i + 1].from == balances[i].from) continue;
    // A row that repeats the balance ends no period.
    if (balances[i].minor == balance) continue;
    accrual.advance(balances[i].from - 1, balance);
    balance = balances[i].minor;
  }
  accrual.advance(last, balance);
  accrual.finish();
}

}  // namespace

ExactAmount Segment::exact() const {
  return {base::multiply_wide(base::Int128{balance} * days, rate.numerator()),
          base::Int128{rate.divisor()} * year_days};
}

Interest accrue(const Terms& terms, std::span<const BalanceRow> balances, std::span<const RateRow> rates, Day first,
                Day last) {
  Interest interest;
  if (last < first) return interest;
  Accrual accrual{terms, rates, first, &interest.segments};
  run(accrual, balances, last);
  interest.days = accrual.days();
  interest.unknown_from = accrual.unknown_from();
  if (!interest.unknown_from) interest.minor = accrual.rounded();
  return interest;
}

std::optional<std::int64_t> accrue_total(const Terms& terms, std::span<const BalanceRow> balances,
                                         std::span<const RateRow> rates, Day first, Day last) {
  if (last < first) return 0;
  Accrual accrual{terms, rates, first, nullptr};
  run(accrual, balances, last);
  if (accrual.unknown_from()) return std::nullopt;
  return accrual.rounded();
}

}  // namespace dun::interest
