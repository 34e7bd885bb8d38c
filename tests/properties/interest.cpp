// Interest: the batch total is the explained one, a period may be cut anywhere, rows that repeat a balance change
// nothing, and every receipt of an account is accounted for.
#include <rapidcheck.h>

#include <algorithm>

#include "engine/interest/account.hpp"
#include "engine/interest/interest.hpp"
#include "tests/support/catch.hpp"

using namespace dun::interest;
using dun::base::Int128;
using dun::values::RoundingMode;

namespace {

const Day start = *dun::values::parse_day("2019-06-15");
constexpr int span_of_days = 2'500;

Day any_day() {
  return start + *rc::gen::inRange(0, span_of_days);
}

Terms any_terms() {
  Terms terms;
  terms.day_count =
      *rc::gen::element(DayCount::actual_365, DayCount::actual_360, DayCount::actual_actual, DayCount::thirty_360);
  terms.method = *rc::gen::element(Method::simple, Method::compound_yearly);
  terms.rate_choice = *rc::gen::element(RateChoice::day_by_day, RateChoice::first_day, RateChoice::last_day);
  terms.moment = *rc::gen::element(RoundingMoment::once, RoundingMoment::per_period);
  terms.rounding =
      *rc::gen::element(RoundingMode::down, RoundingMode::up, RoundingMode::half_up, RoundingMode::half_to_even);
  terms.rounding_unit = *rc::gen::element<std::int64_t>(1, 1, 5, 100);
  return terms;
}

/// Days in order, as rows have them; the first early enough to know everything, or not.
std::vector<Day> any_days(std::size_t most) {
  auto days = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, span_of_days));
  std::sort(days.begin(), days.end());
  std::vector<Day> sorted;
  for (std::size_t i = 0; i < std::min(days.size(), most); ++i) sorted.push_back(start + days[i]);
  return sorted;
}

