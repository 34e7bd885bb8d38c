// Importing and exporting as people do it: what is printed, the exit status, and that a killed import leaves nothing
// behind.
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <sstream>
#include <thread>

#include "engine/facts/import/export.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/ledgers.hpp"
#include "tests/support/program.hpp"

using namespace dun;
using namespace dun::support;
using import::Kind;

namespace {

const std::string demo = DUN_SOURCE_DIR "/examples/demo-ledger/";
const std::string mappings = DUN_SOURCE_DIR "/examples/mappings/";

std::string quoted(const std::string& path) {
  return "'" + path + "'";
}

/// An empty ledger in a folder of its own, and the command on it.
class Desk {
 public:
  Desk() { must(facts::Ledger::create(ledger())); }

  [[nodiscard]] std::string ledger() const { return scratch_.path("l.ledger"); }
  [[nodiscard]] std::string path(const std::string& name) const { return scratch_.path(name); }
  [[nodiscard]] Ended import(const std::string& arguments, const std::string& before = {}) const {
    return run_dun(scratch_, "ledger import --ledger " + quoted(ledger()) + " " + arguments, before);
  }
  [[nodiscard]] Ended run(const std::string& arguments) const { return run_dun(scratch_, arguments); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(scratch_.path(name), std::ios::binary) << text;
    return quoted(scratch_.path(name));
  }
  void bring_debtors() const {
    REQUIRE(import("--kind creditors " + quoted(demo + "creditors.csv")).status == 0);
    REQUIRE(import("--kind debtors " + quoted(demo + "debtors.csv")).status == 0);
  }
  [[nodiscard]] std::string exported(Kind kind) const {
    const facts::Ledger opened = must(facts::Ledger::open(ledger(), facts::Access::read_only));
    std::ostringstream out;
    must(export_rows(opened, kind, out));
    return out.str();
  }

