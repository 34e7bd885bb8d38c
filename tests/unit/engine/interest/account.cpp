// The account of a claim: published allocations, the parts of every kind of receipt, reversals, credit, interest on
// fees.
#include "engine/interest/account.hpp"

#include "tests/support/catch.hpp"

using namespace dun::interest;
using dun::values::parse_day;

namespace {

Day day(const char* text) {
  return parse_day(text).value();
}

Parts parts(std::int64_t principal, std::int64_t fees, std::int64_t interest, std::int64_t compensation = 0) {
  return Parts{{principal, fees, interest, compensation}};
}

const std::vector<Part> costs_first{Part::fees, Part::interest, Part::principal};
const std::vector<Part> principal_first{Part::principal};

Receipt payment(const char* on, std::int64_t minor) {
  return {day(on), ReceiptKind::payment, minor};
}
Receipt credit(const char* on, std::int64_t minor) {
  return {day(on), ReceiptKind::credit, minor};
}
Receipt reversal(const char* on, std::int64_t minor) {
  return {day(on), ReceiptKind::reversal, minor};
}

/// A claim of 1 000.00 due 2025-12-31 that carries 36.5 percent: 0.1 percent, or 1.00, a day.
Account thousand() {
  Account account;
  account.principal = 100'000;
  account.rates = {{day("2025-01-01"), Ratio{365, 1000}, 0}};
  account.first_interest_day = day("2026-01-01");
  account.order = settlement_order(costs_first);
  return account;
}

}  // namespace

