// Runs as people start them: two at once, the same day again, rows in another order, and files that cannot be written.
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <thread>

#include "engine/facts/ledger/database.hpp"
#include "engine/journal/actions.hpp"
#include "engine/journal/journal.hpp"
#include "engine/journal/verify.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/generated_ledger.hpp"
#include "tests/support/ledgers.hpp"
#include "tests/support/program.hpp"

using namespace dun;
using namespace dun::support;

namespace {

/// A ledger of 600 claims in a folder of its own, and the command on it.
class Desk {
 public:
  explicit Desk(bool last_first = false) {
    facts::Ledger ledger = must(facts::Ledger::create(path()));
    facts::Transaction transaction = must(ledger.begin());
    GeneratedSizes sizes{600, 200};
    sizes.last_first = last_first;
    must(generate_into(ledger, sizes));
    must(transaction.commit());
  }

  [[nodiscard]] std::string path() const { return scratch_.path("l.ledger"); }
  [[nodiscard]] Ended run(const std::string& more, const std::string& before = {}) const {
    return run_dun(scratch_, "run --ledger " + path() + " --policy " DUN_SOURCE_DIR "/policies/no " + more, before);
  }
  [[nodiscard]] Ended dun(const std::string& arguments) const { return run_dun(scratch_, arguments); }
  [[nodiscard]] facts::Ledger open() const { return must(facts::Ledger::open(path(), facts::Access::read_only)); }

 private:
  Scratch scratch_;
};

std::vector<std::string> decisions(const facts::Ledger& ledger) {
  std::vector<std::string> lines;
  must(journal::each_action(ledger, {}, [&](const journal::Action& action) {
    if (!action.by_hand)
      lines.push_back(action.claim.claim + " " + action.step + " " + std::to_string(action.occurrence));
    return true;
  }));
  std::sort(lines.begin(), lines.end());
  return lines;
}

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

void check_sound(const facts::Ledger& ledger) {
  for (const journal::Finding& finding : must(journal::verify(ledger)).findings)
    FAIL_CHECK(finding.row << " " << finding.message);
}

}  // namespace

TEST_CASE("dun run: the same day again adds nothing", "[run]") {
  const Desk desk;
  REQUIRE(desk.run("--on 2026-03-16").status == 0);
  const std::vector<std::string> first = decisions(desk.open());
  CHECK(first.size() > 50);
  REQUIRE(desk.run("--on 2026-03-16").status == 0);
  CHECK(decisions(desk.open()) == first);
  const auto runs = must(journal::runs(desk.open()));
  REQUIRE(runs.size() == 2);
  CHECK(runs[1].new_actions == 0);
  check_sound(desk.open());
}

TEST_CASE("dun run: of two at once one waits, and nothing is done twice", "[run]") {
  const Desk desk, calm;
  std::array<int, 2> status{};
  {
    // Each in a shell of its own, as two people would.
    const std::string command = std::string("'" DUN_BINARY "' run --policy " DUN_SOURCE_DIR
                                            "/policies/no --on 2026-03-16 >/dev/null --ledger ") +
                                desk.path();
    std::thread one([&] { status[0] = std::system(command.c_str()); });
    std::thread other([&] { status[1] = std::system(command.c_str()); });
    one.join();
    other.join();
  }
  CHECK(status == std::array<int, 2>{0, 0});
  REQUIRE(calm.run("--on 2026-03-16").status == 0);
  CHECK(decisions(desk.open()) == decisions(calm.open()));
  CHECK(must(journal::runs(desk.open())).size() == 2);
  check_sound(desk.open());
}

TEST_CASE("dun run: the order in which rows came in changes nothing", "[run]") {
  const Desk one, other(true);
  const Ended first = one.run("--on 2026-03-16 --json");
  const Ended second = other.run("--on 2026-03-16 --json");
  REQUIRE(first.status == 0);
  CHECK(first.out.size() > 10'000);
  CHECK(first.out == second.out);
  CHECK(decisions(one.open()) == decisions(other.open()));
}

TEST_CASE("dun run: what was decided on a day is decided again when the day is replayed", "[run]") {
  const Desk desk;
  const Ended then = desk.run("--on 2026-03-16 --json");
  REQUIRE(desk.run("--on 2026-03-18").status == 0);
  const Ended replayed = desk.run("--on 2026-03-16 --known-on 2026-03-16 --dry-run --json");
  REQUIRE(replayed.status == 0);
  CHECK(then.out == replayed.out);
}

TEST_CASE("dun run: what cannot be written is said, and nothing is kept", "[run]") {
  const Desk desk;
  SECTION("a read-only ledger") {
    chmod(desk.path().c_str(), 0444);
    const Ended ended = desk.run("--on 2026-03-16");
    CHECK(ended.status == 3);
    CHECK(says(ended.err, "is read-only"));
    CHECK(desk.run("--on 2026-03-16 --dry-run").status == 0);
    chmod(desk.path().c_str(), 0644);
  }
  SECTION("a full disk") {
    const Ended ended = desk.run("--on 2026-03-16", "ulimit -f 8;");
    CHECK(ended.status == 3);
    CHECK(says(ended.err, "no room to write"));
  }
  SECTION("a ledger of a newer schema") {
    must(facts::Ledger::open(desk.path(), facts::Access::read_write)).database().execute("PRAGMA user_version = 99");
    const Ended ended = desk.run("--on 2026-03-16");
    CHECK(ended.status == 3);
    CHECK(says(ended.err, "has schema 99"));
    return;
  }
  SECTION("a ledger that somebody else is writing") {
    facts::Ledger other = must(facts::Ledger::open(desk.path(), facts::Access::read_write));
    const facts::Transaction transaction = must(other.begin());
    const Ended ended = desk.run("--on 2026-03-16");
    CHECK(ended.status == 3);
    CHECK(says(ended.err, "another program is writing"));
  }
  CHECK(decisions(desk.open()).empty());
  check_sound(desk.open());
}
