// A rate of the claim's own against the same rate as rows by date: whatever was agreed and whenever, the days bear what
// a table with those rows would give them.
#include "engine/decide/claim_rate.hpp"

#include <rapidcheck.h>

#include "engine/decide/codes.hpp"
#include "engine/interest/account.hpp"
#include "tests/support/catch.hpp"

using namespace dun;

namespace {

using interest::RateRow;
using plan::RateOp;
using values::Day;
using values::Ratio;

constexpr Day first{20'000};
constexpr std::int32_t span_of_days = 800;

Day any_day() {
  return first + *rc::gen::inRange(-100, span_of_days);
}

std::vector<facts::AgreedRate> any_agreed(bool from_the_start) {
  std::vector<facts::AgreedRate> agreed;
  if (from_the_start) agreed.push_back({values::first_day, *rc::gen::inRange<std::int64_t>(0, 200'000)});
  Day day = first - 50;
  for (int left = *rc::gen::inRange(0, 4); left > 0; --left) {
    day = day + *rc::gen::inRange(1, 300);
    agreed.push_back({day, *rc::gen::inRange<std::int64_t>(0, 200'000)});
  }
  return agreed;
}

std::vector<RateRow> any_rows() {
  std::vector<RateRow> rows;
  Day day = first - 60;
  for (std::uint32_t row = 0; row < 5; ++row) {
    rows.push_back({day, Ratio(*rc::gen::inRange(0, 40), 200), row});
    day = day + *rc::gen::inRange(1, 250);
  }
  return rows;
}

/// What a list of rows says of a day.
std::optional<Ratio> on(const std::vector<RateRow>& rows, Day day) {
  std::optional<Ratio> rate;
  for (const RateRow& row : rows)
    if (row.from <= day) rate = row.rate;
  return rate;
}

std::optional<Ratio> on(const std::vector<facts::AgreedRate>& agreed, Day day) {
  std::optional<Ratio> rate;
  for (const facts::AgreedRate& each : agreed)
    if (each.from <= day) rate = Ratio(each.percentage, 1'000'000);
  return rate;
}

/// One claim, a list of dated rows, and formulas over the two.
class Desk {
 public:
  Desk(std::vector<facts::AgreedRate> agreed, std::vector<RateRow> dated)
      : codes_(plan_, plan::request_of(plan_)), slots_(plan_, first, codes_) {
    block_.rows = 1;
    block_.agreed_rates.rows = std::move(agreed);
    block_.agreed_rates.begin = {0, static_cast<std::uint32_t>(block_.agreed_rates.rows.size())};
    rate_.dated.resize(1);
    rate_.dated.front().rows = {std::move(dated)};
    rate_.dated.front().cites = {"0", "1", "2", "3", "4"};
    slots_.bind(block_);
  }

  std::vector<RateRow> rows(std::vector<plan::RatePart> parts) {
    rate_.parts = std::move(parts);
    return decide::ClaimRate(rate_, slots_, block_).rows(0, first);
  }

  static plan::RatePart part(RateOp op, std::uint32_t a = 0, std::uint32_t b = 0) {
    plan::RatePart made;
    made.op = op;
    made.a = a;
    made.b = b;
    return made;
  }
  std::vector<RateRow> of_both(RateOp op, bool contract_first = true) {
    const auto contract = part(RateOp::contract_rate);
    const auto dated = part(RateOp::dated);
    if (contract_first) return rows({contract, dated, part(op, 0, 1)});
    return rows({dated, contract, part(op, 0, 1)});
  }

 private:
  plan::Plan plan_;
  decide::Codes codes_;
  decide::Slots slots_;
  facts::Block block_;
  plan::RateFormula rate_;
};

interest::Account any_account(std::vector<RateRow> rates, interest::Method method, interest::RoundingMoment moment) {
  interest::Account account;
  account.principal = 1'000'000;
  account.receipts = {{first + 90, interest::ReceiptKind::payment, 250'000}};
  account.terms.method = method;
  account.terms.moment = moment;
  account.rates = std::move(rates);
  account.first_interest_day = first;
  return account;
}

}  // namespace

TEST_CASE("a rate agreed once for all is a table of one row", "[rates]") {
  CHECK(rc::check("day by day, compounding, rounded once or each period", [] {
    const auto percentage = *rc::gen::inRange<std::int64_t>(0, 400'000);
    Desk desk({{values::first_day, percentage}}, any_rows());
    const std::vector<RateRow> table{{values::first_day, Ratio(percentage, 1'000'000), 0}};
    const std::vector<RateRow> own = desk.rows({Desk::part(RateOp::contract_rate)});
    const Day to = first + *rc::gen::inRange(0, span_of_days);
    for (const auto method : {interest::Method::simple, interest::Method::compound_yearly})
      for (const auto moment : {interest::RoundingMoment::once, interest::RoundingMoment::per_period})
        RC_ASSERT(interest::open_on(any_account(own, method, moment), to) ==
                  interest::open_on(any_account(table, method, moment), to));
  }));
}

TEST_CASE("the greater and the lesser of the contract's rate and a dated one are that, on every day", "[rates]") {
  CHECK(rc::check("bounds, sides, and rows that say something new", [] {
    const std::vector<facts::AgreedRate> agreed = any_agreed(true);
    const std::vector<RateRow> dated = any_rows();
    Desk desk(agreed, dated);
    const std::vector<RateRow> greater = desk.of_both(RateOp::greater);
    const std::vector<RateRow> lesser = desk.of_both(RateOp::lesser);
    for (int tries = 0; tries < 10; ++tries) {
      const Day day = std::max(first, any_day());
      const Ratio a = *on(agreed, day);
      const Ratio b = *on(dated, day);
      RC_ASSERT(on(greater, day) == std::max(a, b));
      RC_ASSERT(on(lesser, day) == std::min(a, b));
      RC_ASSERT(on(desk.of_both(RateOp::greater, false), day) == on(greater, day));
      RC_ASSERT(on(desk.of_both(RateOp::plus), day) == a + b);
      RC_ASSERT(*on(desk.of_both(RateOp::minus), day) == std::max(a - b, Ratio{}));
    }
  }));
}

TEST_CASE("what is agreed later says nothing of the days before, and a missing rate nothing at all", "[rates]") {
  CHECK(rc::check("days before the change, days before the first rate", [] {
    const std::vector<facts::AgreedRate> agreed = any_agreed(*rc::gen::arbitrary<bool>());
    const Day changed = std::max(first + 1, any_day());
    std::vector<facts::AgreedRate> changed_later;
    for (const facts::AgreedRate& each : agreed)
      if (each.from < changed) changed_later.push_back(each);
    changed_later.push_back({changed, 123'456});
    const std::vector<RateRow> dated = any_rows();
    Desk before(agreed, dated);
    Desk after(changed_later, dated);
    auto or_where = Desk::part(RateOp::or_where, 0, 1);
    const std::vector<plan::RatePart> silent{Desk::part(RateOp::contract_rate), Desk::part(RateOp::dated), or_where};
    for (Day day = first; day < changed; day = day + 7) {
      RC_ASSERT(on(before.of_both(RateOp::greater), day) == on(after.of_both(RateOp::greater), day));
      RC_ASSERT(on(before.of_both(RateOp::greater), day).has_value() == on(agreed, day).has_value());
      RC_ASSERT(on(before.rows(silent), day) == (on(agreed, day) ? on(agreed, day) : on(dated, day)));
    }
  }));
}
