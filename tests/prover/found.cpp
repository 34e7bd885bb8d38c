// Policies on which the prover was once wrong, each cut down to what it takes.
#include <algorithm>

#include "dsl/proof/replay.hpp"
#include "engine/prove/proof.hpp"
#include "tests/prover/loaded.hpp"
#include "tests/support/catch.hpp"

using namespace dun;

namespace {

constexpr char law[] =
    "use ledger\n"
    "law gen/law\n"
    "  title \"A law\"\n"
    "  applies to claims in Norway\n"
    "  counts days from the day after\n"
    "  checked through 2026-12-31 by \"tests\"\n"
    "  presume receipt by email 1 day after sending cite R \"p\"\n"
    "source R \"Made up\"\n"
    "act notice-a is a notice\n"
    "act notice-b is a notice\n"
    "act move-over is a handover\n";

constexpr char policy[] =
    "policy gen/policy\n"
    "  title \"A policy\"\n"
    "  under gen/law\n"
    "  covers consumer claims in Norway, NOK\n";

prover::Loaded loaded(const std::string& rules, const std::string& steps) {
  prover::Loaded made = prover::load(law + rules + policy + steps);
  REQUIRE(made.mistakes == "");
  return made;
}

}  // namespace

TEST_CASE("the due date moves between two occurrences of the first step") {
  const prover::Loaded made = loaded(
      "rule early  cite R \"r\"\n"
      "  for any notice\n"
      "  not before 3 days after due\n",
      "step first\n"
      "  is a notice-a\n"
      "  when 3 days after due\n"
      "  by letter\n"
      "  fee none\n"
      "  pay by 2 days after sending\n"
      "  again every 2 days, at most 2 times\n");
  CHECK(prove::prove(made.plan).verdict == prove::Verdict::broken);
}

TEST_CASE("a deadline by hand is longer than any of the policy's") {
  const prover::Loaded made = loaded(
      "rule warned  cite R \"r\"\n"
      "  for any notice-b\n"
      "  only after the pay-by of a notice-a, of at least 3 days\n"
      "rule disputes  cite R \"r\"\n"
      "  for any handover\n"
      "  never while disputed\n",
      "step first\n"
      "  is a notice-a\n"
      "  when 1 day after due\n"
      "  by letter\n"
      "  fee none\n"
      "  pay by 1 day after sending\n"
      "step second\n"
      "  is a notice-b\n"
      "  when 5 days after first\n"
      "  by letter\n"
      "  fee none\n"
      "  pay by 1 day after sending\n"
      "step third\n"
      "  is a move-over\n"
      "  when 1 day after second\n");
  CHECK_FALSE(prove::prove(made.plan).steps[2].happens);
  prove::Options options;
  options.by_hand = prover::act_called(made.plan, "notice-a");
  const prove::Proof proof = prove::prove(made.plan, options);
  REQUIRE(proof.steps.size() == 3);
  CHECK(proof.violations.size() == 2);  // the second step before its warning, and the third in a dispute
}

TEST_CASE("a delivery failed for one step leaves the channel to the step that stands in for it") {
  const prover::Loaded made = loaded(
      "rule written  cite R \"r\"\n"
      "  for any notice with a fee\n"
      "  only by letter\n",
      "step first\n"
      "  is a message\n"
      "  when 1 day after due\n"
      "  by email\n"
      "  fee none\n"
      "  otherwise use second\n"
      "step second\n"
      "  is a notice-a\n"
      "  when 5 days after due\n"
      "  by email\n"
      "  fee 40 NOK\n"
      "  pay by 2 days after sending\n");
  CHECK(prove::prove(made.plan).verdict == prove::Verdict::broken);
}

TEST_CASE("a letter that sets no deadline leaves none of the time a rule asks for") {
  const prover::Loaded made = loaded(
      "rule time-to-pay  cite R \"r\"\n"
      "  for any notice-a\n"
      "  pay by at least 1 day after due\n",
      "step first\n"
      "  is a notice-a\n"
      "  when 3 days after due\n"
      "  by letter\n"
      "  fee none\n");
  CHECK(prove::prove(made.plan).verdict == prove::Verdict::broken);
}

TEST_CASE("time to pay that counts from a letter asks nothing before it was sent") {
  const prover::Loaded made = loaded(
      "rule time-to-pay  cite R \"r\"\n"
      "  for any notice-a\n"
      "  pay by at least 5 days after the last notice-b\n",
      "step first\n"
      "  is a notice-a\n"
      "  when 3 days after due\n"
      "  by letter\n"
      "  fee none\n");
  CHECK(prove::prove(made.plan).verdict == prove::Verdict::proved);
}

TEST_CASE("a receipt recorded of a letter is known to every rule that counts from it") {
  const prover::Loaded made = loaded(
      "rule soon  cite R \"r\"\n"
      "  for any handover\n"
      "  not before 3 days after receipt of the last notice\n"
      "rule late  cite R \"r\"\n"
      "  for any handover\n"
      "  not after 2 days after receipt of first notice-b\n",
      "step first\n"
      "  is a notice-b\n"
      "  when 2 days after due\n"
      "  by letter\n"
      "  fee none\n"
      "step second\n"
      "  is a move-over\n"
      "  when 1 day after first\n");
  CHECK_FALSE(prove::prove(made.plan).steps[1].happens);
}

