// Where a policy is proved, the law's guard has nothing to do: random histories run day by day with the guard on, and
// not one decision may be blocked; a schedule is held to it like the policy it adapts. On policies that can break the
// law the same histories do find the guard at work. DUN_PROVER_HISTORIES=1000000 for the full number on every shipped
// policy; a generated policy gets a tenth of it. DUN_PROVER_POLICY=be/recurring-standard for that one alone.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "dsl/compile/compile.hpp"
#include "dsl/lower/lower.hpp"
#include "engine/prove/proof.hpp"
#include "tests/prover/generated_policy.hpp"
#include "tests/prover/loaded.hpp"
#include "tests/prover/random_histories.hpp"
#include "tests/prover/run_size.hpp"
#include "tests/support/catch.hpp"

using namespace dun;

namespace {

std::size_t histories() {
  return prover::run_size("DUN_PROVER_HISTORIES", 20'000);
}

values::Day day(const char* iso) {
  return values::parse_day(iso).value();
}

prove::Proof without_reductions(const plan::Plan& plan) {
  prove::Options options;
  options.reduced = false;
  return prove::prove(plan, options);
}

/// "policies/se/consumer.dun" is about consumers in SE, in the money the policy covers.
prover::Population population_of(const plan::Plan& plan, const std::filesystem::path& file) {
  prover::Population of;
  of.debtor = file.stem() == "business" ? facts::DebtorKind::business : facts::DebtorKind::consumer;
  of.market.country = plan.name.substr(0, 2);
  for (char& letter : of.market.country) letter = static_cast<char>(letter - 'a' + 'A');
  of.market.currency = plan.currency;
  of.all_kinds = true;
  if (std::any_of(plan.registers.begin(), plan.registers.end(), [](const auto& reg) { return reg.contract; }))
    of.household = 6;
  return of;
}

/// With fewer histories a step late in a schedule may not have come.
constexpr std::size_t enough_for_every_step = 10'000;

bool may_claim_a_fee(const plan::Plan& plan) {
  return std::any_of(plan.steps.begin(), plan.steps.end(),
                     [](const plan::Step& step) { return step.fee != plan::FeeKind::none; });
}

void check_shipped(const plan::Plan& plan, const std::filesystem::path& file, std::mt19937_64& random) {
  INFO(plan.name);
  const prove::Proof proof = prove::prove(plan);
  REQUIRE(proof.verdict == prove::Verdict::proved);
  const prove::Proof full = without_reductions(plan);
  CHECK(full.verdict == proof.verdict);
  for (std::size_t step = 0; step < plan.steps.size(); ++step)
    CHECK(full.steps[step].happens == proof.steps[step].happens);

  prover::Pace pace;
  pace.first = day("2024-01-01");
  pace.last = day("2026-09-01");
  const prover::Population population = population_of(plan, file);
  const prover::Lived lived = prover::live(plan, population, pace, histories(), random);
  INFO(lived.first_block);
  CHECK(lived.blocked == 0);
  CHECK(lived.histories >= histories());
  if (lived.histories >= enough_for_every_step) {
    CHECK(lived.steps.size() == plan.steps.size());
    if (population.household > 1 && may_claim_a_fee(plan)) CHECK(lived.with_fee > 0);
  }
  std::cout << plan.name << ": " << lived.histories << " histories, " << lived.decisions << " decisions, " << lived.acts
            << " acts, " << lived.with_fee << " with a fee, " << lived.blocked << " blocked" << std::endl;
}

/// DUN_PROVER_POLICY names one.
bool is_asked_for(const std::string& policy) {
  const char* only = std::getenv("DUN_PROVER_POLICY");
  return only == nullptr || policy == only;
}

/// Of the policies and schedules in a file, how many there are and how many are schedules.
struct Shipped {
  std::size_t all = 0;
  std::size_t schedules = 0;
};

Shipped check_shipped(const std::filesystem::path& file, std::mt19937_64& random) {
  Shipped shipped;
  INFO(file.filename().string());
  const auto bundle = compile::load_bundle({file.string()});
  REQUIRE(bundle.has_value());
  REQUIRE_FALSE(bundle->has_errors());
  for (const std::size_t policy : compile::policies_of(*bundle)) {
    const names::Policy& named = bundle->program.bundle.policies[policy];
    if (!is_asked_for(named.path)) continue;
    ++shipped.all;
    if (named.schedule) ++shipped.schedules;
    check_shipped(lower::from_types(bundle->program, policy), file, random);
  }
  return shipped;
}

/// Files beside a country's laws; policies in a folder of cases are there for a test.
std::vector<std::filesystem::path> shipped_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(DUN_SOURCE_DIR "/policies"))
    if (entry.path().extension() == ".dun" && entry.path().parent_path().filename() != "cases")
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("no random history of a shipped policy or schedule meets the guard") {
  const std::uint64_t seed = prover::seed();
  INFO("DUN_SEED=" << seed);
  std::mt19937_64 random(seed);
  Shipped shipped;
  for (const std::filesystem::path& file : shipped_files()) {
    const Shipped here = check_shipped(file, random);
    shipped.all += here.all;
    shipped.schedules += here.schedules;
  }
  CHECK(shipped.all >= 1);
  if (std::getenv("DUN_PROVER_POLICY") != nullptr) return;
  CHECK(shipped.all >= 21);
  CHECK(shipped.schedules >= 1);
}

TEST_CASE("random histories meet the guard under policies that can break the law, and under no proved one") {
  const std::uint64_t seed = prover::seed();
  INFO("DUN_SEED=" << seed);
  std::mt19937_64 random(seed);
  const prover::Pace pace{25, 6, 4, 12, day("2026-01-01"), day("2026-06-01")};
  const std::size_t of_each = std::max<std::size_t>(histories() / 10, 1);
  std::size_t broken = 0;
  std::size_t met = 0;
  for (int policy = 0; policy < 200; ++policy) {
    const std::string text = prover::generate(random).text();
    INFO(text);
    const prover::Loaded loaded = prover::load(text);
    REQUIRE(loaded.mistakes == "");
    const bool breaks = prove::prove(loaded.plan).verdict == prove::Verdict::broken;
    const prover::Lived lived = prover::live(loaded.plan, {}, pace, of_each, random);
    INFO(lived.first_block);
    if (!breaks) CHECK(lived.blocked == 0);
    broken += breaks ? 1 : 0;
    met += lived.blocked > 0 ? 1 : 0;
  }
  std::cout << "seed " << seed << ": the guard was at work under " << met << " of " << broken
            << " generated policies that can break the law, under none of " << 200 - broken << " others" << std::endl;
  CHECK(2 * met > broken);
}
