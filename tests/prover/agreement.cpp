// The prover held against an oracle that tries everything: on policies made at random both must find that the same
// steps can break the same rules and that the same steps can happen lawfully; each break must replay; and the prover
// without its reductions must say the same.
// DUN_PROVER_POLICIES says how many (2000 at least for a release; with an act by hand a twentieth of them, with two
// claims a fortieth, since their histories are many more); DUN_SEED says from which seed.
#include <algorithm>
#include <iostream>

#include "dsl/proof/replay.hpp"
#include "engine/prove/proof.hpp"
#include "tests/prover/loaded.hpp"
#include "tests/prover/oracle.hpp"
#include "tests/prover/run_size.hpp"
#include "tests/support/catch.hpp"

using namespace dun;

namespace {

bool replays(const prover::Loaded& loaded, const prove::Violation& violation) {
  return proof::replay(loaded.program, loaded.plan, violation, "NO").has_value();
}

/// The oracle's debtors always get their letters. Every break is sought until it replays.
prove::Options as_the_oracle(const prover::Loaded& loaded) {
  prove::Options options;
  options.failures = false;
  options.stands = [&loaded](const prove::Violation& violation) { return replays(loaded, violation); };
  return options;
}

using Pairs = std::set<std::pair<std::string, std::size_t>>;

Pairs pairs_of(const plan::Plan& plan, const prove::Proof& proof) {
  Pairs pairs;
  for (const prove::Violation& violation : proof.violations)
    pairs.emplace(plan.at(plan.limits[violation.limit].reason).id, violation.step.index());
  return pairs;
}

std::set<std::size_t> lawful_steps(const prove::Proof& proof) {
  std::set<std::size_t> steps;
  for (std::size_t step = 0; step < proof.steps.size(); ++step)
    if (proof.steps[step].happens) steps.insert(step);
  return steps;
}

std::string text_of(const Pairs& pairs) {
  std::string text;
  for (const auto& [rule, step] : pairs) text += rule + " by step-" + std::to_string(step) + "; ";
  return text;
}

bool is_answer(prove::Verdict verdict) {
  return verdict == prove::Verdict::proved || verdict == prove::Verdict::broken ||
         verdict == prove::Verdict::never_acts;
}

void count_uses(const prover::Generated& generated, const prove::Proof& proof, prover::Tally& tally) {
  ++tally.verdicts[std::string(to_string(proof.verdict))];
  for (const std::string& construct : generated.constructs()) {
    ++tally.uses[construct];
    if (proof.verdict == prove::Verdict::broken) ++tally.broken[construct];
  }
}

void print(const prover::Tally& tally) {
  for (const auto& [verdict, count] : tally.verdicts) std::cout << ", " << verdict << ' ' << count;
  for (const auto& [construct, count] : tally.uses) {
    const auto broken = tally.broken.find(construct);
    std::cout << "\n  " << construct << ": " << count << ", of which "
              << (broken == tally.broken.end() ? 0 : broken->second) << " can break the law";
  }
  std::cout << std::endl;
}

/// Of these breaks, those of which no history replays.
Pairs without_history(const prover::Loaded& loaded, const prove::Proof& proof, const Pairs& breaks) {
  Pairs without;
  for (const prove::Violation& violation : proof.violations) {
    const std::pair of(loaded.plan.at(loaded.plan.limits[violation.limit].reason).id, violation.step.index());
    if (breaks.count(of) != 0 && !replays(loaded, violation)) without.insert(of);
  }
  return without;
}

/// The reductions change nothing of what the search learns besides breaks.
void check_learned(const prove::Proof& full, const prove::Proof& proof) {
  for (std::size_t limit = 0; limit < proof.limits.size(); ++limit) {
    CAPTURE(limit);
    CHECK(full.limits[limit].relevant == proof.limits[limit].relevant);
    CHECK(full.limits[limit].room == proof.limits[limit].room);
  }
  for (std::size_t step = 0; step < proof.steps.size(); ++step) {
    CAPTURE(step);
    CHECK(full.steps[step].stuck == proof.steps[step].stuck);
    CHECK(full.steps[step].same_day.has_value() == proof.steps[step].same_day.has_value());
    CHECK(full.steps[step].before_pay_by.has_value() == proof.steps[step].before_pay_by.has_value());
    CHECK(full.steps[step].double_bind == proof.steps[step].double_bind);
  }
}

void check_policy(const prover::Generated& generated, prover::Tally& tally) {
  const std::string text = generated.text();
  INFO(text);
  const prover::Loaded loaded = prover::load(text);
  REQUIRE(loaded.mistakes == "");
  const prove::Proof proof = prove::prove(loaded.plan, as_the_oracle(loaded));
  INFO(proof.obstacle);
  REQUIRE(is_answer(proof.verdict));
  const prover::Findings findings = prover::enumerate(generated, loaded.plan);
  INFO(findings.histories);
  CHECK(text_of(pairs_of(loaded.plan, proof)) == text_of(findings.broken));
  CHECK(lawful_steps(proof) == findings.lawful);
  CHECK(text_of(without_history(loaded, proof, findings.broken)) == "");

  prove::Options options = as_the_oracle(loaded);
  options.reduced = false;
  const prove::Proof full = prove::prove(loaded.plan, options);
  CHECK(full.verdict == proof.verdict);
  CHECK(pairs_of(loaded.plan, full) == pairs_of(loaded.plan, proof));
  CHECK(lawful_steps(full) == lawful_steps(proof));
  check_learned(full, proof);
  count_uses(generated, proof, tally);
  tally.states += findings.states;
  tally.pairs += findings.broken.size();
}

prover::Kind one_of(std::mt19937_64& random, const prover::Generated& generated) {
  for (const prover::Kind kind : {prover::Kind::notice_a, prover::Kind::notice_b})
    if (generated.asks_for_words(kind) && random() % 3 != 0) return kind;
  const prover::Step& step = generated.steps[random() % generated.steps.size()];
  if (step.act == prover::Kind::message || random() % 3 == 0) return prover::Kind::notice_b;
  return step.act;
}

void check_with_hand(const prover::Generated& generated, prover::Kind by_hand, prover::Tally& tally) {
  const std::string text = generated.text();
  INFO(text);
  const prover::Loaded loaded = prover::load(text);
  REQUIRE(loaded.mistakes == "");
  prove::Options options = as_the_oracle(loaded);
  options.by_hand = prover::act_called(loaded.plan, prover::act_of(by_hand));
  REQUIRE(options.by_hand.size() == 1);
  const prove::Proof proof = prove::prove(loaded.plan, options);
  INFO(proof.obstacle);
  REQUIRE(is_answer(proof.verdict));
  const prover::Findings findings = prover::enumerate(generated, loaded.plan, {by_hand, 1});
  INFO(findings.histories);
  CHECK(text_of(pairs_of(loaded.plan, proof)) == text_of(findings.broken));
  CHECK(lawful_steps(proof) == findings.lawful);
  CHECK(text_of(without_history(loaded, proof, findings.broken)) == "");
  count_uses(generated, proof, tally);
  if (!generated.asks_for_words(by_hand)) return;
  ++tally.uses["words of the letter by hand"];
  if (proof.verdict == prove::Verdict::broken) ++tally.broken["words of the letter by hand"];
}

bool contains(const auto& whole, const auto& part) {
  return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

/// Other claims may do more under the prover than a second claim of the policy can, and its months are wider than those
/// of a year; it must miss nothing. Is it exact?
bool check_at_least(const prover::Generated& generated, std::size_t claims, prover::Tally& tally) {
  const std::string text = generated.text();
  INFO(text);
  const prover::Loaded loaded = prover::load(text);
  REQUIRE(loaded.mistakes == "");
  const prove::Proof proof = prove::prove(loaded.plan, as_the_oracle(loaded));
  INFO(proof.obstacle);
  REQUIRE(is_answer(proof.verdict));
  const prover::Findings findings = prover::enumerate(generated, loaded.plan, {std::nullopt, claims});
  INFO(findings.histories);
  const Pairs found = pairs_of(loaded.plan, proof);
  INFO("prover: " << text_of(found) << " oracle: " << text_of(findings.broken));
  CHECK(contains(found, findings.broken));
  CHECK(contains(lawful_steps(proof), findings.lawful));
  const Pairs& real = claims == 1 ? findings.broken : found;  // what other claims may do more can be told all the same
  tally.pairs += real.size();
  tally.without_history += without_history(loaded, proof, real).size();
  count_uses(generated, proof, tally);
  return found == findings.broken && lawful_steps(proof) == findings.lawful;
}

/// Draws as many policies as a run asks for, in this part of it, from the run's seed. What is tried of each is `tried`.
template <class Try>
std::string from_seed(std::size_t part, Try tried) {
  const std::uint64_t seed = prover::seed();
  INFO("DUN_SEED=" << seed);
  std::mt19937_64 random(seed);
  const std::size_t policies = prover::run_size("DUN_PROVER_POLICIES", 2000) / part;
  for (std::size_t policy = 0; policy < policies; ++policy) {
    INFO("policy " << policy);
    tried(random);
  }
  return "seed " + std::to_string(seed) + ": " + std::to_string(policies) + " policies";
}

}  // namespace

TEST_CASE("the prover and the oracle agree on generated policies") {
  prover::Tally tally;
  const std::string run = from_seed(1, [&](std::mt19937_64& random) { check_policy(prover::generate(random), tally); });
  std::cout << run << ", " << tally.states << " states of the oracle, " << tally.pairs << " breaks";
  print(tally);
}

TEST_CASE("with one act by hand the prover misses nothing that the oracle finds") {
  prover::Tally tally;
  const auto tried = [&](std::mt19937_64& random) {
    const prover::Generated generated = prover::generate(random, {2, 3, true, false, 3});
    const prover::Kind by_hand = one_of(random, generated);
    INFO("by hand: " << prover::act_of(by_hand));
    check_with_hand(generated, by_hand, tally);
  };
  std::cout << from_seed(20, tried) << ", an act by hand";
  print(tally);
}

TEST_CASE("with open days or months the prover misses nothing that the oracle finds") {
  prover::Tally tally;
  std::size_t exact = 0;
  const auto tried = [&](std::mt19937_64& random) {
    prover::Size size{3, 4, false, false, 100};
    size.unit = random() % 2 == 0 ? prover::Unit::open_days : prover::Unit::months;
    if (size.unit == prover::Unit::months) size.steps = 2;  // a month is many days
    if (check_at_least(prover::generate(random, size), 1, tally)) ++exact;
  };
  const std::string run = from_seed(20, tried);
  std::cout << run << ", open days and months, on " << exact << " neither finds more, " << tally.pairs << " breaks, "
            << tally.without_history << " without a history that replays";
  print(tally);
  // Two histories that come to the same are one to the search, which keeps the shorter; only the other may have days.
  CHECK(tally.without_history * 50 <= tally.pairs);
}

TEST_CASE("with two claims of one relationship the prover misses nothing that the oracle finds") {
  prover::Tally tally;
  std::size_t exact = 0;
  const auto tried = [&](std::mt19937_64& random) {
    if (check_at_least(prover::generate(random, {2, 2, false, true}), 2, tally)) ++exact;
  };
  const std::string run = from_seed(40, tried);
  std::cout << run << ", two claims, on " << exact << " neither finds more";
  print(tally);
  CHECK(tally.without_history == 0);
}
