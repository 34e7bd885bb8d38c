// Faults seeded into the shipped policies (tests/faults), each beside a lawful neighbour: the prover finds the fault,
// the history it shows is a test that passes where the author puts it, and of the neighbour it says nothing about that
// rule.
#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "dsl/compile/compile.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/proof/proof.hpp"
#include "dsl/render/render.hpp"
#include "dsl/scenario/run.hpp"
#include "tests/prover/run_size.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/scratch.hpp"
#include "tests/unit/dsl/proof/edited_policy.hpp"
#include "tests/unit/dsl/proof/fault_file.hpp"

using namespace dun;

namespace {

constexpr std::size_t least_faults = 8;

const std::filesystem::path root(DUN_SOURCE_DIR);

compile::Bundle bundle_of(const std::string& text) {
  const support::Scratch scratch;
  const std::string path = scratch.path("policy.dun");
  std::ofstream(path) << text;
  compile::Bundle bundle = std::move(compile::load_bundle({path}).value());
  if (!bundle.has_errors()) return bundle;
  std::string errors;
  for (const base::Diagnostic& found : bundle.diagnostics)
    if (found.severity == base::Severity::error) errors += "\n" + render::to_text(found, *bundle.sources);
  throw std::invalid_argument("the policy does not compile:" + errors);
}

/// The policy of a text of its own, proved.
proof::PolicyProof proved(const std::string& text) {
  const compile::Bundle bundle = bundle_of(text);
  const std::vector<names::Policy>& policies = bundle.program.bundle.policies;
  for (std::size_t policy = 0; policy < policies.size(); ++policy)
    if (bundle.is_named(policies[policy].head.file))
      return proof::from_plan(bundle.program, policy, lower::from_types(bundle.program, policy));
  throw std::invalid_argument("no policy in the text");
}

const base::Diagnostic* blamed(const proof::PolicyProof& made, int number, const std::string& rule) {
  for (const base::Diagnostic& found : made.findings)
    if (found.number == number && !found.law.empty() && found.law.front().rule == rule) return &found;
  return nullptr;
}

/// What was found instead: numbers and rules, for the message of a failure.
std::string told(const proof::PolicyProof& made) {
  std::string text = std::string(to_string(made.proof.verdict)) + ";";
  for (const base::Diagnostic& found : made.findings)
    text += fmt::format(" {} {} ({})", found.number, found.law.empty() ? "" : found.law.front().rule, found.message);
  return text;
}

/// The history as a test below the policy: every expectation of it is met.
void check_history(const std::string& policy, const std::string& history) {
  CAPTURE(history);
  const compile::Bundle bundle = bundle_of(policy + "\n" + history + "\n");
  const auto& tests = bundle.program.bundle.tests;
  std::size_t run = 0;
  for (std::size_t test = 0; test < tests.size(); ++test) {
    if (!bundle.is_named(tests[test].section.file)) continue;
    const scenario::TestResult result = scenario::run_test(bundle.program, test);
    ++run;
    for (const scenario::Failure& failure : result.failures)
      FAIL_CHECK(failure.expected << ", got " << failure.got << " " << failure.reason);
  }
  CHECK(run == 1);
}

/// A neighbour that could not be proved at all would be left alone for nothing.
bool gave_up(const proof::PolicyProof& made) {
  return made.proof.verdict == prove::Verdict::too_large || made.proof.verdict == prove::Verdict::not_expressible;
}

void check_broken(const tests::Fault& fault, const std::string& base) {
  const std::string text = tests::edited_policy(base, fault.of, fault.edits);
  const proof::PolicyProof made = proved(text);
  const std::string found_instead = told(made);
  CAPTURE(found_instead);
  CHECK(made.not_replayed == 0);
  const base::Diagnostic* found = blamed(made, fault.number, fault.rule);
  CHECK(found != nullptr);
  if (found == nullptr) return;
  CHECK_FALSE(found->fix.empty());
  check_history(text, found->history);
}

void check_neighbour(const tests::Fault& fault, const std::string& base) {
  const proof::PolicyProof made = proved(tests::edited_policy(base, fault.of, fault.neighbour));
  CHECK(made.not_replayed == 0);
  const std::string found_at_neighbour = told(made);
  CAPTURE(found_at_neighbour);
  CHECK_FALSE(gave_up(made));
  CHECK(blamed(made, fault.number, fault.rule) == nullptr);
}

void check_fault(const std::string& file, const tests::Fault& fault) {
  CAPTURE(file, fault.name, fault.policy, fault.rule);
  if (!std::filesystem::is_regular_file(root / fault.policy)) {
    FAIL_CHECK("there is no file " << fault.policy);
    return;
  }
  const std::string base = tests::read_file(root / fault.policy);
  try {
    check_broken(fault, base);
    check_neighbour(fault, base);
  } catch (const std::invalid_argument& wrong) {
    FAIL_CHECK(wrong.what());
  }
}

/// The policies of the countries, in order of name.
std::vector<std::filesystem::path> shipped() {
  std::vector<std::filesystem::path> files;
  for (const auto& country : std::filesystem::directory_iterator(root / "policies"))
    if (country.is_directory())
      for (const std::filesystem::path& file : tests::files_with(country.path(), ".dun")) files.push_back(file);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("seeded faults are found, their histories replay, lawful neighbours are left alone", "[proof]") {
  const auto files = tests::files_with(root / "tests/faults", ".toml");
  CHECK_FALSE(files.empty());
  for (const std::filesystem::path& path : files) {
    const std::string file = path.filename().string();
    const tests::FaultFile read = tests::read_faults(path);
    for (const std::string& mistake : read.mistakes) FAIL_CHECK(mistake);
    CAPTURE(file);
    CHECK(read.faults.size() >= least_faults);
    const std::size_t wanted = std::min(read.faults.size(), prover::run_size("DUN_PROVER_FAULTS", read.faults.size()));
    for (std::size_t at = 0; at < wanted; ++at) check_fault(file, read.faults[at]);
  }
}

TEST_CASE("a file of faults that is wrong says where", "[proof]") {
  const support::Scratch scratch;
  const std::string path = scratch.path("xx.toml");
  std::ofstream(path) << "[[fault]]\nname = \"a\"\npolice = \"x\"\n\n[[fault]]\nname = \"b\"\n\n[[fault]]\nname = "
                         "\"c\"\npolicy = \"p\"\nedits = [[\"s\", \"when\"]]\nneighbour = []\nnumber = 100\nrule = "
                         "\"r\"\n";
  const tests::FaultFile read = tests::read_faults(path);
  CHECK(read.faults.empty());
  REQUIRE(read.mistakes.size() == 3);
  CHECK(read.mistakes[0].find("xx.toml:3: unknown `police`") == 0);
  CHECK(read.mistakes[1].find("xx.toml:5: fault `b` has no `policy`") == 0);
  CHECK(read.mistakes[2].find("xx.toml:11: an edit is [step, word, rest]") == 0);
}

TEST_CASE("the shipped policies are proved", "[proof]") {
  for (const std::filesystem::path& file : shipped()) {
    const std::string text = tests::read_file(file);
    if (text.find("\npolicy ") == std::string::npos) continue;
    const std::string name = std::filesystem::relative(file, root).string();
    CAPTURE(name);
    const compile::Bundle bundle = std::move(compile::load_bundle({file.string()}).value());
    REQUIRE_FALSE(bundle.has_errors());
    for (std::size_t policy = 0; policy < bundle.program.bundle.policies.size(); ++policy) {
      if (!bundle.is_named(bundle.program.bundle.policies[policy].head.file)) continue;
      const proof::PolicyProof made =
          proof::from_plan(bundle.program, policy, lower::from_types(bundle.program, policy));
      const std::string found = told(made);
      CAPTURE(bundle.program.bundle.policies[policy].path, found);
      CHECK(made.proof.verdict == prove::Verdict::proved);
      CHECK(std::none_of(made.findings.begin(), made.findings.end(),
                         [](const base::Diagnostic& each) { return each.severity != base::Severity::info; }));
    }
  }
}
