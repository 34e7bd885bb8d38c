// What `dun why` says of claims that are left alone: which line stands in the way, and for how long.
#include <fstream>

#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace dun::support;

namespace {

/// A ledger of one claim of 1200.00 NOK, due 2026-03-02, against a consumer who takes letters.
class OneClaim {
 public:
  explicit OneClaim(const std::string& governing_law = "") {
    run("ledger init " + path());
    import("creditors", "id,name,country\nC1,Fjord,NO\n");
    import("debtors", "id,name,country,kind\nD1,Kari,NO,consumer\n");
    import("contacts", "debtor,channel,address\nD1,letter,Oslo\n");
    import("claims",
           "id,creditor,debtor,kind,principal,currency,due,issued,governing_law\n1,C1,D1,invoice,1200.00,NOK,2026-03-"
           "02,2026-02-16," +
               governing_law + "\n");
  }

  void tell(const std::string& event) const { run("ledger " + event + " --ledger " + path()); }
  [[nodiscard]] std::string why(const std::string& more) const {
    return run("why 1 --ledger " + path() + " --policy " DUN_SOURCE_DIR "/policies/no --on 2026-03-20 " + more);
  }
  std::string run(const std::string& arguments) const {
    const Ended ended = run_dun(scratch_, arguments);
    CAPTURE(arguments, ended.out, ended.err);
    REQUIRE(ended.status == 0);
    return ended.out;
  }
  [[nodiscard]] std::string path() const { return scratch_.path("l.ledger"); }

 private:
  void import(const std::string& kind, const std::string& rows) {
    std::ofstream(scratch_.path(kind + ".csv")) << rows;
    run("ledger import --ledger " + path() + " --kind " + kind + " " + scratch_.path(kind + ".csv"));
  }

  Scratch scratch_;
};

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("dun why: a disputed claim is paused by the line that says so", "[why]") {
  const OneClaim claim;
  claim.tell("dispute 1 --on 2026-03-10 --recorded 2026-03-10");
  const std::string text = claim.why("--full");
  CAPTURE(text);
  CHECK(says(text, "on 2026-03-20: paused\n  policy  pause while disputed or payment-plan  yes "));
  CHECK(says(text, "stop when principal-open at most 0 NOK"));
  CHECK(says(text, "  free of: missing data, stopped\n"));
}

TEST_CASE("dun why: a hold says its day, or that it has no end", "[why]") {
  const OneClaim claim;
  claim.tell("hold 1 --on 2026-03-10 --recorded 2026-03-10 --until 2026-03-25");
  CHECK(says(claim.why(""), "on 2026-03-20: paused, until 2026-03-26\n  ledger  a hold runs  yes, → 2026-03-26"));
  claim.tell("hold 1 --on 2026-03-12 --recorded 2026-03-12");
  CHECK(says(claim.why(""), "on 2026-03-20: paused\n  ledger  a hold runs  yes, without end"));
  CHECK(!says(claim.why("--json"), "\"until\""));
  CHECK(says(claim.run("ledger show 1 --ledger " + claim.path() + " --on 2026-03-20"), "held without end"));
}

TEST_CASE("dun why, dun run: a claim whose country is not known is held, not left uncovered", "[why]") {
  const OneClaim claim("SE");  // of a consumer who lives in Norway
  const std::string text = claim.why("");
  CAPTURE(text);
  CHECK(says(text,
             "on 2026-03-20: held: something must be known first\n"
             "  policy  covers consumer claims in Norway, NOK  a fact is missing "));
  const std::string run =
      claim.run("run --ledger " + claim.path() + " --policy " DUN_SOURCE_DIR "/policies/no --on 2026-03-20");
  CAPTURE(run);
  CHECK(says(run, "held"));
  CHECK_FALSE(says(run, "not covered"));
}

TEST_CASE("dun why: a schedule counts before the policy it adapts, in whatever order they are named", "[why]") {
  const OneClaim claim;
  const std::string schedule = " --policy " DUN_SOURCE_DIR "/examples/07-one-customer.dun";
  const std::string policy = " --policy " DUN_SOURCE_DIR "/policies/no";
  for (const std::string& both : {schedule + policy, policy + schedule}) {
    const std::string text = claim.run("why 1 --ledger " + claim.path() + both + " --on 2026-03-20");
    CAPTURE(text);
    CHECK(says(text, "policy customer/4711"));
  }
}

namespace {

/// Two business claims due 2026-03-02 under the letters of own-rates.dun, and a rate of the contract that changed.
std::string why_of_own_rates(const std::string& claim, const std::string& more) {
  const Scratch scratch;
  const std::string ledger = scratch.path("l.ledger");
  const auto done = [&](const std::string& arguments) {
    const Ended ended = run_dun(scratch, arguments);
    CAPTURE(arguments, ended.out, ended.err);
    REQUIRE(ended.status == 0);
    return ended.out;
  };
  const auto import = [&](const std::string& kind, const std::string& rows) {
    std::ofstream(scratch.path(kind + ".csv")) << rows;
    done("ledger import --ledger " + ledger + " --kind " + kind + " " + scratch.path(kind + ".csv"));
  };
  done("ledger init " + ledger);
  import("creditors", "id,name,country\nC1,Fjord,NO\n");
  import("debtors", "id,name,country,kind\nD1,Bryggen AS,NO,business\n");
  import("contacts", "debtor,channel,address\nD1,email,post@bryggen.example\n");
  import("claims",
         "id,creditor,debtor,kind,principal,currency,due,contract_rate\n"
         "agreed,C1,D1,invoice,36500.00,NOK,2026-03-02,9\nsilent,C1,D1,invoice,36500.00,NOK,2026-03-02,\n");
  import("events",
         "id,claim,kind,effective,recorded,refers_to,value\n"
         "e1,agreed,agreement-changed,2026-03-08,2026-03-10,contract-rate,5\n");
  return done("why " + claim + " --ledger " + ledger +
              " --policy " DUN_SOURCE_DIR "/tests/cases/own-rates.dun --on 2026-03-12 " + more);
}

}  // namespace

TEST_CASE("dun why: interest at a rate of the claim's own says where the rate of each day came from", "[why]") {
  const std::string text = why_of_own_rates("agreed", "");
  CAPTURE(text);
  CHECK(says(text, "first by email, no fee, interest 75.00 NOK"));
  CHECK(says(text,
             "interest 2026-03-03 to 2026-03-07 on 36500.00 NOK at 9 %: contract-rate 9 % plus extra-points 0 of 1 "
             "percent, more than floor 6 % (2 of legal 3 %)"));
  CHECK(says(text,
             "interest 2026-03-08 to 2026-03-12 on 36500.00 NOK at 6 %: floor 6 % (2 of legal 3 %), more than "
             "contract-rate 5 % plus extra-points 0 of 1 percent"));
  CHECK(says(why_of_own_rates("agreed", "--json"), "\"source\":\"floor 6 % (2 of legal 3 %), more than"));
}

TEST_CASE("dun why: interest whose rate nobody recorded is withheld, and says for want of what", "[why]") {
  const std::string text = why_of_own_rates("silent", "");
  CAPTURE(text);
  CHECK(says(text, "first by email, no fee"));
  CHECK(says(text, "withheld, since a rate or fact is not known"));
  CHECK(says(text, "contract-rate is not known"));
}