TEST_CASE("a letter by hand goes by any channel") {
  const prover::Loaded made = loaded(
      "rule time-to-pay  cite R \"r\"\n"
      "  for any notice-b\n"
      "  pay by at least 2 days after receipt of the last notice-a\n",
      "step first\n"
      "  is a notice-b\n"
      "  when 1 day after due\n"
      "  by letter\n"
      "  fee none\n");
  CHECK(prove::prove(made.plan).verdict == prove::Verdict::proved);
  prove::Options options;
  options.by_hand = prover::act_called(made.plan, "notice-a");
  const prove::Proof proof = prove::prove(made.plan, options);
  REQUIRE(proof.verdict == prove::Verdict::broken);
  CHECK(proof::replay(made.program, made.plan, proof.violations.front(), "NO").has_value());
}

TEST_CASE("a claim that comes to be due in another year leaves behind what others of its contract sent") {
  const prover::Loaded made = loaded(
      "count letters  cite R \"c\"\n"
      "  of notice-b\n"
      "  per contract and calendar year of due\n"
      "rule second-free  cite R \"r\"\n"
      "  for second of letters\n"
      "  fee at most 0 NOK\n"
      "rule third-free  cite R \"r\"\n"
      "  for third of letters\n"
      "  fee at most 0 NOK\n",
      "step first\n"
      "  is a notice-b\n"
      "  when 1 day after due\n"
      "  by letter\n"
      "  fee none\n"
      "step second\n"
      "  is a notice-b\n"
      "  when 1 day after first\n"
      "  by letter\n"
      "  fee 10 NOK\n"
      "step third\n"
      "  is a notice-b\n"
      "  when 1 day after second\n"
      "  by letter\n"
      "  fee 10 NOK\n");
  const prove::Proof proof = prove::prove(made.plan);
  // The second letter goes as the fourth of its year, the third as the third of another.
  CHECK(std::any_of(proof.violations.begin(), proof.violations.end(), [&](const prove::Violation& each) {
    return each.step.index() == 2 && made.plan.at(made.plan.limits[each.limit].reason).id == "third-free";
  }));
}

TEST_CASE("a step that was held by one channel comes to break the law by another") {
  const prover::Loaded made = loaded(
      "rule time-to-pay  cite R \"r\"\n"
      "  for any notice\n"
      "  pay by at least 2 days after receipt\n",
      "step first\n"
      "  is a notice-a\n"
      "  when 2 days after due\n"
      "  by email\n"
      "  fee none\n"
      "  pay by 1 day after sending\n"
      "  otherwise skip\n"
      "step second\n"
      "  is a notice-a\n"
      "  when 2 days after due\n"
      "  by letter, else email\n"
      "  fee none\n"
      "  pay by 1 day after sending\n");
  prove::Options options;
  options.failures = false;
  const prove::Proof proof = prove::prove(made.plan, options);
  // The first is skipped on a day on which nobody knows when a letter arrives, and the second waits a day.
  REQUIRE(proof.violations.size() == 2);
  CHECK(proof.violations.back().history.events.size() == 2);
  CHECK(proof::replay(made.program, made.plan, proof.violations.back(), "NO").has_value());
}

TEST_CASE("the receipt of an act by hand is that of the step it counts for") {
  const prover::Loaded made = loaded(
      "rule time-to-pay  cite R \"r\"\n"
      "  for any notice-b\n"
      "  pay by at least 2 days after sending\n",
      "step first\n"
      "  is a notice-a\n"
      "  when 30 days after due\n"
      "  until 1 day after due\n"
      "  by letter\n"
      "  fee none\n"
      "step second\n"
      "  is a notice-b\n"
      "  when 3 days after first\n"
      "  until 0 days after receipt of first\n"
      "  by letter\n"
      "  fee none\n"
      "  pay by 1 day after sending\n");
  prove::Options options;
  options.by_hand = prover::act_called(made.plan, "notice-a");
  const prove::Proof proof = prove::prove(made.plan, options);
  REQUIRE(proof.violations.size() == 1);
  CHECK(proof::replay(made.program, made.plan, proof.violations.front(), "NO").has_value());
}

TEST_CASE("a history of acts counted by contract says of which the claim is") {
  const prover::Loaded made = loaded(
      "count letters  cite R \"c\"\n"
      "  of notice-a\n"
      "  per contract\n"
      "rule none-at-all  cite R \"r\"\n"
      "  at most 0 letters\n",
      "step first\n"
      "  is a notice-a\n"
      "  when 1 day after due\n"
      "  by letter\n"
      "  fee none\n");
  const prove::Proof proof = prove::prove(made.plan);
  REQUIRE(proof.violations.size() == 1);
  CHECK(proof::replay(made.program, made.plan, proof.violations.front(), "NO").has_value());
}
