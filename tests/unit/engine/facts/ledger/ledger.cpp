#include "engine/facts/ledger/ledger.hpp"

#include "engine/facts/ledger/blocks.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/ledgers.hpp"
#include "tests/support/scratch.hpp"

using namespace dun::facts;
using namespace dun::support;
using dun::base::FaultKind;

namespace {

ClaimHistory full_history() {
  ClaimHistory history = claim_due("2026-03-02");
  history.debtor.name = "Kari Nordmann";
  history.debtor.attributes = {{"segment", "silver"}};
  history.claim.attributes = {{"score", "7.5"}};
  history.claim.reference = "1234567";
  history.claim.fee_agreed = true;
  history.claim.contract_rate = 80'000;
  history.contacts = {{"email", "kari@example.no", day("2026-01-01"), std::nullopt, day("2026-01-02")}};
  history.consents = {{"sms", "", std::nullopt, day("2026-12-31"), std::nullopt}};
  history.events = {event(EventKind::payment, "2026-03-10", 40'000),
                    until(event(EventKind::hold, "2026-03-11"), "2026-03-20"),
                    by(event(EventKind::consent_withdrawn, "2026-03-12"), "sms")};
  history.acts = {act("reminder", "2026-03-16", 3800)};
  history.acts[0].pay_by = day("2026-03-30");
  return history;
}

std::string shown(const Stored& stored) {
  switch (stored.what) {
    case Put::inserted:
      return "inserted";
    case Put::unchanged:
      return "unchanged";
    case Put::updated:
      return "updated";
    case Put::conflict:
      return stored.difference;
  }
  return "";
}

}  // namespace

TEST_CASE("ledger: what is put in comes out", "[ledger]") {
  const Scratch scratch;
  const ClaimHistory history = full_history();
  { const Ledger written = ledger_of(scratch.path("l"), {history}); }
  const Ledger ledger = must(Ledger::open(scratch.path("l"), Access::read_only));
  const ClaimHistory back = must(ledger.history("c1", {}));
  CHECK(back.claim.reference == "1234567");
  CHECK(back.claim.principal == history.claim.principal);
  CHECK(back.claim.issued == history.claim.issued);
  CHECK(back.claim.attributes == history.claim.attributes);
  CHECK(back.claim.fee_agreed == true);
  CHECK(back.claim.contract_rate == 80'000);
  CHECK(back.debtor.name == "Kari Nordmann");
  CHECK(back.debtor.attributes == history.debtor.attributes);
  REQUIRE(back.contacts.size() == 1);
  CHECK(back.contacts[0].recorded == day("2026-01-02"));
  REQUIRE(back.consents.size() == 1);
  CHECK(back.consents[0].until == day("2026-12-31"));
  CHECK(back.events.size() == 3);
  REQUIRE(back.acts.size() == 1);
  CHECK(back.acts[0].fee == 3800);
  CHECK(back.acts[0].pay_by == day("2026-03-30"));
  CHECK(back.acts[0].by_hand);
  CHECK(must(ledger.last_recorded()) == day("2026-03-16"));
  CHECK(must(ledger.label_of(back.number)).debtor_name == "Kari Nordmann");
}

TEST_CASE("ledger: the same record again changes nothing, another is a conflict", "[ledger]") {
  const Scratch scratch;
  const ClaimHistory history = full_history();
  Ledger ledger = ledger_of(scratch.path("l"), {history});
  Transaction transaction = must(ledger.begin());
  const auto put_event = [&](EventRecord event) { return shown(must(ledger.put_event({"c1", {}}, event))); };

  CHECK(shown(must(ledger.put(history.debtor))) == "unchanged");
  CHECK(shown(must(ledger.put(history.claim))) == "unchanged");
  CHECK(put_event(history.events[0]) == "unchanged");
  CHECK(put_event(recorded(history.events[0], "2026-06-01")) == "unchanged");
  CHECK(shown(must(ledger.put_contact("kari", history.contacts[0]))) == "unchanged");
  CHECK(shown(must(ledger.put_act("c1", history.acts[0]))) == "unchanged");

  DebtorRecord renamed = history.debtor;
  renamed.name = "Kari Hansen";
  CHECK(shown(must(ledger.put(renamed))) == "updated");
  renamed.kind = DebtorKind::business;
  CHECK(shown(must(ledger.put(renamed))) == "kind is consumer in the ledger, business here");
  ClaimRecord dearer = history.claim;
  dearer.principal.minor = 120'000;
  CHECK(shown(must(ledger.put(dearer))) == "principal is 1000.00 NOK in the ledger, 1200.00 NOK here");
  EventRecord more = history.events[0];
  more.minor = 1;
  CHECK(put_event(more) == "amount in minor units is 40000 in the ledger, 1 here");
  ActRecord same_step = history.acts[0];
  same_step.id = "another";
  same_step.sent = day("2026-03-17");
  CHECK(shown(must(ledger.put_act("c1", same_step))) == "action 1: sent is 2026-03-16 in the ledger, 2026-03-17 here");
}

TEST_CASE("ledger: records at fault are refused and the rest is kept", "[ledger]") {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), {full_history()});
  const auto message = [&](const Subject& subject, const EventRecord& event) {
    const auto stored = ledger.put_event(subject, event);
    REQUIRE_FALSE(stored.has_value());
    CHECK(stored.error().kind == FaultKind::data);
    return stored.error().message;
  };
  {
    Transaction transaction = must(ledger.begin());
    CHECK(message({"c2", {}}, event(EventKind::payment, "2026-03-12", 1)) == "claim c2 is not in the ledger");
    CHECK(message({{}, "kari"}, event(EventKind::payment, "2026-03-12", 1)) == "a payment must name a claim");
    CHECK(message({"c1", {}}, event(EventKind::payment, "2026-03-12")) == "a payment needs an amount above zero");
    CHECK(message({"c1", {}}, about(event(EventKind::reversal, "2026-03-12"), "p9")) ==
          "the reversal names p9, which is no payment or credit note of this claim");
    CHECK(message({"c1", {}}, until(event(EventKind::hold, "2026-03-12"), "2026-03-11")) ==
          "until 2026-03-11 lies before the day of effect 2026-03-12");
    must(ledger.put_event({"c1", {}}, event(EventKind::payment, "2026-03-13", 60'000)));
    must(transaction.commit());
  }
  const ClaimHistory history = must(ledger.history("c1", {}));
  CHECK(history.events.size() == 4);
}

TEST_CASE("ledger: what is not committed is not kept", "[ledger]") {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), {});
  {
    const Transaction transaction = must(ledger.begin());
    put_history(ledger, full_history());
  }
  CHECK(must(ledger.claim_count()) == 0);
  Transaction transaction = must(ledger.begin());
  put_history(ledger, full_history());
  must(transaction.commit());
  CHECK(must(ledger.claim_count()) == 1);
}

TEST_CASE("ledger: what was decided later is not known before", "[ledger]") {
  const Scratch scratch;
  const Ledger ledger = ledger_of(scratch.path("l"), {full_history()});
  CHECK(must(ledger.history("c1", {day("2026-03-20"), day("2026-03-15")})).acts.empty());
  CHECK(must(ledger.history("c1", {day("2026-03-20"), day("2026-03-16")})).acts.size() == 1);
}

TEST_CASE("ledger: what a put reads of a debtor is not what the state rows are folded from", "[ledger]") {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), {claim_due("2026-03-02")});
  Transaction transaction = must(ledger.begin());
  EventRecord credit = event(EventKind::credit_note, "2026-03-10", 5'000);
  credit.refers_to = "an invoice";
  credit.id = "credit";
  must(ledger.put_event({"c1", {}}, credit));
  must(ledger.put_event({"c1", {}}, event(EventKind::insolvent, "2026-03-11")));
  must(transaction.commit());

  Request request;
  request.columns = {Fact::insolvent};
  const Knowledge knowledge{day("2026-03-20"), std::nullopt};
  const auto source = must(open_blocks(ledger, request, knowledge, {}));
  Block block;
  REQUIRE(must(source->next(block)));
  CHECK(block.columns.at(0).values == std::vector<std::int64_t>{1});
}
