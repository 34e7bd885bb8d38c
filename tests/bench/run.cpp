// A whole `dun run`, one thread, everything decided kept and sealed, against a bare scan of six columns of the same
// claims; and its peak memory. Rounds are paired (scan, then run, on one fresh copy of the ledger) and medians printed,
// so that other work on the machine touches both sides alike.
//
//   bench_run FOLDER [ROUNDS [CLAIMS…]]     FOLDER holds the ledgers made: 0.4 GB a million claims, twice
#include <fmt/core.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "engine/facts/ledger/database.hpp"
#include "tests/bench/clock.hpp"
#include "tests/bench/measured_process.hpp"

namespace {

using namespace dun;
namespace fs = std::filesystem;

constexpr const char* run_date = "2026-03-16";

struct Round {
  double scan = 0;
  double scan_processor = 0;
  bench::Measured run;
  double read = 0, decide = 0, hash = 0, write = 0, rest = 0;
  long acts = 0;
};

void remove_ledger(const fs::path& path) {
  for (const char* ending : {"", "-wal", "-shm"}) fs::remove(path.string() + ending);
}

fs::path pristine_ledger(const fs::path& folder, std::int64_t claims) {
  fs::path path = folder / fmt::format("{}.ledger", claims);
  if (fs::exists(path)) return path;
  fmt::print("making a ledger of {} claims in {}\n", claims, path.string());
  std::fflush(stdout);
  const fs::path unfinished = path.string() + ".unfinished";
  remove_ledger(unfinished);
  const bench::Measured made = bench::run_measured(
      {DUN_GENERATE, unfinished.string(), std::to_string(claims), std::to_string(claims * 35 / 100)});
  fs::rename(unfinished, path);
  fmt::print("made in {:.0f} s\n", made.seconds);
  return path;
}

/// Six integers of every claim, in the order of the key, added up so that none is read in vain.
std::uint64_t scan(const std::string& path) {
  facts::Database database(path, facts::Database::Opening::read_only);
  const facts::Statement rows = database.prepare(
      "SELECT relationship, claim, debtor, due, principal_open, principal FROM claim_state ORDER BY relationship, due");
  std::uint64_t sum = 0;
  while (sqlite3_step(rows.handle()) == SQLITE_ROW)
    for (int column = 0; column < 6; ++column)
      sum += static_cast<std::uint64_t>(sqlite3_column_int64(rows.handle(), column));
  return sum;
}

/// What `dun run --timing` says of itself.
void read_report(Round& round) {
  const std::string& text = round.run.output;
  const std::size_t timing = text.find("read ");
  const int found =
      timing == std::string::npos
          ? 0
          : std::sscanf(text.c_str() + timing, "read %lf s, decide %lf s, hash %lf s, write %lf s, rest %lf",
                        &round.read, &round.decide, &round.hash, &round.write, &round.rest);
  const std::size_t acts = text.find("  act\n");
  if (found != 5 || acts == std::string::npos) {
    fmt::print(stderr, "dun run said:\n{}", text);
    std::exit(1);
  }
  round.acts = std::strtol(text.c_str() + text.rfind('\n', acts), nullptr, 10);
}

Round one_round(const fs::path& pristine) {
  const fs::path path = pristine.string() + ".work";
  remove_ledger(path);
  fs::copy_file(pristine, path);
  sync();  // the copy on its way to the disk would slow what is measured
  Round round;
  std::uint64_t sum = scan(path.string());  // once to have the file in memory
  const std::clock_t before = std::clock();
  round.scan = bench::seconds_of([&] { sum -= scan(path.string()); });
  round.scan_processor = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  if (sum != 0) std::abort();
  round.run = bench::run_measured({DUN_PROGRAM, "run", "--ledger", path.string(), "--policy",
                                   DUN_SOURCE_DIR "/policies/no/consumer.dun", "--on", run_date, "--timing"});
  read_report(round);
  remove_ledger(path);
  return round;
}

template <class Of>
double middle(const std::vector<Round>& rounds, Of of) {
  std::vector<double> values;
  for (const Round& round : rounds) values.push_back(of(round));
  return bench::median(std::move(values));
}

void print_table(std::int64_t claims, const std::vector<Round>& rounds) {
  fmt::print("\n{} claims of {} debtors, {} acts ({:.1f} %), medians of {} paired rounds\n", claims, claims * 35 / 100,
             rounds[0].acts, 100.0 * static_cast<double>(rounds[0].acts) / static_cast<double>(claims), rounds.size());
  const auto line = [&](const char* name, auto of) {
    fmt::print("{:<28} {:>8.3f} s {:>7.2f} x the scan\n", name, middle(rounds, of),
               middle(rounds, [&](const Round& round) { return of(round) / round.scan; }));
  };
  line("scan of six columns", [](const Round& round) { return round.scan; });
  line("dun run", [](const Round& round) { return round.run.seconds; });
  line("  read", [](const Round& round) { return round.read; });
  line("  decide", [](const Round& round) { return round.decide; });
  line("  hash", [](const Round& round) { return round.hash; });
  line("  write", [](const Round& round) { return round.write; });
  line("  compile, open, close", [](const Round& round) { return round.rest; });
  fmt::print("{:<28} {:>8.3f} s {:>7.2f} x that of the scan\n", "processor time of dun run",
             middle(rounds, [](const Round& round) { return round.run.processor_seconds; }),
             middle(rounds, [](const Round& round) { return round.run.processor_seconds / round.scan_processor; }));
  fmt::print("{:<28} {:>8.0f} MB\n", "peak memory",
             middle(rounds, [](const Round& round) { return round.run.peak_megabytes; }));
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "bench_run FOLDER [ROUNDS [CLAIMS…]]\n");
    return 2;
  }
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
  std::vector<std::int64_t> sizes;
  for (int argument = 3; argument < argc; ++argument) sizes.push_back(std::atoll(argv[argument]));
  if (sizes.empty()) sizes = {1'000'000, 5'000'000};
  for (const std::int64_t claims : sizes) {
    const fs::path pristine = pristine_ledger(argv[1], claims);
    std::vector<Round> done;
    for (int round = 0; round < rounds; ++round) done.push_back(one_round(pristine));
    print_table(claims, done);
  }
  return 0;
}
