// Sums of open days: the prover held against a reckoning of its own over the days of the week.
#include "dsl/proof/replay.hpp"
#include "engine/prove/proof.hpp"
#include "tests/prover/loaded.hpp"
#include "tests/prover/spans.hpp"
#include "tests/support/catch.hpp"

using namespace dun;

namespace {

/// Weeks of five days: three open days are three days or five.
constexpr char weeks[] =
    "calendar gen/weeks\n"
    "  weekend saturday, sunday\n"
    "  covers 2000-01-01 to 2035-12-31\n"
    "law gen/weekly\n"
    "  title \"A law\"\n"
    "  applies to claims in Norway\n"
    "  counts days from the day after\n"
    "  calendar gen/weeks\n"
    "  checked through 2026-12-31 by \"tests\"\n"
    "source R \"Made up\"\n"
    "act notice-a is a notice\n"
    "act move-over is a handover\n";

constexpr char weekly[] =
    "policy gen/policy\n"
    "  title \"A policy\"\n"
    "  under gen/weekly\n"
    "  covers consumer claims in Norway, NOK\n"
    "  calendar gen/weeks\n"
    "step first\n"
    "  is a notice-a\n"
    "  when 1 day after due\n"
    "  by letter\n"
    "  fee none\n"
    "  pay by 1 day after sending\n";

prover::Loaded loaded_weekly(const std::string& waits, const std::string& steps) {
  prover::Loaded made = prover::load("use ledger\n" + std::string(weeks) + "rule wait  cite R \"r\"\n" +
                                     "  for any handover\n  not before " + waits + "\n" + weekly + steps);
  REQUIRE(made.mistakes == "");
  return made;
}

constexpr int monday = 20'605;  // 2026-06-01

/// The day so many open days after a day; both from one that is so many days after a Monday.
int open_days_after(int day, int open_days, int weekday) {
  return prover::day_after(day, {open_days, prover::Unit::open_days}, monday + weekday);
}

/// Can the third act, a day after the second, come sooner after the first than the law waits, on some day of the week?
bool can_break(int waits, int second, int counted_from) {
  for (int weekday = 0; weekday < 7; ++weekday)
    if (open_days_after(counted_from, second, weekday) + 1 < open_days_after(0, waits, weekday)) return true;
  return false;
}

}  // namespace

TEST_CASE("so many open days from one day are as many days on every run that asks") {
  int broken = 0;
  for (int waits = 1; waits <= 7; ++waits)
    for (int second = 1; second <= 5; ++second)
      for (const int counted_from : {0, 1}) {
        CAPTURE(waits, second, counted_from);
        const prover::Loaded made = loaded_weekly(std::to_string(waits) + " banking days after the last notice-a",
                                                  "step second\n"
                                                  "  is a message\n"
                                                  "  when " +
                                                      std::to_string(second) + " banking days after " +
                                                      (counted_from == 1 ? "pay-by of " : "") +
                                                      "first\n"
                                                      "  by letter\n"
                                                      "  fee none\n"
                                                      "step third\n"
                                                      "  is a move-over\n"
                                                      "  when the day after second\n");
        const prove::Proof proof = prove::prove(made.plan);
        const bool breaks = can_break(waits, second, counted_from);
        CHECK(proof.verdict == (breaks ? prove::Verdict::broken : prove::Verdict::proved));
        for (const prove::Violation& violation : proof.violations)
          CHECK(proof::replay(made.program, made.plan, violation, "NO").has_value());
        prove::Options whole;
        whole.reduced = false;
        CHECK(prove::prove(made.plan, whole).verdict == proof.verdict);
        broken += breaks ? 1 : 0;
      }
  CHECK(broken > 10);
  CHECK(broken < 60);
}
