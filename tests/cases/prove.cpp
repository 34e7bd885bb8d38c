// The proof as users meet it: check refuses, prove writes certificates and holds them against the texts, a coming law
// is tried, and a run says where a ledger is not as the proof assumes.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace dun::support;

namespace {

const std::string root = DUN_SOURCE_DIR;

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

std::string read(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("check refuses a policy that can break the law, unless asked not to prove", "[prove]") {
  const Scratch scratch;
  const Ended refused = run_dun(scratch, "check " + root + "/examples/broken/06-law-broken.dun");
  CAPTURE(refused.out);
  CHECK(refused.status == 1);
  CHECK(says(refused.out, "E104 "));
  CHECK(says(refused.out, "law: warning-time, inkassoloven § 9"));
  CHECK(says(refused.out, "history: test \"warning-time by warning\""));
  CHECK(run_dun(scratch, "check --no-prove " + root + "/examples/broken/06-law-broken.dun").status == 0);
}

TEST_CASE("a certificate holds for the texts it names and for no others", "[prove]") {
  const Scratch scratch;
  const std::string certificate = scratch.path("proof.json");
  const std::string policies = root + "/policies/no/consumer.dun";
  const Ended proved = run_dun(scratch, "prove " + policies + " --certificate " + certificate);
  CAPTURE(proved.out, proved.err);
  REQUIRE(proved.status == 0);
  CHECK(says(proved.out, "no/consumer-standard: proved\n"));
  CHECK(says(run_dun(scratch, "prove " + policies + " --verify " + certificate).out, "the certificate holds"));

  std::string text = read(certificate);
  const std::size_t kept = text.find("\"kept\"");
  REQUIRE(kept != std::string::npos);
  std::ofstream(certificate) << text.replace(kept, 6, "\"never matters\"");
  const Ended changed = run_dun(scratch, "prove " + policies + " --verify " + certificate);
  CHECK(changed.status == 1);
  CHECK(says(changed.out, "does not hold"));

  std::ofstream(scratch.path("other.dun")) << read(policies) << "# a word more\n";
  const Ended other = run_dun(scratch, "prove " + scratch.path("other.dun") + " --verify " + certificate);
  CHECK(other.status == 1);
  CHECK(says(other.out, "of other texts"));
  CHECK(run_dun(scratch, "prove " + policies + " --verify " + scratch.path("none.json")).status == 2);
}

TEST_CASE("beyond its states a proof is given up, and says which clocks cost most", "[prove]") {
  const Scratch scratch;
  const std::string policy = root + "/policies/no/consumer.dun";
  const Ended given_up = run_dun(scratch, "prove " + policy + " --states 100");
  CAPTURE(given_up.out);
  CHECK(given_up.status == 1);
  CHECK(says(given_up.out, "not proved: too large; the clocks that cost most: since "));
  CHECK(run_dun(scratch, "check " + policy + " --states 100").status == 1);
  CHECK(run_dun(scratch, "check " + policy + " --states 1000").status == 0);
  CHECK(run_dun(scratch, "check " + policy + " --states 0").status == 2);
}

TEST_CASE("a certificate to read, and one that allows acts by hand", "[prove]") {
  const Scratch scratch;
  const std::string policy = root + "/policies/fr/business.dun";
  const std::string page = scratch.path("proof.md");
  REQUIRE(run_dun(scratch, "prove " + policy + " --certificate " + page).status == 0);
  CHECK(says(read(page), "# fr/business-standard: proved\n"));
  CHECK(says(read(page), "| rule | citation | what it asks | found | room |\n"));
  CHECK(says(read(page), "- no act is done by hand\n"));

  const std::string certificate = scratch.path("proof.json");
  const Ended proved = run_dun(scratch, "prove " + policy + " --by-hand --certificate " + certificate);
  CAPTURE(proved.out);
  CHECK(says(proved.out, "with at most one act of each kind done by hand"));
  const Ended held = run_dun(scratch, "prove " + policy + " --verify " + certificate);
  CAPTURE(held.out);
  CHECK(held.status == 0);
}

TEST_CASE("a coming law is tried on the policies of today", "[prove]") {
  const Scratch scratch;
  const Ended tried = run_dun(scratch, "prove " + root + "/policies/no --law no/inkasso-2026");
  CAPTURE(tried.out);
  CHECK(tried.status == 1);
  CHECK(says(tried.out, "law: agency-sends-warnings, inkassoloven-2026 §§ 2, 20"));
  CHECK(run_dun(scratch, "prove " + root + "/policies/no --law no/nothing").status == 1);
}

TEST_CASE("a run says where the ledger is not as the proof assumes", "[prove]") {
  const Scratch scratch;
  const std::string ledger = scratch.path("l.ledger");
  const std::string demo = root + "/examples/demo-ledger/";
  const std::string import = "ledger import --ledger " + ledger;
  const std::string mappings = " --mapping " + root + "/examples/mappings/";
  REQUIRE(run_dun(scratch, "ledger init " + ledger).status == 0);
  for (const std::string kind : {"creditors", "debtors"})
    REQUIRE(run_dun(scratch, import + " --kind " + kind + " " + demo + kind + ".csv").status == 0);
  CHECK(run_dun(scratch, import + mappings + "business-central.toml --on 2026-03-15 --rejects " +
                             scratch.path("r.csv") + " " + demo + "customer-ledger-entries.csv")
            .status <= 1);
  const std::string run = "run --ledger " + ledger + " --policy " + root + "/policies/no --on 2026-05-16 --dry-run";
  CHECK_FALSE(says(run_dun(scratch, run).out, "incident:"));
  CHECK(
      run_dun(scratch, import + mappings + "business-central-reminders.toml " + demo + "issued-reminders.csv").status <=
      1);
  const Ended after = run_dun(scratch, run);
  CAPTURE(after.out, after.err);
  CHECK(after.status == 0);
  CHECK(says(after.out, "incident: "));
  CHECK(says(after.out, "after an act done by hand"));
}

TEST_CASE("what a schedule makes impossible is told in the schedule, by check and by prove", "[prove]") {
  const Scratch scratch;
  const std::string schedule = scratch.path("own.dun");
  std::ofstream(schedule) << "use ledger\nuse no/consumer-standard\n\n"
                             "schedule customer/own adapts no/consumer-standard\n"
                             "  title    \"A message after its last day\"\n"
                             "  because  \"agreed\"\n\n"
                             "change nudge\n"
                             "  when  11 days after due\n";
  for (const std::string command : {"check ", "prove "}) {
    const Ended ended = run_dun(scratch, command + schedule);
    CAPTURE(command, ended.out, ended.err);
    CHECK(ended.status == 0);
    CHECK(says(ended.out, "own.dun:9:3  step `nudge` of `no/consumer-standard` can no longer happen"));
    CHECK(says(ended.out, "policies/no/consumer.dun:"));
    CHECK(says(ended.out, " its last day is past then"));
  }
}
