// Faults seeded into the shipped policies, each beside a lawful neighbour: the prover finds the fault, the history it
// shows is a test that passes where the author puts it, and of the neighbour it says nothing about that rule.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "dsl/compile/compile.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/proof/proof.hpp"
#include "dsl/scenario/run.hpp"
#include "tests/prover/run_size.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/scratch.hpp"

using namespace dun;

namespace {

/// One line of a step (or of the policy's head, for step "") put, changed, or taken out where the words are empty.
struct Edit {
  std::string step;
  std::string word;
  std::string rest;
};

struct Fault {
  const char* name;
  const char* base;  // consumer or business
  std::vector<Edit> edits;
  std::vector<Edit> neighbour;  // instead of them
  int number;
  const char* rule;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool starts(const std::string& line, const std::string& word) {
  return line.rfind("  " + word + " ", 0) == 0;
}

/// The block of a step: its head's place and one past its last line; of the policy's own lines for "".
std::pair<std::size_t, std::size_t> block_of(const std::vector<std::string>& lines, const std::string& step) {
  const std::string head = step.empty() ? "policy " : "step " + step;
  std::size_t begin = 0;
  while (begin < lines.size() && (step.empty() ? lines[begin].rfind(head, 0) != 0 : lines[begin] != head)) ++begin;
  REQUIRE(begin < lines.size());
  std::size_t end = begin + 1;
  while (end < lines.size() && lines[end].rfind("  ", 0) == 0) ++end;
  return {begin, end};
}

std::string edited(std::string text, const std::vector<Edit>& edits) {
  std::vector<std::string> lines = lines_of(text.substr(0, text.find("test \"")));
  for (const Edit& edit : edits) {
    if (edit.word == "step") {  // a whole step, behind the named one
      const auto [begin, end] = block_of(lines, edit.step);
      lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(end), "\n" + edit.rest);
      lines = lines_of([&] {
        std::string all;
        for (const std::string& line : lines) all += line + "\n";
        return all;
      }());
      continue;
    }
    const auto [begin, end] = block_of(lines, edit.step);
    std::size_t at = begin + 1;
    while (at < end && !starts(lines[at], edit.word)) ++at;
    if (at < end) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
    if (!edit.rest.empty())
      lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at < end ? at : begin + 1),
                   "  " + edit.word + "  " + edit.rest);
  }
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

struct Checked {
  compile::Bundle bundle;
  proof::PolicyProof proof;

  [[nodiscard]] const base::Diagnostic* broken(int number, const std::string& rule) const {
    for (const base::Diagnostic& found : proof.findings)
      if (found.number == number && !found.law.empty() && found.law.front().rule == rule) return &found;
    return nullptr;
  }
};

Checked checked(const std::string& text) {
  const support::Scratch scratch;
  const std::string path = scratch.path("policy.dun");
  std::ofstream(path) << text;
  Checked result{std::move(compile::load_bundle({path}).value()), {}};
  CAPTURE(text);
  REQUIRE_FALSE(result.bundle.has_errors());
  result.proof = proof::from_plan(result.bundle.program, 0, lower::from_types(result.bundle.program, 0));
  return result;
}

/// The history as a test below the policy: every expectation of it is met.
void check_history(const std::string& policy, const std::string& history) {
  const support::Scratch scratch;
  const std::string path = scratch.path("policy.dun");
  std::ofstream(path) << policy << "\n" << history << "\n";
  const compile::Bundle bundle = std::move(compile::load_bundle({path}).value());
  CAPTURE(history);
  REQUIRE_FALSE(bundle.has_errors());
  const auto& tests = bundle.program.bundle.tests;
  std::size_t run = 0;
  for (std::size_t test = 0; test < tests.size(); ++test) {
    if (tests[test].section.file.index() != 0) continue;
    const scenario::TestResult result = scenario::run_test(bundle.program, test);
    ++run;
    for (const scenario::Failure& failure : result.failures)
      FAIL_CHECK(failure.expected << ", got " << failure.got << " " << failure.reason);
  }
  CHECK(run == 1);
}

const std::string second_reminder =
    "step reminder-2\n  is  a purring\n  when  the day after pay-by of reminder\n  if  overdue\n  by  letter\n"
    "  fee  the most the law allows\n  pay by  14 days after sending\n";

std::string late_reminder(const std::string& when, const std::string& fee) {
  return "step late-reminder\n  is  a purring\n  when  " + when + "\n  if  overdue\n  by  letter\n  fee  " + fee +
         "\n  pay by  14 days after sending\n";
}

std::string second_warning(const std::string& fee) {
  return "step warning-2\n  is  an inkassovarsel\n  when  the day after pay-by of warning\n  if  overdue\n  by  "
         "letter\n"
         "  fee  " +
         fee + "\n  pay by  14 days after sending\n";
}

