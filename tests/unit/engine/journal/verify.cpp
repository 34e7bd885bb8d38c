#include "engine/journal/verify.hpp"

#include "engine/facts/ledger/database.hpp"
#include "engine/journal/actions.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/journals.hpp"
#include "tests/support/scratch.hpp"

using namespace dun::journal;
using namespace dun::support;
using dun::facts::Ledger;

namespace {

std::vector<std::string> findings(const Verification& verification) {
  std::vector<std::string> lines;
  for (const Finding& finding : verification.findings)
    lines.push_back(std::string(to_string(finding.kind)) + " " + finding.row);
  return lines;
}

/// A ledger with two runs, a payment and a dropped action; then somebody writes into the file.
std::vector<std::string> after(const std::string& tampering) {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), portfolio(300));
  run_day(ledger, "2026-03-16");
  std::vector<Entry> second = entries_for(ledger, 2);
  for (Entry& entry : second) entry.verdict = Verdict::proposed;
  run_entries(ledger, "2026-04-16", second);
  must(drop(ledger, {301}, {day("2026-04-17"), day("2026-04-17"), "Kari", "paid by phone"}));
  auto transaction = must(ledger.begin());
  must(ledger.put_event({"c7", {}}, event(dun::facts::EventKind::payment, "2026-04-18", 5000)));
  must(transaction.commit());
  REQUIRE(must(verify(ledger)).findings.empty());
  ledger.database().execute("PRAGMA foreign_keys = OFF");
  ledger.database().execute(tampering);
  return findings(must(verify(ledger)));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("verify: a decision that was changed, removed or slipped in is named", "[journal]") {
  CHECK(after("UPDATE action SET fee = 0 WHERE number = 17") == Lines{"changed action 17", "state action 17"});
  CHECK(after("UPDATE action SET day = day - 1 WHERE number = 300") == Lines{"changed action 300", "state action 300"});
  CHECK(after("DELETE FROM action WHERE number = 17") ==
        Lines{"missing action 17", "run run 2026-03-16/1", "state action 17"});
  CHECK(after("INSERT INTO action SELECT 601, claim, run, id, step, 3, 1, act, channel, state, day, recorded, pay_by, "
              "received, principal, fee, interest, compensation, announced, 601, text, reasons, withheld, checksum, "
              "states FROM action WHERE "
              "number = 600") == Lines{"run run 2026-04-16/1", "added action 601", "state action 601"});
  CHECK(after("UPDATE word SET text = 'early-fee' WHERE text LIKE '%early-fee%'").size() >= 100);
}

TEST_CASE("verify: a checksum made to fit is found by the seal", "[journal]") {
  CHECK(after("UPDATE action SET fee = 0, checksum = checksum WHERE number = 17; "
              "UPDATE action_change SET because = 'x' WHERE number = 1") ==
        Lines{"changed action 17", "changed change 1", "state action 17"});
  const Lines forged = after("UPDATE seal SET hash = zeroblob(32) WHERE number = 1");
  REQUIRE(forged.size() == 2);
  CHECK(forged[0] == "chain seal 1");
  CHECK(forged[1] == "chain seal 2");
}

TEST_CASE("verify: runs and their counts", "[journal]") {
  CHECK(after("UPDATE run SET bundle_hash = 'ffff' WHERE number = 1") == Lines{"changed run 2026-03-16/1"});
  CHECK(after("UPDATE run_outcome SET claims = 299 WHERE run = 1") == Lines{"changed run 2026-03-16/1"});
  CHECK(after("DELETE FROM run WHERE number = 1")[0] == "file a row");
  CHECK(after("INSERT INTO run SELECT 3, '2026-05-01/1', run_date, known_on, knowledge_date, bundle_hash, policies, "
              "law_versions, 0, 0, 0, 0, started, ended FROM run WHERE number = 1") == Lines{"added run 2026-05-01/1"});
  CHECK(after("DELETE FROM seal WHERE number = 2")[0] == "chain seal 3");
}

TEST_CASE("verify: what was done to actions", "[journal]") {
  CHECK(after("DELETE FROM action_change") == Lines{"missing change 1", "state action 301"});
  CHECK(after("UPDATE action_change SET because = 'mistake' WHERE number = 1") == Lines{"changed change 1"});
}

TEST_CASE("verify: state rows", "[journal]") {
  CHECK(after("UPDATE claim_state SET principal_open = 0 WHERE id = 'c5'") == Lines{"state claim c5"});
  CHECK(after("DELETE FROM claim_state WHERE id = 'c5'") == Lines{"state claim c5", "state "});
  CHECK(after("DELETE FROM event") == Lines{"state claim c7"});
  CHECK(after("UPDATE event SET amount = 1") == Lines{"state claim c7"});
  CHECK(after("UPDATE act_state SET fee = 1 WHERE action = 17") == Lines{"state action 17"});
  CHECK(after("DELETE FROM act_state WHERE action = 17") == Lines{"state action 17"});
  CHECK(after("INSERT INTO debtor_state VALUES (3, zeroblob(12))") == Lines{"state debtor d2"});
}

TEST_CASE("verify: a seal noted elsewhere proves that nothing was cut off", "[journal]") {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), portfolio(3));
  run_day(ledger, "2026-03-16");
  const std::string head = must(verify(ledger)).head;
  CHECK(head.size() == 64);
  run_day(ledger, "2026-03-17");
  CHECK(must(verify(ledger, head)).findings.empty());
  CHECK(findings(must(verify(ledger, std::string(64, '0')))) == Lines{"chain seal " + std::string(64, '0')});
}
