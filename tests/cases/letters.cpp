// One letter for several claims, from the policy to the list of actions and the record.
#include <algorithm>

#include "engine/facts/ledger/ledger.hpp"
#include "engine/journal/actions.hpp"
#include "engine/journal/verify.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/ledgers.hpp"
#include "tests/support/program.hpp"

using namespace dun;
using namespace dun::support;

namespace {

/// Three claims of one debtor and one of another, all due on one day, in the Netherlands.
facts::Ledger four_claims(const std::string& path) {
  std::vector<facts::ClaimHistory> histories;
  for (const auto& [id, debtor] : {std::pair("c1", "kari"), {"c2", "ola"}, {"c3", "kari"}, {"c4", "kari"}}) {
    facts::ClaimHistory history = claim_due("2026-03-01");
    history.claim.id = id;
    history.debtor.id = history.claim.debtor = debtor;
    history.debtor.country = "NL";
    history.claim.principal = {2'500, *values::parse_currency("EUR")};
    history.contacts = {{"letter", "a street", std::nullopt, std::nullopt, std::nullopt}};
    histories.push_back(history);
  }
  return ledger_of(path, histories);
}

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("letters: the claims of one debtor share a letter, in the run's lines and in the ledger", "[run]") {
  const Scratch scratch;
  { const facts::Ledger made = four_claims(scratch.path("l")); }
  const std::string run =
      "run --ledger " + scratch.path("l") + " --policy " DUN_SOURCE_DIR "/tests/cases/letters.dun --json --on ";
  const Ended first = run_dun(scratch, run + "2026-03-06");
  REQUIRE(first.status == 0);
  CHECK(says(first.out, R"("claim":"c4","outcome":"act")"));
  CHECK(says(
      first.out,
      R"("letter":"c1/final/1","channel":"letter","currency":"EUR","principal":"25.00","fee":"0.00","announced":"13.34")"));
  CHECK(says(
      first.out,
      R"("letter":"c2/final/1","channel":"letter","currency":"EUR","principal":"25.00","fee":"0.00","announced":"40.00")"));

  const facts::Ledger ledger = must(facts::Ledger::open(scratch.path("l"), facts::Access::read_only));
  std::vector<std::string> letters;
  must(journal::each_action(ledger, {}, [&](const journal::Action& action) {
    letters.push_back(action.claim.claim + " in " + action.letter);
    CHECK(action.announced == (action.claim.claim == "c2" ? 4'000 : action.claim.claim == "c1" ? 1'334 : 1'333));
    return true;
  }));
  std::sort(letters.begin(), letters.end());
  CHECK(letters ==
        std::vector<std::string>{"c1 in c1/final/1", "c2 in c2/final/1", "c3 in c1/final/1", "c4 in c1/final/1"});
  CHECK(must(journal::verify(ledger)).findings.empty());

  const Ended later = run_dun(scratch, run + "2026-03-23");
  CHECK(says(later.out, R"("compensation":"13.34")"));
  CHECK(says(later.out, R"("compensation":"40.00")"));
}