const Edit written{"reminder", "fee", "35.00 NOK"};
const Edit free_warning{"warning", "fee", "none"};
const Edit no_pause{"", "pause", "while payment-plan"};

std::vector<Fault> faults() {
  return {
      {"a day early", "consumer", {written, {"reminder", "when", "13 days after due"}}, {written}, 100, "early-fee"},
      {"an øre high", "consumer", {{"reminder", "fee", "35.01 NOK"}}, {written}, 101, "fee-cap"},
      {"last year's cap",
       "consumer",
       {{"reminder", "fee", "38.00 NOK"}},
       {{"reminder", "fee", "34.99 NOK"}},
       101,
       "fee-cap"},
      {"rounded up to 5 kroner",
       "consumer",
       {{"reminder", "fee", "1/20 of inkassosats, rounded up to 5 NOK"}},
       {{"reminder", "fee", "1/20 of inkassosats, rounded half up to 1 NOK"}},
       101,
       "fee-cap"},
      {"the share of before 2020",
       "consumer",
       {{"reminder", "fee", "1/10 of inkassosats, rounded half up to 1 NOK"}},
       {{"reminder", "fee", "1/20 of inkassosats, rounded down to 1 NOK"}},
       101,
       "fee-cap"},
      {"dispute ignored", "consumer", {written, no_pause}, {no_pause}, 106, "no-fee-in-dispute"},
      {"a paid claim chased",
       "consumer",
       {written, {"", "stop", ""}, {"", "pause", ""}, {"", "pause", "while disputed"}},
       {written, {"", "stop", ""}},
       106,
       "nothing-owed"},
      {"a paid claim handed over",
       "consumer",
       {{"", "stop", ""}, {"", "pause", ""}, {"", "pause", "while disputed"}},
       {{"", "stop", ""}},
       106,
       "nothing-to-hand-over"},
      {"handed over in a dispute",
       "consumer",
       {no_pause},
       {no_pause, {"handover", "if", "overdue and not disputed"}},
       106,
       "no-handover-in-dispute"},
      {"a fee by telephone",
       "consumer",
       {written, {"reminder", "by", "phone"}},
       {written, {"reminder", "by", "sms"}},
       105,
       "written-reminder"},
      {"pay-by a day short",
       "consumer",
       {{"warning", "pay by", "13 days after sending"}},
       {{"warning", "pay by", "15 days after sending"}},
       104,
       "warning-time"},
      {"ten banking days to pay",
       "consumer",
       {{"warning", "pay by", "9 banking days after sending"}},
       {{"warning", "pay by", "11 banking days after sending"}},
       104,
       "warning-time"},
      {"handed over on the pay-by day",
       "consumer",
       {{"handover", "when", "pay-by of warning"}},
       {},
       103,
       "warning-first"},
      {"handed over 14 days after the warning",
       "consumer",
       {{"handover", "when", "14 days after warning"}},
       {{"handover", "when", "15 days after warning"}},
       103,
       "warning-first"},
      {"handed over after the reminder",
       "consumer",
       {{"handover", "when", "the day after pay-by of reminder"}},
       {{"handover", "when", "2 days after pay-by of warning"}},
       103,
       "warning-first"},
      {"warned on the due date",
       "consumer",
       {{"warning", "if", ""}, {"warning", "when", "due"}},
       {{"warning", "if", ""}, {"warning", "when", "the day after due"}},
       100,
       "warning-after-due"},
      {"warned before a moved due date", "consumer", {{"warning", "if", ""}}, {}, 100, "warning-after-due"},
      {"warned by text message",
       "consumer",
       {{"warning", "by", "sms"}},
       {{"warning", "by", "portal"}},
       105,
       "warning-in-writing"},
      {"warned by telephone in the second place",
       "consumer",
       {{"warning", "by", "letter, else phone"}},
       {{"warning", "by", "letter, else email"}},
       105,
       "warning-in-writing"},
      {"a warning's fee before a moved due date",
       "consumer",
       {{"warning", "fee", "35.00 NOK"}},
       {},
       100,
       "early-warning-fee"},
      {"a third fee",
       "consumer",
       {{"reminder", "step", second_reminder}, {"warning", "fee", "35.00 NOK"}},
       {{"reminder", "step", second_reminder}},
       102,
       "two-fees"},
      {"restart a day early",
       "consumer",
       {{"warning", "step", late_reminder("184 days after warning", "35.00 NOK")}},
       {{"warning", "step", late_reminder("185 days after warning", "35.00 NOK")}},
       102,
       "two-fees"},
      {"restart on the day",
       "consumer",
       {{"warning", "step", late_reminder("6 months (month end down) after warning", "35.00 NOK")}},
       {{"warning", "step", late_reminder("6 months (month end down) after warning", "the most the law allows")}},
       102,
       "two-fees"},
      {"a second fee for a warning",
       "consumer",
       {{"warning", "step", second_warning("35.00 NOK")}},
       {{"warning", "step", second_warning("the most the law allows")}},
       102,
       "one-warning-fee"},
      {"a second fee after 13 days",
       "consumer",
       {{"reminder", "pay by", "13 days after sending"}, {"warning", "fee", "35.00 NOK"}},
       {{"reminder", "pay by", "14 days after sending"}, {"warning", "fee", "35.00 NOK"}},
       103,
       "second-fee"},
      {"a second fee on the pay-by day",
       "consumer",
       {{"warning", "when", "14 days after reminder"}, {"warning", "fee", "35.00 NOK"}},
       {{"warning", "when", "15 days after reminder"}, {"warning", "fee", "35.00 NOK"}},
       103,
       "second-fee"},
      {"a fee for a hand-over",
       "consumer",
       {{"handover", "fee", "50.00 NOK"}},
       {{"handover", "fee", "none"}},
       101,
       "no-fee-for-handover"},
      {"a fee for a text message", "consumer", {{"nudge", "fee", "0.01 NOK"}}, {}, 101, "no-fee-for-messages"},
      {"ten banking days from a Saturday",
       "consumer",
       {written, {"reminder", "when", "10 banking days after due"}},
       {written, {"reminder", "when", "11 banking days after due"}},
       100,
       "early-fee"},
      {"two banking days after due",
       "consumer",
       {written, {"reminder", "when", "2 banking days after due"}},
       {written, {"reminder", "when", "14 days after due, or the next banking day"}},
       100,
       "early-fee"},
      {"fee after compensation", "business", {{"warning", "fee", "35.00 NOK"}}, {}, 106, "fees-or-compensation"},
      {"demand a day short",
       "business",
       {{"demand", "pay by", "13 days after sending"}},
       {{"demand", "pay by", "15 days after sending"}},
       104,
       "demand-time"},
      {"own demand without a missed deadline",
       "business",
       {{"demand", "fee", "100.00 NOK"},
        {"warning", "when", "16 days after due"},
        {"demand", "when", "17 days after due"}},
       {{"demand", "fee", "100.00 NOK"}},
       103,
       "demand-after-deadline"},
      {"own demand while the first deadline runs",
       "business",
       {{"demand", "fee", "100.00 NOK"},
        {"warning", "when", "16 days after due"},
        {"demand", "when", "1 day after warning"}},
       {{"demand", "fee", "none"}, {"warning", "when", "16 days after due"}, {"demand", "when", "1 day after warning"}},
       103,
       "demand-after-deadline"},
      {"own demand on the pay-by day",
       "business",
       {{"demand", "fee", "100.00 NOK"},
        {"demand", "when", "14 days after warning"},
        {"reminder", "pay by", "13 days after sending"}},
       {{"demand", "fee", "100.00 NOK"},
        {"demand", "when", "15 days after warning"},
        {"reminder", "pay by", "13 days after sending"}},
       103,
       "demand-after-deadline"},
      {"a demand above its cap",
       "business",
       {{"demand", "fee", "105.01 NOK"}},
       {{"demand", "fee", "97.50 NOK"}},
       101,
       "demand-fee-cap"},
  };
}