 private:
  Scratch scratch_;
};

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("dun ledger import: counts what became of the rows, and exits 1 if some were rejected", "[import]") {
  const Desk desk;
  const Ended creditors = desk.import("--kind creditors " + quoted(demo + "creditors.csv"));
  CHECK(creditors.status == 0);
  CHECK(says(creditors.out, "1 row read\n  creditors         1 added\n"));
  CHECK(desk.import("--kind debtors " + quoted(demo + "debtors.csv")).status == 0);
  const Ended entries =
      desk.import("--mapping " + quoted(mappings + "business-central.toml") + " --on 2026-03-15 --rejects " +
                  quoted(desk.path("r.csv")) + " " + quoted(demo + "customer-ledger-entries.csv"));
  CHECK(entries.status == 1);
  CHECK(says(entries.out, "  claims         2991 added\n"));
  CHECK(says(entries.err, "customer-ledger-entries.csv:7: dueDate: `31.02.2026` is no day of the calendar\n"));
  CHECK(text_of_file(desk.path("r.csv")).find("file,line,column,reason\n") == 0);
}

TEST_CASE("dun ledger import: refusals say what to do, with the exit status of their kind", "[import]") {
  const Desk desk;
  struct Row {
    std::string arguments;
    int status;
    const char* words;
  };
  const std::string claims = desk.write("claims.csv", "id,creditor\n");
  const Row rows[] = {
      {"--kind claims " + claims, 1, "the file has no column `debtor`"},
      {"--kind claims " + desk.write("none.csv", ""), 1, "is empty"},
      {"--kind claims no-such-file.csv", 2, "cannot read no-such-file.csv"},
      {claims, 2, "add --kind, or --mapping"},
      {"--kind claims", 2, "no file is named"},
      {"--mapping no-such.toml " + claims, 2, "cannot read the mapping no-such.toml"},
      {"--mapping " + desk.write("bad.toml", "[[target]]\nto = \"clams\"\n") + " " + claims, 1, ":2:6: `to` is one of"},
      {"--kind bananas " + claims, 2, "bananas"},
      {"--kind claims " + desk.write("noise.csv", std::string("\x01\x02\xFF\x00noise\n", 10)), 1,
       "control character 0x01"},
  };
  for (const Row& row : rows) {
    const Ended ended = desk.import(row.arguments);
    CAPTURE(row.arguments, ended.out, ended.err);
    CHECK(ended.status == row.status);
    CHECK(says(ended.err, row.words));
  }
  CHECK(desk.run("ledger import --ledger no-such.ledger --kind claims " + claims).status == 2);
}

TEST_CASE("dun ledger import: a line of ten megabytes rejects that line", "[import]") {
  const Desk desk;
  desk.bring_debtors();
  const std::string file =
      desk.write("long.csv", "id,name,country\nC2," + std::string(10'000'000, 'x') + ",NO\nC3,short,NO\n");
  const Ended ended = desk.import("--kind creditors " + file);
  CHECK(ended.status == 1);
  CHECK(says(ended.err, "long.csv:2: the row is longer than 1 MiB"));
  CHECK(says(desk.exported(Kind::creditors), "C3,short,NO"));
}

TEST_CASE("dun ledger import: a full disk loads nothing", "[import]") {
  const Desk desk;
  desk.bring_debtors();
  const std::string before = desk.exported(Kind::contacts);
  const Ended ended = desk.import("--kind contacts " + quoted(demo + "contacts.csv"), "ulimit -f 200; trap '' XFSZ;");
  CAPTURE(ended.out, ended.err);
  CHECK(ended.status == 3);
  CHECK(desk.exported(Kind::contacts) == before);
  CHECK(desk.import("--kind contacts " + quoted(demo + "contacts.csv")).status == 0);
}

TEST_CASE("dun ledger import: killed at any instant, it leaves all or nothing", "[import]") {
  const Desk desk;
  desk.bring_debtors();
  const std::string nothing = desk.exported(Kind::claims);
  std::mt19937 random{std::random_device{}()};
  const std::string mapping = mappings + "business-central.toml";
  const std::string entries = demo + "customer-ledger-entries.csv";
  const std::string ledger = desk.ledger();
  std::array<const char*, 9> arguments{DUN_BINARY,  "ledger",        "import",        "--ledger", ledger.c_str(),
                                       "--mapping", mapping.c_str(), entries.c_str(), nullptr};
  posix_spawn_file_actions_t silent;
  posix_spawn_file_actions_init(&silent);
  posix_spawn_file_actions_addopen(&silent, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&silent, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::string whole;
  for (int round = 0; round < 20; ++round) {
    pid_t child = 0;
    REQUIRE(posix_spawn(&child, DUN_BINARY, &silent, nullptr, const_cast<char**>(arguments.data()), environ) == 0);
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 400'000));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    const std::string left = desk.exported(Kind::claims);
    if (WIFEXITED(status)) whole = left;
    CHECK((left == nothing || left == whole || whole.empty()));
    if (left != nothing && whole.empty()) whole = left;
  }
  posix_spawn_file_actions_destroy(&silent);
  CHECK(desk.import("--mapping " + quoted(mapping) + " " + quoted(entries)).status == 1);
  const std::string after = desk.exported(Kind::claims);
  CHECK(std::count(after.begin(), after.end(), '\n') == 2992);
}

TEST_CASE("dun ledger export: what was imported, to standard output or a file", "[import]") {
  const Desk desk;
  desk.bring_debtors();
  const Ended out = desk.run("ledger export --ledger " + quoted(desk.ledger()) + " --kind creditors");
  CHECK(out.status == 0);
  CHECK(out.out == "id,name,country,size,vat_deductible\nC1,Nordlys Kraft AS,NO,medium,yes\n");
  CHECK(desk.run("ledger export --ledger " + quoted(desk.ledger()) + " --kind debtors " + quoted(desk.path("d.csv")))
            .status == 0);
  CHECK(text_of_file(desk.path("d.csv")) == desk.exported(Kind::debtors));
  CHECK(desk.run("ledger export --ledger " + quoted(desk.ledger()) + " --kind debtors /nonexistent/d.csv").status == 3);
}
