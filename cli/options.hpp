// What each command was asked, as plain values. Only main.cpp knows how they are spelled on a command line; a command
// is a function from its options to an exit status, and main.cpp alone turns exceptions into messages. Exit status: 0
// fine; 1 the author's or the data's mistake, or the answer is no; 2 wrong use; 3 the machine.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/values/day.hpp"

namespace dun::cli {

enum ExitStatus : int { fine = 0, answer_is_no = 1, wrong_use = 2, machine_failed = 3 };

using values::Day;

/// A proof that needs more states is given up; some 100 MB and ten seconds.
inline constexpr std::size_t most_states = 2'000'000;

struct CheckOptions {
  std::vector<std::string> paths;
  std::optional<Day> on;
  bool json = false;
  std::string print;                 // tree, types, plan or empty
  bool prove = true;                 // hold policies against their laws for every history
  std::size_t states = most_states;  // of a proof
};
struct ProveOptions {
  std::vector<std::string> paths;
  std::string law;       // prove under this law instead, such as one that is expected
  bool by_hand = false;  // also with at most one act of each kind done by hand
  std::size_t states = most_states;
  bool json = false;        // the certificates
  std::string certificate;  // write the certificates to this file
  std::string verify;       // hold the certificates of this file against the policies
};
struct FmtOptions {
  std::vector<std::string> paths;
  bool check = false;
};
struct TestOptions {
  std::vector<std::string> paths;
  std::string filter;
  bool json = false;
  std::string junit;
};
struct RunOptions {
  std::string ledger;
  std::vector<std::string> policies;
  Day on;
  std::optional<Day> known_on;
  bool dry_run = false;
  bool json = false;
  bool timing = false;  // print how long reading, deciding, hashing and writing took
  std::string log;      // the file to append to; empty: none
};
struct WhyOptions {
  std::string claim;
  std::string ledger;
  std::vector<std::string> policies;
  Day on;
  std::optional<Day> known_on;
  bool full = false;
  bool json = false;
};
/// A question to the laws of a country, or of the files named.
struct InterestOptions {
  std::string country;
  std::vector<std::string> paths;
  std::string law;
  Day to;
  std::vector<std::string> given;
  bool json = false;
};
struct LimitsOptions {
  std::string country;
  std::vector<std::string> paths;
  std::string law;
  Day on;
  std::vector<std::string> given;
  bool json = false;
};
struct DocOptions {
  std::vector<std::string> paths;
  std::string folder;  // where pages go; empty: Markdown to standard output
  bool html = false;
};

/// `dun ledger VERB …`: one struct for all verbs; a verb reads what it needs.
struct LedgerOptions {
  std::string verb;
  std::string ledger;
  std::string kind;
  std::string file;
  std::string mapping;
  std::string rejects;
  std::string claim;
  std::string amount;
  std::string channel;
  std::string reason;
  std::string by;
  std::string id;  // of the event; made from its content if empty
  std::string refers_to;
  std::string head;       // a seal noted earlier
  std::string log;        // the file to append to; empty: none
  std::string to_date;    // a new due date, a promise's day
  std::optional<Day> on;  // day of effect; today if nothing
  std::optional<Day> recorded;
  std::optional<Day> until;
  bool dry_run = false;
  bool json = false;
};
struct ActionsOptions {
  std::string verb;  // list, release, drop, postpone, done, failed
  std::string ledger;
  std::vector<std::string> policies;  // release decides again
  std::vector<std::string> ids;
  std::string claim;
  std::string step;
  std::string state;
  std::string reason;
  std::string by;
  std::optional<Day> on;
  std::optional<Day> until;
  bool all = false;
  bool json = false;
};

[[nodiscard]] int check(const CheckOptions& options);
int prove(const ProveOptions& options);
[[nodiscard]] int fmt(const FmtOptions& options);
[[nodiscard]] int test(const TestOptions& options);
[[nodiscard]] int run(const RunOptions& options);
[[nodiscard]] int why(const WhyOptions& options);
[[nodiscard]] int interest(const InterestOptions& options);
[[nodiscard]] int doc(const DocOptions& options);
[[nodiscard]] int limits(const LimitsOptions& options);
[[nodiscard]] int ledger(const LedgerOptions& options);
[[nodiscard]] int ledger_import(const LedgerOptions& options);
[[nodiscard]] int ledger_export(const LedgerOptions& options);
[[nodiscard]] int actions(const ActionsOptions& options);

}  // namespace dun::cli