TEST_CASE("NL-06: costs, interest, principal") {
  Account account;
  account.principal = 300'000;
  account.first_interest_day = day("2014-05-30");
  account.rates = {{day("2013-01-01"), Ratio{3, 100}, 0}};
  account.terms.method = Method::compound_yearly;
  account.charges = {{day("2014-06-20"), Part::fees, 10'000}};
  account.receipts = {payment("2014-12-12", 150'000)};
  account.order = settlement_order(costs_first);
  const Statement statement = statement_of(account, day("2014-12-12"));
  REQUIRE(statement.settlements.size() == 1);
  CHECK(statement.settlements[0].settled == parts(135'142, 10'000, 4'858));
  CHECK(statement.settlements[0].left == 0);
  CHECK(statement.open == parts(164'858, 0, 0));
  CHECK(statement.interest.days == 197);
}

TEST_CASE("SE-04: principal first, per period and once") {
  Account account;
  account.principal = 100'000;
  account.first_interest_day = day("2026-09-02");
  account.rates = {{day("2026-07-01"), Ratio{1, 10}, 0}};
  account.receipts = {payment("2026-09-02", 50'000)};
  account.order = settlement_order(principal_first);
  CHECK(statement_of(account, day("2026-09-18")).open == parts(50'000, 0, 247));
  account.terms.moment = RoundingMoment::per_period;
  CHECK(statement_of(account, day("2026-09-18")).open == parts(50'000, 0, 246));
}

TEST_CASE("SE-08: the fee stands beside principal and interest") {
  Account account;
  account.principal = 100'000;
  account.charges = {{day("2026-09-10"), Part::fees, 6'000}};
  account.first_interest_day = day("2026-09-02");
  account.rates = {{day("2026-07-01"), Ratio{1, 10}, 0}};
  CHECK(statement_of(account, day("2026-09-10")).open == parts(100'000, 6'000, 247));
}

TEST_CASE("DK-05: what is claimed twice is rounded once") {
  Account account;
  account.principal = 100'000;
  account.first_interest_day = day("2026-02-01");
  account.rates = {{day("2026-01-01"), Ratio{185, 1000}, 0}};
  account.order = settlement_order(std::vector{Part::interest});
  account.receipts = {payment("2026-02-01", 51)};
  CHECK(statement_of(account, day("2026-02-01")).open == parts(100'000, 0, 0));
  CHECK(statement_of(account, day("2026-02-02")).open == parts(100'000, 0, 50));
}

TEST_CASE("an order names some parts, the others follow") {
  const SettlementOrder usual{Part::principal, Part::fees, Part::interest, Part::compensation};
  CHECK(settlement_order({}) == usual);
  CHECK(settlement_order(principal_first) == usual);
  CHECK(settlement_order(costs_first) ==
        SettlementOrder{Part::fees, Part::interest, Part::principal, Part::compensation});
  CHECK(settlement_order(std::vector{Part::compensation, Part::compensation, Part::interest}) ==
        SettlementOrder{Part::compensation, Part::interest, Part::principal, Part::fees});
}

TEST_CASE("what receipts settle") {
  struct Row {
    const char* what;
    std::vector<Part> order;
    std::vector<Receipt> receipts;
    Parts last_settled;
    std::int64_t last_left;
    Parts open;  // on 2026-01-31
    std::int64_t credit;
  };
  // A fee of 38.00 on 2026-01-10 and a compensation of 470.00 on 2026-01-20.
  const std::vector<Charge> charges{{day("2026-01-10"), Part::fees, 3'800},
                                    {day("2026-01-20"), Part::compensation, 47'000}};
  for (const Row& row : {
           Row{"nothing came in", costs_first, {}, {}, 0, parts(100'000, 3'800, 3'100, 47'000), 0},
           Row{"the fee only",
               costs_first,
               {payment("2026-01-15", 3'000)},
               parts(0, 3'000, 0),
               0,
               parts(100'000, 800, 3'100, 47'000),
               0},
           Row{"fee, interest, some principal",
               costs_first,
               {payment("2026-01-15", 15'300)},
               parts(10'000, 3'800, 1'500),
               0,
               parts(90'000, 0, 1'440, 47'000),
               0},
           Row{"principal first",
               principal_first,
               {payment("2026-01-15", 101'000)},
               parts(100'000, 1'000, 0),
               0,
               parts(0, 2'800, 1'500, 47'000),
               0},
           Row{"on the day the fee is claimed: before it",
               costs_first,
               {payment("2026-01-10", 100'000)},
               parts(99'000, 0, 1'000),
               0,
               parts(1'000, 3'800, 21, 47'000),
               0},
           Row{"compensation last",
               costs_first,
               {payment("2026-01-31", 150'000)},
               parts(100'000, 3'800, 3'100, 43'100),
               0,
               parts(0, 0, 0, 3'900),
               0},
           Row{"too much",
               costs_first,
               {payment("2026-01-31", 160'000)},
               parts(100'000, 3'800, 3'100, 47'000),
               6'100,
               {},
               6'100},
           Row{"before the due date",
               costs_first,
               {payment("2025-12-01", 40'000)},
               parts(40'000, 0, 0),
               0,
               parts(60'000, 3'800, 1'860, 47'000),
               0},
           Row{"a credit note settles principal alone",
               costs_first,
               {credit("2026-01-15", 40'000)},
               parts(40'000, 0, 0),
               0,
               parts(60'000, 3'800, 2'460, 47'000),
               0},
           Row{"a credit note after a payment leaves credit",
               costs_first,
               {payment("2025-12-31", 60'000), credit("2026-01-15", 70'000)},
               parts(40'000, 0, 0),
               30'000,
               parts(0, 3'800, 600, 47'000),
               30'000},
           Row{"later receipts do not count",
               costs_first,
               {payment("2026-02-01", 40'000)},
               {},
               0,
               parts(100'000, 3'800, 3'100, 47'000),
               0},
       }) {
    CAPTURE(row.what);
    Account account = thousand();
    account.order = settlement_order(row.order);
    account.charges = charges;
    account.receipts = row.receipts;
    const Statement statement = statement_of(account, day("2026-01-31"));
    CHECK(statement.open == row.open);
    CHECK(statement.credit == row.credit);
    CHECK(open_on(account, day("2026-01-31")) == row.open);
    if (statement.settlements.empty()) continue;
    CHECK(statement.settlements.back().settled == row.last_settled);
    CHECK(statement.settlements.back().left == row.last_left);
  }
}

TEST_CASE("what reversals open again") {
  struct Row {
    const char* what;
    std::vector<Receipt> receipts;
    Parts undone;
    std::int64_t left;
    Parts open;  // on 2026-01-31, no fees
    std::int64_t credit;
  };
  for (const Row& row : {
           Row{"the whole payment",
               {payment("2026-01-10", 51'000), reversal("2026-01-20", 51'000)},
               parts(-50'000, 0, -1'000),
               0,
               parts(100'000, 0, 1'000 + 500 + 1'100),
               0},
           Row{"a part of it, what was settled last first",
               {payment("2026-01-10", 51'000), reversal("2026-01-20", 50'500)},
               parts(-50'000, 0, -500),
               0,
               parts(100'000, 0, 500 + 500 + 1'100),
               0},
           Row{"the payment of that amount, not the newest",
               {payment("2026-01-10", 51'000), payment("2026-01-10", 20'000), reversal("2026-01-20", 51'000)},
               parts(-50'000, 0, -1'000),
               0,
               parts(80'000, 0, 1'000 + 300 + 880),
               0},
           Row{"of no such amount: the newest, piece by piece",
               {payment("2026-01-10", 51'000), payment("2026-01-10", 20'000), reversal("2026-01-20", 30'000)},
               parts(-30'000, 0, 0),
               0,
               parts(60'000, 0, 300 + 660),
               0},
           Row{"a credit note",
               {credit("2026-01-10", 40'000), reversal("2026-01-20", 40'000)},
               parts(-40'000, 0, 0),
               0,
               parts(100'000, 0, 1'000 + 600 + 1'100),
               0},
           Row{"credit steps in for what is reversed",
               {payment("2025-12-31", 100'000), payment("2026-01-05", 70'000), reversal("2026-01-20", 100'000)},
               parts(-30'000, 0, 0),
               -70'000,
               parts(30'000, 0, 330),
               0},
           Row{"on the day of the payment",
               {reversal("2026-01-10", 51'000), payment("2026-01-10", 51'000)},
               parts(0, 0, 0),
               51'000,
               parts(100'000, 0, 3'100),
               0},
           Row{"more than came in",
               {payment("2025-12-31", 40'000), reversal("2026-01-20", 60'000)},
               parts(-40'000, 0, 0),
               -20'000,
               parts(100'000, 0, 1'200 + 1'100),
               -20'000},
       }) {
    CAPTURE(row.what);
    Account account = thousand();
    account.receipts = row.receipts;
    const Statement statement = statement_of(account, day("2026-01-31"));
    CHECK(statement.settlements.back().settled == row.undone);
    CHECK(statement.settlements.back().left == row.left);
    CHECK(statement.open == row.open);
    CHECK(statement.credit == row.credit);
  }
}

TEST_CASE("the balance that carries interest, row by row") {
  Account account = thousand();
  account.charges = {{day("2026-01-10"), Part::fees, 5'000}};
  account.receipts = {payment("2026-01-20", 56'900)};
  const std::vector<BalanceRow> principal{{dun::values::first_day, 100'000}, {day("2026-01-21"), 50'100}};
  CHECK(statement_of(account, day("2026-01-31")).balances == principal);

  account.fees_carry_interest = true;
  // 20 days on 1 000.00 and 10 on the fee: 20.50; what is left of the payment goes to the principal.
  const std::vector<BalanceRow> with_fees{
      {dun::values::first_day, 100'000}, {day("2026-01-11"), 105'000}, {day("2026-01-21"), 50'150}};
  const Statement statement = statement_of(account, day("2026-01-31"));
  CHECK(statement.balances == with_fees);
  CHECK(statement.interest.minor == 2'050 + 552);
  CHECK(
      accrue(account.terms, statement.balances, account.rates, *account.first_interest_day, day("2026-01-31")).minor ==
      statement.interest.minor);
}

TEST_CASE("interest that a payment settles is added to no balance") {
  Account account = thousand();
  account.rates = {{day("2020-01-01"), Ratio{1, 10}, 0}};
  account.terms.method = Method::compound_yearly;
  struct Row {
    const char* what;
    std::vector<Receipt> receipts;
    Parts open;  // on 2027-12-31, after two years of 365 days
  };
  for (const Row& row : {
           Row{"nothing paid", {}, parts(100'000, 0, 21'000)},
           Row{"the interest of the first year paid in time",
               {payment("2026-12-31", 10'000)},
               parts(100'000, 0, 10'000)},
           Row{"half of it", {payment("2026-12-31", 5'000)}, parts(100'000, 0, 15'500)},
           Row{"paid and reversed at once",
               {payment("2026-12-31", 10'000), reversal("2026-12-31", 10'000)},
               parts(100'000, 0, 21'000)},
       }) {
    CAPTURE(row.what);
    account.receipts = row.receipts;
    CHECK(open_on(account, day("2027-12-31")) == row.open);
  }
}

TEST_CASE("a rate of the day of payment, payment by payment") {
  Account account = thousand();
  account.rates = {{day("2025-01-01"), Ratio{365, 1000}, 1}, {day("2026-02-01"), Ratio{730, 1000}, 2}};
  account.terms.rate_choice = RateChoice::last_day;
  CHECK(open_on(account, day("2026-01-31"))[Part::interest] == 3'100);
  CHECK(open_on(account, day("2026-02-01"))[Part::interest] == 2 * 3'200);
  account.receipts = {payment("2026-01-31", 3'100)};
  CHECK(open_on(account, day("2026-02-10"))[Part::interest] == 2 * 1'000);
}

TEST_CASE("each part has the rate of the day it was paid, for all its days") {
  // 1.00 of 1 000.00 a day, and twice that from 1 February.
  Account account = thousand();
  account.rates = {{day("2025-01-01"), Ratio{365, 1000}, 1}, {day("2026-02-01"), Ratio{730, 1000}, 2}};
  account.terms.rate_choice = RateChoice::last_day;
  account.order = settlement_order(principal_first);

  account.receipts = {payment("2026-01-31", 100'000)};
  CHECK(open_on(account, day("2026-01-31")) == parts(0, 0, 3'100));
  CHECK(open_on(account, day("2026-06-30")) == parts(0, 0, 3'100));

  account.receipts = {payment("2026-01-31", 40'000)};
  const Statement part = statement_of(account, day("2026-02-10"));
  CHECK(part.open == parts(60'000, 0, 40 * 31 + 2 * 60 * 41));
  REQUIRE(part.interest.segments.size() == 2);
  CHECK(part.interest.segments[0].balance == 40'000);
  CHECK(part.interest.segments[0].rate_row == 1);
  CHECK(part.interest.segments[1].balance == 60'000);
  CHECK(part.interest.segments[1].to == day("2026-02-10"));
  CHECK(part.interest.days == 41);

  account.receipts = {payment("2026-01-31", 40'000), payment("2026-02-10", 60'000)};
  CHECK(open_on(account, day("2026-12-31")) == parts(0, 0, 40 * 31 + 2 * 60 * 41));

  // A payment that was reversed was none: all of it has the later rate, but for the days on which the money was there.
  account.receipts = {payment("2026-01-20", 100'000), reversal("2026-01-31", 100'000)};
  CHECK(open_on(account, day("2026-02-10")) == parts(100'000, 0, 2 * 100 * (20 + 10)));

  // Interest that was settled first stays as it was reckoned.
  account.order = settlement_order(costs_first);
  account.receipts = {payment("2026-01-31", 3'100 + 40'000)};
  CHECK(open_on(account, day("2026-02-10")) == parts(60'000, 0, 2 * 60 * 10));
  account.receipts = {payment("2026-02-10", 100)};
  account.rates.push_back({day("2026-03-01"), Ratio{0, 1}, 3});
  CHECK(open_on(account, day("2026-03-31")) == parts(100'000, 0, 2 * 100 * 41 - 100));
}

TEST_CASE("without a first interest day, or with an unknown rate, no interest is settled") {
  Account account = thousand();
  account.receipts = {payment("2026-01-31", 10'000)};
  account.first_interest_day.reset();
  CHECK(statement_of(account, day("2026-02-28")).open == parts(90'000, 0, 0));

  account.first_interest_day = day("2026-01-01");
  account.rates = {{day("2025-01-01"), Ratio{365, 1000}, 0}, {day("2026-01-11"), std::nullopt, 1}};
  const Statement unknown = statement_of(account, day("2026-02-28"));
  CHECK(unknown.interest.unknown_from == day("2026-01-11"));
  CHECK(unknown.settlements[0].settled == parts(9'000, 0, 1'000));
}
