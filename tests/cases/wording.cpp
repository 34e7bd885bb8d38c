// What letters say of their term, from the rows of another system and from a policy's own text, to the costs that hang
// on it.
#include "engine/facts/ledger/database.hpp"
#include "engine/facts/ledger/ledger.hpp"
#include "engine/journal/verify.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/ledgers.hpp"
#include "tests/support/program.hpp"

using namespace dun;
using namespace dun::support;

namespace {

const std::string right = "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd";
const std::string wrong = "binnen veertien dagen na heden";

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

/// The line of JSON about one claim.
std::string line_of(const std::string& json, const std::string& claim) {
  const std::size_t at = json.find("\"claim\":\"" + claim + "\"");
  if (at == std::string::npos) return "";
  const std::size_t begin = json.rfind('\n', at) == std::string::npos ? 0 : json.rfind('\n', at) + 1;
  return json.substr(begin, json.find('\n', at) - begin);
}

facts::ClaimHistory claim_of(const std::string& id) {
  facts::ClaimHistory history = claim_due("2026-03-02");
  history.claim.id = id;
  history.debtor.id = history.claim.debtor = "debtor of " + id;
  history.debtor.country = "NL";
  history.claim.principal = {50'000, *values::parse_currency("EUR")};
  history.contacts = {{"letter", "a street", std::nullopt, std::nullopt, std::nullopt}};
  return history;
}

/// Its reminder and its letter of fourteen days were sent by another system.
facts::ClaimHistory with_letter(const std::string& id, const std::string& states) {
  facts::ClaimHistory history = claim_of(id);
  facts::ActRecord reminder;
  reminder.id = id + "-1";
  reminder.act = reminder.step = "herinnering";
  reminder.channel = "letter";
  reminder.sent = reminder.recorded = day("2026-03-09");
  reminder.by_hand = true;
  facts::ActRecord letter = reminder;
  letter.id = id + "-2";
  letter.act = letter.step = "veertiendagenbrief";
  letter.sent = letter.recorded = day("2026-03-23");
  letter.pay_by = day("2026-04-13");
  letter.received = day("2026-03-25");
  letter.states = states;
  history.acts = {reminder, letter};
  return history;
}

std::string run_on(const Scratch& scratch, const std::string& date) {
  const Ended ended = run_dun(scratch, "run --ledger " + scratch.path("l") +
                                           " --policy " DUN_SOURCE_DIR "/policies/nl/consumer.dun --json --on " + date);
  CAPTURE(ended.err);
  REQUIRE(ended.status == 0);
  return ended.out;
}

}  // namespace

TEST_CASE("wording: costs are owed after a right letter, not after a wrong one, and withheld where nobody recorded it",
          "[run]") {
  const Scratch scratch;
  {
    const facts::Ledger made =
        ledger_of(scratch.path("l"), {with_letter("right", right), with_letter("wrong", wrong),
                                      with_letter("both", right + "\n" + wrong), with_letter("silent", "")});
  }
  const std::string demands = run_on(scratch, "2026-04-16");
  CAPTURE(demands);
  CHECK(says(line_of(demands, "right"), R"("compensation":"75.00")"));
  for (const char* without : {"wrong", "both", "silent"}) {
    CHECK(says(line_of(demands, without), R"("step":"aanmaning")"));
    CHECK_FALSE(says(line_of(demands, without), "compensation"));
  }
  CHECK_FALSE(says(line_of(demands, "wrong"), "withheld"));
  CHECK(says(line_of(demands, "silent"), R"("withheld":[{"id":"incassokosten")"));
  CHECK(says(line_of(demands, "silent"), R"({"id":"wording-of-the-term")"));
}

TEST_CASE("wording: dun why names the rule on the letter", "[why]") {
  const Scratch scratch;
  { const facts::Ledger made = ledger_of(scratch.path("l"), {with_letter("silent", ""), claim_of("own")}); }
  const auto why = [&](const std::string& claim, const std::string& date) {
    return run_dun(scratch, "why " + claim + " --ledger " + scratch.path("l") +
                                " --policy " DUN_SOURCE_DIR "/policies/nl/consumer.dun --full --on " + date)
        .out;
  };
  const std::string silent = why("silent", "2026-04-16");
  CAPTURE(silent);
  CHECK(says(silent, "wording-of-the-term"));
  (void)run_on(scratch, "2026-03-09");
  const std::string own = why("own", "2026-03-23");
  CAPTURE(own);
  CHECK(says(own, "text nl/veertiendagenbrief"));
}

TEST_CASE("wording: what a policy's own letter states is kept with it and read again", "[run]") {
  const Scratch scratch;
  { const facts::Ledger made = ledger_of(scratch.path("l"), {claim_of("own")}); }
  (void)run_on(scratch, "2026-03-09");
  CHECK(says(run_on(scratch, "2026-03-23"), R"("text":"nl/veertiendagenbrief")"));
  CHECK(says(run_on(scratch, "2026-04-16"), R"("compensation":"75.00")"));
  const Ended listed = run_dun(scratch, "actions list --ledger " + scratch.path("l") + " --json");
  CAPTURE(listed.out, listed.err);
  CHECK(says(listed.out, R"("text":"nl/veertiendagenbrief","states_term":[")" + right + R"("])"));
  const facts::Ledger ledger = must(facts::Ledger::open(scratch.path("l"), facts::Access::read_only));
  CHECK(must(journal::verify(ledger)).findings.empty());
}

TEST_CASE("wording: a ledger from before terms were kept is brought up to date, its seals intact", "[run]") {
  const Scratch scratch;
  {
    facts::Ledger made = ledger_of(scratch.path("l"), {with_letter("silent", "")});
    made.database().execute("ALTER TABLE action DROP COLUMN states");
    made.database().execute("ALTER TABLE act_state DROP COLUMN states");
    made.database().execute("PRAGMA user_version = 2");
  }
  CHECK(says(run_on(scratch, "2026-04-16"), "wording-of-the-term"));
  const facts::Ledger ledger = must(facts::Ledger::open(scratch.path("l"), facts::Access::read_only));
  CHECK(must(journal::verify(ledger)).findings.empty());
}

TEST_CASE("wording: rows of another system say what a letter stated, and come out as they came in", "[import]") {
  const Scratch scratch;
  { const facts::Ledger made = ledger_of(scratch.path("l"), {with_letter("right", right)}); }
  const Ended out = run_dun(scratch, "ledger export --ledger " + scratch.path("l") + " --kind actions");
  CAPTURE(out.out);
  CHECK(says(out.out, "received,states_term,state"));
  CHECK(says(out.out, "2026-03-25," + right + ",sent"));
}

TEST_CASE("wording: a letter by hand may state another term, and the prover finds what follows", "[prove]") {
  const Scratch scratch;
  const std::string policy = DUN_SOURCE_DIR "/tests/cases/wording.dun";
  const Ended alone = run_dun(scratch, "prove " + policy);
  CAPTURE(alone.out);
  CHECK(alone.status == 0);
  CHECK(says(alone.out, "wording/policy: proved"));
  const Ended by_hand = run_dun(scratch, "prove --by-hand " + policy);
  CAPTURE(by_hand.out);
  CHECK(says(by_hand.out, "states term \"another term\""));
}
