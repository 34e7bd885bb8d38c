#include "engine/facts/history.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/histories.hpp"

using namespace dun::facts;
using namespace dun::support;

TEST_CASE("block: claims of a relationship by due date and id, with their acts", "[facts]") {
  std::vector<ClaimHistory> claims(3, claim_due("2026-03-02"));
  claims[0].claim.id = "b";
  claims[1].claim.id = "a";
  claims[2].claim.id = "z";
  claims[2].claim.due = day("2026-01-02");
  claims[0].acts = {act("warning", "2026-03-18"), act("reminder", "2026-03-10", 3800)};
  Request request;
  request.columns = {Fact::due, Fact::arrears_since, Fact::fee_agreed};
  request.acts = {"reminder"};
  request.steps = {"warning", "reminder"};
  request.acts_of_claims = request.claim_ids = request.money_events = true;

  const Block block = to_block(claims, request, day("2026-03-16"), day("2026-03-16"));
  REQUIRE(block.rows == 3);
  CHECK(block.ids == std::vector<std::string>{"z", "a", "b"});
  CHECK(block.claim == std::vector<std::int64_t>{3, 2, 1});
  CHECK(block.columns[1].values == std::vector<std::int64_t>(3, day("2026-01-03").number));
  CHECK(block.columns[1].known.empty());
  CHECK(block.columns[2].known == std::vector<std::uint8_t>{0, 0, 0});
  REQUIRE(block.acts.last(2) - block.acts.first(2) == 1);
  CHECK(block.acts.first(2)->act == 0);
  CHECK(block.acts.first(2)->step == 1);
  CHECK(block.acts.first(2)->channel == no_code);
  CHECK(block.acts.first(2)->fee == 3800);
}

TEST_CASE("block: a postponed proposal stands until its day", "[facts]") {
  ClaimHistory history = claim_due("2026-03-02");
  history.acts = {act("reminder", "2026-03-10")};
  history.acts[0].state = ActState::proposed;
  history.acts[0].put_off_until = day("2026-03-20");
  Request request;
  request.acts_of_claims = true;
  const auto acts_on = [&](std::string_view on) {
    return to_block({history}, request, day(on), day(on)).acts.rows.size();
  };
  CHECK(acts_on("2026-03-19") == 1);
  CHECK(acts_on("2026-03-20") == 0);
}

TEST_CASE("block: a claim recorded later is not in it", "[facts]") {
  ClaimHistory history = claim_due("2026-03-02");
  history.claim.recorded = day("2026-03-05");
  CHECK(to_block({history}, {}, day("2026-03-10"), day("2026-03-04")).rows == 0);
  CHECK(to_block({history}, {}, day("2026-03-10"), day("2026-03-05")).rows == 1);
}

TEST_CASE("attributes: texts as integers", "[facts]") {
  ClaimHistory history = claim_due("2026-03-02");
  history.claim.attributes = {
      {"score", "7.5"}, {"segment", "gold"}, {"limit", "12.50"}, {"bad", "7,5"}, {"vip", "yes"}};
  history.debtor.attributes = {{"segment", "silver"}, {"since", "2020-01-01"}};
  Request request;
  request.columns = {Attribute{"score", FactType::number}, Attribute{"segment", FactType::one_of, {"silver", "gold"}},
                     Attribute{"limit", FactType::money},  Attribute{"bad", FactType::number},
                     Attribute{"vip", FactType::yes_no},   Attribute{"since", FactType::date},
                     Attribute{"none", FactType::date}};
  const Block block = to_block({history}, request, day("2026-03-10"), day("2026-03-10"));
  const std::vector<std::int64_t> expected{75'000, 2, 1250, 0, 1, day("2020-01-01").number, 0};
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(block.columns[i].values[0] == expected[i]);
  CHECK(block.columns[3].known == std::vector<std::uint8_t>{0});
  CHECK(block.columns[6].known == std::vector<std::uint8_t>{0});
  CHECK(block.columns[5].known.empty());
}