std::string base_text(const std::string& base) {
  return tests::read_file(std::filesystem::path(DUN_SOURCE_DIR) / "policies/no" / (base + ".dun"));
}

}  // namespace

TEST_CASE("seeded faults are found, their histories replay, lawful neighbours are left alone", "[proof]") {
  const std::vector<Fault> all = faults();
  CHECK(all.size() >= 30);
  const std::size_t wanted = std::min(all.size(), prover::run_size("DUN_PROVER_FAULTS", all.size()));
  for (std::size_t at = 0; at < wanted; ++at) {
    const Fault& fault = all[at];
    CAPTURE(fault.name, fault.rule);
    const std::string text = edited(base_text(fault.base), fault.edits);
    const Checked broken = checked(text);
    CHECK(broken.proof.not_replayed == 0);
    const base::Diagnostic* found = broken.broken(fault.number, fault.rule);
    CHECK(found != nullptr);
    if (found != nullptr) {
      CHECK_FALSE(found->fix.empty());
      check_history(text, found->history);
    }
    const Checked lawful = checked(edited(base_text(fault.base), fault.neighbour));
    CHECK(lawful.proof.not_replayed == 0);
    CHECK(lawful.broken(fault.number, fault.rule) == nullptr);
  }
}

TEST_CASE("the shipped policies of Norway are proved", "[proof]") {
  for (const char* base : {"consumer", "business"}) {
    const Checked shipped = checked(base_text(base).substr(0, base_text(base).find("test \"")));
    CHECK(shipped.proof.proof.verdict == prove::Verdict::proved);
    CHECK(shipped.proof.findings.empty());
  }
}