std::vector<RateRow> known_rates() {
  std::vector<RateRow> rates{{start - 400, Ratio{1, 10}, 0}};
  for (const Day from : any_days(6)) {
    const Ratio rate{*rc::gen::inRange<std::int64_t>(0, 2'500),
                     *rc::gen::element<std::int64_t>(10'000, 30'000, 70'000)};
    rates.push_back({from, rate, static_cast<std::uint32_t>(rates.size())});
  }
  return rates;
}

std::vector<RateRow> any_rates() {
  std::vector<RateRow> rates = known_rates();
  for (RateRow& row : rates)
    if (*rc::gen::inRange(0, 8) == 0) row.rate.reset();
  return rates;
}

std::vector<BalanceRow> any_balances() {
  std::vector<BalanceRow> balances;
  for (const Day from : any_days(6)) balances.push_back({from, *rc::gen::inRange<std::int64_t>(-10'000, 50'000'000)});
  return balances;
}

/// The exact sum of the segments over one divisor that all of them divide.
Int128 exact_sum(const std::vector<Segment>& segments) {
  constexpr Int128 divisor = Int128{10'000} * 3 * 7 * 365 * 366 * 360;
  Int128 sum = 0;
  for (const Segment& segment : segments) sum += segment.exact().numerator * (divisor / segment.exact().divisor);
  return sum;
}

Account any_account() {
  Account account;
  account.principal = *rc::gen::inRange<std::int64_t>(0, 20'000'000);
  account.terms = any_terms();
  account.rates = any_rates();
  account.first_interest_day = any_day();
  account.fees_carry_interest = *rc::gen::arbitrary<bool>();
  account.order = settlement_order(*rc::gen::container<std::vector<Part>>(
      rc::gen::element(Part::principal, Part::fees, Part::interest, Part::compensation)));
  for (const Day day : any_days(8)) {
    const auto minor = *rc::gen::inRange<std::int64_t>(1, 15'000'000);
    const bool repeats = !account.receipts.empty() && *rc::gen::arbitrary<bool>();
    account.receipts.push_back(
        {day, *rc::gen::element(ReceiptKind::payment, ReceiptKind::payment, ReceiptKind::credit, ReceiptKind::reversal),
         repeats ? account.receipts.back().minor : minor});
  }
  for (const Day day : any_days(4))
    account.charges.push_back(
        {day, *rc::gen::element(Part::fees, Part::compensation), *rc::gen::inRange<std::int64_t>(1, 50'000)});
  return account;
}

}  // namespace

TEST_CASE("the batch total is the explained one") {
  CHECK(rc::check("accrue_total equals accrue", [] {
    const Terms terms = any_terms();
    const auto balances = any_balances();
    const auto rates = any_rates();
    const Day first = any_day();
    const Day last = any_day();
    const Interest explained = accrue(terms, balances, rates, first, last);
    const auto total = accrue_total(terms, balances, rates, first, last);
    RC_ASSERT(total.has_value() == !explained.unknown_from.has_value());
    if (total) RC_ASSERT(*total == explained.minor);
  }));
}

TEST_CASE("a period may be cut anywhere") {
  CHECK(rc::check("the exact interest of two parts is that of the whole", [] {
    Terms terms = any_terms();
    terms.method = Method::simple;
    terms.rate_choice = RateChoice::day_by_day;
    const auto balances = any_balances();
    const auto rates = known_rates();
    const Day first = any_day();
    const Day last = first + *rc::gen::inRange(0, 900);
    const Day cut = first + *rc::gen::inRange(0, last - first + 1);
    const Interest whole = accrue(terms, balances, rates, first, last);
    const Interest before = accrue(terms, balances, rates, first, cut);
    const Interest after = accrue(terms, balances, rates, cut + 1, last);
    RC_ASSERT(exact_sum(whole.segments) == exact_sum(before.segments) + exact_sum(after.segments));
    RC_ASSERT(whole.days == before.days + after.days);
  }));
  CHECK(rc::check("a row that repeats its rate changes nothing, day by day or when rounding once", [] {
    Terms terms = any_terms();
    if (terms.rate_choice != RateChoice::day_by_day) terms.moment = RoundingMoment::once;
    const auto balances = any_balances();
    auto rates = known_rates();
    const Day first = any_day();
    const Day last = any_day();
    const auto before = accrue_total(terms, balances, rates, first, last);
    const auto at = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(rates.size())));
    RateRow again = rates[at];
    again.from = again.from + *rc::gen::inRange(0, 300);
    if (at + 1 < rates.size() && rates[at + 1].from <= again.from) again.from = rates[at].from;
    rates.insert(rates.begin() + static_cast<std::ptrdiff_t>(at) + 1, again);
    RC_ASSERT(accrue_total(terms, balances, rates, first, last) == before);
  }));
  CHECK(rc::check("a row that repeats the balance changes nothing at all", [] {
    const Terms terms = any_terms();
    auto balances = any_balances();
    RC_PRE(!balances.empty());
    const auto rates = any_rates();
    const Day first = any_day();
    const Day last = any_day();
    const auto before = accrue_total(terms, balances, rates, first, last);
    const auto at = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(balances.size())));
    BalanceRow again = balances[at];
    again.from = at + 1 < balances.size() ? balances[at + 1].from : again.from + 50;
    balances.insert(balances.begin() + static_cast<std::ptrdiff_t>(at) + 1, again);
    RC_ASSERT(accrue_total(terms, balances, rates, first, last) == before);
  }));
}

TEST_CASE("an account explains every receipt") {
  CHECK(rc::check("parts and what is left add up to the receipt, and to the whole account", [] {
    const Account account = any_account();
    const Day on = any_day();
    const Statement statement = statement_of(account, on);
    std::int64_t received = 0;
    for (const Settlement& settlement : statement.settlements) {
      const bool takes_back = settlement.receipt.kind == ReceiptKind::reversal;
      const std::int64_t amount = takes_back ? -settlement.receipt.minor : settlement.receipt.minor;
      RC_ASSERT(settlement.settled.total() + settlement.left == amount);
      if (!takes_back) RC_ASSERT(settlement.left >= 0);
      received += amount;
    }
    std::int64_t claimed = account.principal + statement.interest.minor;
    for (const Charge& charge : account.charges)
      if (charge.day <= on) claimed += charge.minor;
    RC_ASSERT(statement.open.total() - statement.credit == claimed - received);
    RC_ASSERT(statement.open[Part::principal] >= 0);
    RC_ASSERT(statement.open[Part::fees] >= 0);
    RC_ASSERT(statement.open[Part::interest] >= 0);
    RC_ASSERT(open_on(account, on) == statement.open);
  }));
  CHECK(rc::check("without receipts its interest is that of the period", [] {
    Account account = any_account();
    account.receipts.clear();
    account.charges.clear();
    const Day on = any_day();
    const std::vector<BalanceRow> balances{{start - 400, account.principal}};
    const auto expected = accrue(account.terms, balances, account.rates, *account.first_interest_day, on);
    const Statement statement = statement_of(account, on);
    RC_ASSERT(statement.interest.unknown_from == expected.unknown_from);
    RC_ASSERT(statement.interest.segments.size() == expected.segments.size());
    if (!expected.unknown_from) RC_ASSERT(statement.open[Part::interest] == expected.minor);
  }));
  CHECK(rc::check("its balances give its interest, where none is added and rounding is once", [] {
    Account account = any_account();
    account.terms.method = Method::simple;
    account.terms.moment = RoundingMoment::once;
    account.terms.rate_choice = RateChoice::day_by_day;
    account.rates = known_rates();
    const Day on = any_day();
    const Statement statement = statement_of(account, on);
    RC_ASSERT(accrue_total(account.terms, statement.balances, account.rates, *account.first_interest_day, on) ==
              statement.interest.minor);
  }));
  CHECK(rc::check("a payment reversed the same day leaves the account as it was", [] {
    Account account = any_account();
    account.terms.moment = RoundingMoment::once;
    account.terms.rate_choice = RateChoice::day_by_day;
    account.receipts.erase(std::remove_if(account.receipts.begin(), account.receipts.end(),
                                          [](const Receipt& receipt) { return receipt.kind == ReceiptKind::reversal; }),
                           account.receipts.end());
    const Day on = any_day();
    const Parts before = open_on(account, on);
    const Day day = account.receipts.empty() ? any_day() : account.receipts.back().day + 1;
    const auto minor = *rc::gen::inRange<std::int64_t>(1, 30'000'000);
    account.receipts.push_back({day, ReceiptKind::payment, minor});
    account.receipts.push_back({day, ReceiptKind::reversal, minor});
    RC_ASSERT(open_on(account, on) == before);
  }));
}
