// The words of the command line, and the log: what is said of a word that no command is called, and what a command
// writes down of what it did.
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"

using namespace dun::support;

namespace {

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

std::size_t lines_with(const std::string& text, const std::string& words) {
  std::size_t lines = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++lines;
  return lines;
}

}  // namespace

TEST_CASE("a word that no command is called is told with the near command", "[commands]") {
  struct Row {
    const char* words;
    const char* message;
    const char* fix;
  };
  const Row rows[] = {
      {"chekc policies", "dun: there is no command `dun chekc`\n",
       "fix: write `dun check`; `dun --help` lists the commands\n"},
      {"frobnicate", "dun: there is no command `dun frobnicate`\n", "fix: `dun --help` lists the commands\n"},
      {"ledger verfiy x", "dun: there is no command `dun ledger verfiy`\n",
       "fix: write `dun ledger verify`; `dun ledger --help` lists the commands\n"},
      {"actions lst", "dun: there is no command `dun actions lst`\n", "fix: write `dun actions list`;"},
  };
  const Scratch scratch;
  for (const Row& row : rows) {
    const Ended ended = run_dun(scratch, row.words);
    CAPTURE(row.words, ended.err);
    CHECK(ended.status == 2);
    CHECK(says(ended.err, row.message));
    CHECK(says(ended.err, row.fix));
  }
}

TEST_CASE("options and words that are no commands are left to the command", "[commands]") {
  const Scratch scratch;
  CHECK(run_dun(scratch, "").status == 2);
  CHECK(run_dun(scratch, "--version").status == 0);
  CHECK(run_dun(scratch, "ledger --help").status == 0);
  CHECK(!says(run_dun(scratch, "check chekc").err, "there is no command"));  // a path
}

TEST_CASE("the log says what was set out, what came of it and what refused", "[commands]") {
  const Scratch scratch;
  const std::string ledger = scratch.path("l.ledger");
  const std::string log = " --log " + scratch.path("dun.log");
  const std::string demo = DUN_SOURCE_DIR "/examples/demo-ledger/";
  const std::string run = "run --ledger " + ledger + " --policy " DUN_SOURCE_DIR "/policies/no --on 2026-03-16" + log;
  REQUIRE(run_dun(scratch, "ledger init " + ledger).status == 0);
  for (const char* kind : {"creditors", "debtors"})
    REQUIRE(run_dun(scratch, "ledger import --ledger " + ledger + " --kind " + kind + " " + demo + kind + ".csv" + log)
                .status == 0);
  CHECK(run_dun(scratch, "ledger import --ledger " + ledger + " --kind events " + demo + "events.csv" + log).status ==
        1);
  REQUIRE(run_dun(scratch, run).status == 0);
  CHECK(run_dun(scratch, run, "chmod a-w " + ledger + "; rm " + ledger + ";").status == 2);

  const std::string text = text_of_file(scratch.path("dun.log"));
  CAPTURE(text);
  CHECK(lines_with(text, " info  import of ") == 3);
  CHECK(says(text, "rows read: 600 added, 0 updated, 0 unchanged, 0 rejected\n"));
  CHECK(says(text, " warning  " + demo + "events.csv:2: claim: "));
  CHECK(says(text, " info  run of 2026-03-16 on " + ledger + ", policies "));
  CHECK(says(text, " info  0 claims; 0 new actions, 0 decided before\n"));
  CHECK(says(text, " error  "));
}

TEST_CASE("a log that cannot be written stops the command before it does anything", "[commands]") {
  const Scratch scratch;
  const Ended ended =
      run_dun(scratch, "run --ledger none --policy none --on 2026-03-16 --log " + scratch.path("file/dun.log"),
              ":>" + scratch.path("file") + ";");
  CAPTURE(ended.err);
  CHECK(ended.status == 2);
  CHECK(says(ended.err, "dun: cannot write the log "));
}
