// Blocks out of a ledger file: what state rows give is what folding the histories gives, for every day and knowledge;
// and the order in which rows came in changes nothing.
#include <algorithm>
#include <random>

#include "engine/facts/ledger/blocks.hpp"
#include "tests/support/any_history.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/ledgers.hpp"
#include "tests/support/scratch.hpp"

using namespace dun::facts;
using namespace dun::support;
using dun::values::Day;

namespace {

/// One record of a ledger, to be put in any order that its references allow.
struct Record {
  std::size_t claim;
  std::optional<EventRecord> event;
  std::optional<ActRecord> act;
};

std::vector<ClaimHistory> any_portfolio() {
  std::vector<ClaimHistory> histories;
  const int claims = *rc::gen::inRange(1, 7);
  for (int i = 0; i < claims; ++i) {
    ClaimHistory history = any_history();
    history.claim.id = "c" + std::to_string(i);
    history.debtor.id = history.claim.debtor = *rc::gen::element<std::string>("kari", "ola", "nora");
    history.claim.due = day("2026-02-01") + *rc::gen::inRange(0, 3);
    history.claim.attributes = {{"score", *rc::gen::element<std::string>("1", "2.5", "x")}};
    history.debtor.attributes = {{"segment", "gold"}};
    history.contacts.clear();
    for (EventRecord& event : history.events) {
      event.id = history.claim.id + event.id;
      // A reversal without an amount is refused before its payment is there, so it has no order of its own.
      if (event.kind == EventKind::reversal && event.minor == 0) event.minor = 25'000;
      if (event.refers_to.size() == 2) event.refers_to = history.claim.id + event.refers_to;
    }
    for (ActRecord& act : history.acts) act.id = history.claim.id + act.id;
    histories.push_back(history);
  }
  return histories;
}

void put_record(Ledger& ledger, const std::vector<ClaimHistory>& histories, const Record& record) {
  const std::string& claim = histories[record.claim].claim.id;
  const auto stored = record.event ? ledger.put_event({claim, {}}, *record.event) : ledger.put_act(claim, *record.act);
  if (!stored) RC_ASSERT(stored.error().kind == dun::base::FaultKind::data);
}

/// Parties and claims first, then events and acts in an order of their own; in several transactions.
Ledger ledger_in_order(const std::string& path, const std::vector<ClaimHistory>& histories, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Record> records;
  std::vector<std::size_t> claims;
  for (std::size_t i = 0; i < histories.size(); ++i) {
    claims.push_back(i);
    for (const EventRecord& event : histories[i].events) records.push_back({i, event, std::nullopt});
    for (const ActRecord& act : histories[i].acts) records.push_back({i, std::nullopt, act});
  }
  std::shuffle(claims.begin(), claims.end(), random);
  std::shuffle(records.begin(), records.end(), random);
  Ledger ledger = must(Ledger::create(path));
  {
    Transaction transaction = must(ledger.begin());
    for (const std::size_t claim : claims) {
      ClaimHistory bare = histories[claim];
      bare.events.clear();
      bare.acts.clear();
      put_history(ledger, bare);
    }
    must(transaction.commit());
  }
  for (std::size_t i = 0; i < records.size();) {
    Transaction transaction = must(ledger.begin());
    for (std::size_t count = 0; count < 3 && i < records.size(); ++count) put_record(ledger, histories, records[i++]);
    must(transaction.commit());
  }
  return ledger;
}

Request wide_request() {
  Request request = everything();
  request.columns.emplace_back(Attribute{"score", FactType::number});
  request.columns.emplace_back(Attribute{"segment", FactType::one_of, {"silver", "gold"}});
  request.claim_ids = true;
  return request;
}

/// All blocks as one.
Block read_all(const Ledger& ledger, const Request& request, Knowledge knowledge) {
  Scope scope;
  scope.block_rows = 1'000;
  const auto source = must(open_blocks(ledger, request, knowledge, scope));
  Block block, after;
  if (!must(source->next(block))) return block;
  RC_ASSERT_FALSE(must(source->next(after)));
  return block;
}

Block folded_in_memory(const Ledger& ledger, const std::vector<ClaimHistory>& histories, const Request& request,
                       Knowledge knowledge) {
  std::vector<ClaimHistory> read;
  for (const ClaimHistory& history : histories) read.push_back(must(ledger.history(history.claim.id, knowledge)));
  return to_block(read, request, knowledge.on, knowledge.known_on.value_or(dun::values::last_day));
}

}  // namespace

TEST_CASE("ledger: state rows say what the fold says", "[ledger]") {
  CHECK(rc::check([] {
    const Scratch scratch;
    const std::vector<ClaimHistory> histories = any_portfolio();
    const Ledger ledger = ledger_in_order(scratch.path("l"), histories, *rc::gen::arbitrary<unsigned>());
    const Request request = wide_request();
    for (const Knowledge& knowledge : {Knowledge{any_day(), std::nullopt}, Knowledge{day("2026-06-30"), std::nullopt},
                                       Knowledge{any_day(), any_day()}}) {
      const Block block = read_all(ledger, request, knowledge);
      const Block expected = folded_in_memory(ledger, histories, request, knowledge);
      RC_ASSERT(block.ids == expected.ids);
      check_same(block, expected);
    }
  }));
}

TEST_CASE("ledger: the order in which rows came in changes nothing", "[ledger]") {
  CHECK(rc::check([] {
    const Scratch scratch;
    const std::vector<ClaimHistory> histories = any_portfolio();
    const Ledger one = ledger_in_order(scratch.path("one"), histories, *rc::gen::arbitrary<unsigned>());
    const Ledger other = ledger_in_order(scratch.path("other"), histories, *rc::gen::arbitrary<unsigned>());
    const Request request = wide_request();
    const Knowledge knowledge{any_day(), std::nullopt};
    const Block a = read_all(one, request, knowledge), b = read_all(other, request, knowledge);
    RC_ASSERT(a.ids == b.ids);
    RC_ASSERT(a.relationship == b.relationship);
    check_same(a, b);
  }));
}
