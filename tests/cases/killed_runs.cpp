// Runs a ledger through many days while killing the program at random instants, and holds the ledger against one that
// was never disturbed: no action twice, none lost, every seal intact.
//
//   killed_runs DUN POLICIES [KILLS [SEED]]
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "engine/journal/actions.hpp"
#include "engine/journal/verify.hpp"
#include "tests/support/generated_ledger.hpp"
#include "tests/support/ledgers.hpp"
#include "tests/support/scratch.hpp"

namespace {

using namespace dun;
using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr std::int64_t claims = 1'500;
constexpr std::int64_t debtors = 500;

struct Program {
  std::string dun;
  std::string policies;
};

pid_t start(const Program& program, const std::string& ledger, values::Day on) {
  const pid_t child = fork();
  if (child != 0) return child;
  const int nowhere = open("/dev/null", O_WRONLY);
  dup2(nowhere, STDOUT_FILENO);
  const std::string day = to_string(on);
  execl(program.dun.c_str(), "dun", "run", "--ledger", ledger.c_str(), "--policy", program.policies.c_str(), "--on",
        day.c_str(), static_cast<char*>(nullptr));
  _exit(127);
}

/// Waits for the child; true if it ended by itself and well, false if it was killed.
bool ended_well(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) return false;
  if (WEXITSTATUS(status) != 0) throw std::runtime_error(fmt::format("the run ended with {}", WEXITSTATUS(status)));
  return true;
}

microseconds run_undisturbed(const Program& program, const std::string& ledger, values::Day on) {
  const auto from = Clock::now();
  if (!ended_well(start(program, ledger, on))) throw std::runtime_error("a run was killed by somebody else");
  return std::chrono::duration_cast<microseconds>(Clock::now() - from);
}

/// True if it came through before it was killed.
bool run_and_kill(const Program& program, const std::string& ledger, values::Day on, microseconds after) {
  const pid_t child = start(program, ledger, on);
  std::this_thread::sleep_for(after);
  kill(child, SIGKILL);
  return ended_well(child);
}

/// Everything decided, as text, in an order of its own.
std::vector<std::string> decided(const std::string& path) {
  const facts::Ledger ledger = support::must(facts::Ledger::open(path, facts::Access::read_only));
  std::vector<std::string> lines;
  for (const auto state : {std::optional<facts::ActionState>(), std::optional(facts::ActionState::skipped)}) {
    journal::ActionFilter filter;
    filter.state = state;
    support::must(journal::each_action(ledger, filter, [&](const journal::Action& action) {
      lines.push_back(fmt::format("{} {} {} {} {} {} {} {} {}", action.claim.claim, action.step, action.occurrence,
                                  to_string(action.state), to_string(action.decided), action.figures.channel,
                                  action.figures.fee, action.figures.interest, action.letter));
      return true;
    }));
  }
  std::sort(lines.begin(), lines.end());
  const journal::Verification verification = support::must(journal::verify(ledger));
  for (const journal::Finding& finding : verification.findings) lines.push_back(finding.row + " " + finding.message);
  return lines;
}

void generate(const std::string& path) {
  facts::Ledger ledger = support::must(facts::Ledger::create(path));
  facts::Transaction transaction = support::must(ledger.begin());
  support::must(support::generate_into(ledger, {claims, debtors}));
  support::must(transaction.commit());
}

/// Prints the first line in which the two differ.
void print_difference(const std::vector<std::string>& calm, const std::vector<std::string>& killed) {
  const auto [in_calm, in_killed] = std::mismatch(calm.begin(), calm.end(), killed.begin(), killed.end());
  fmt::print("undisturbed: {}\nkilled:      {}\n", in_calm == calm.end() ? "nothing more" : *in_calm,
             in_killed == killed.end() ? "nothing more" : *in_killed);
}

int test(const Program& program, int kills_wanted, unsigned seed) {
  const support::Scratch scratch;
  const std::string calm = scratch.path("calm"), killed = scratch.path("killed");
  generate(calm);
  generate(killed);
  std::mt19937 random(seed);
  values::Day on = support::GeneratedSizes{}.run_date;
  int kills = 0, days = 0;
  for (; kills < kills_wanted; on = on + 1, ++days) {
    // Half of the kills fall into the end of the run, where it writes.
    const auto whole = run_undisturbed(program, calm, on).count();
    const auto any_instant = [&] {
      const bool late = random() % 2 == 0;
      return microseconds(std::uniform_int_distribution<std::int64_t>(late ? whole / 2 : 0, whole * 11 / 10)(random));
    };
    while (kills < kills_wanted && !run_and_kill(program, killed, on, any_instant())) ++kills;
    run_undisturbed(program, killed, on);
    const auto calm_lines = decided(calm), killed_lines = decided(killed);
    if (calm_lines == killed_lines) continue;
    fmt::print("on {}, after {} kills, the ledgers differ (seed {})\n", to_string(on), kills, seed);
    print_difference(calm_lines, killed_lines);
    return 1;
  }
  fmt::print("{} kills in {} days: the ledgers are the same, {} actions\n", kills, days, decided(killed).size());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "killed_runs DUN POLICIES [KILLS [SEED]]\n");
    return 2;
  }
  const int kills = argc > 3 ? std::atoi(argv[3]) : 200;
  const unsigned seed = argc > 4 ? static_cast<unsigned>(std::atoll(argv[4])) : std::random_device{}();
  try {
    return test({argv[1], argv[2]}, kills, seed);
  } catch (const std::exception& error) {
    fmt::print(stderr, "killed_runs: {} (seed {})\n", error.what(), seed);
    return 1;
  }
}
