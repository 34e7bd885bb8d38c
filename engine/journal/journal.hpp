// What a run decided, kept: one transaction holds the decisions and the record of the run, so that a run killed at any
// instant leaves nothing, and run again decides the same. An action's natural key is (claim, step, occurrence): what is
// there already is never written twice. Rows are sealed into a chain (verify.hpp). No clock: instants are passed in.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/facts/ledger/ledger.hpp"
#include "engine/plan/plan.hpp"

namespace dun::journal {

using values::Day;

inline constexpr std::uint16_t no_name = 0xffff;

/// The names that entries refer to by place. `acts`, `steps` and `channels` may be those of the plan's Request.
struct Names {
  std::vector<std::string> acts;
  std::vector<std::string> steps;
  std::vector<std::string> channels;
  std::vector<std::string> reasons;
  std::vector<std::string> texts;   // by step; empty: none
  std::vector<std::string> states = {};  // by step: what its text says of the term, a sentence a line
};

struct RunStart {
  Day run_date;
  std::optional<Day> known_on;  // as asked for; nothing: everything the ledger held
  std::string bundle_hash;
  std::vector<std::string> policies;
  std::vector<std::string> law_versions;  // "no/inkasso, checked through 2026-12-31"
  std::string started;                    // an instant as text, such as 2026-03-16T06:00:00Z; kept, never read
};

/// What a run does with a step of a claim: goes out at once, waits for release, or passes it over for good.
enum class Verdict : std::uint8_t { released, proposed, skipped };

struct Entry {
  std::int64_t claim = 0;
  std::int64_t relationship = 0;
  std::int64_t letter = 0;  // claim that leads the letter, written before or together with this one; 0: its own
  Verdict verdict = Verdict::released;
  std::uint16_t step = no_name;
  std::uint16_t act = no_name;
  std::uint16_t channel = no_name;
  std::uint16_t occurrence = 1;
  std::optional<Day> pay_by;
  std::int64_t principal = 0;
  std::int64_t fee = 0;
  std::int64_t interest = 0;
  std::int64_t compensation = 0;
  std::optional<std::int64_t> announced;
  std::array<std::uint16_t, 6> reasons{no_name, no_name, no_name, no_name, no_name, no_name};
  std::array<std::uint16_t, 3> withheld{no_name, no_name, no_name};
};

/// The id people see on a letter: the natural key of the act that leads it, "10045/reminder/1".
[[nodiscard]] std::string letter_id(std::string_view claim, std::string_view step, int occurrence);

/// Counts by outcome, in the order of plan::Outcome; they add up to the claims in scope.
using OutcomeCounts = std::array<std::int64_t, static_cast<std::size_t>(plan::Outcome::nothing_left) + 1>;

struct RunRecord {
  std::string id;  // "2026-03-16/1": the run date and which run of that date
  RunStart start;
  Day knowledge_date;  // known_on, else the later of the run date and the last recorded day
  OutcomeCounts counts{};
  std::int64_t new_actions = 0;  // acts released or proposed by this run
  std::int64_t new_skips = 0;
  std::int64_t found_actions = 0;  // decided by an earlier run already
  std::string ended;
};

/// One run being written. Holds the ledger's write lock from start to finish; destroyed before finish it leaves
/// nothing.
class Run {
 public:
  /// Waits up to ten seconds for another writer, then refuses (machine), saying so.
  [[nodiscard]] static base::Result<Run> start(facts::Ledger& ledger, RunStart start, Names names);
  Run(Run&&) noexcept;
  Run& operator=(Run&&) noexcept;
  ~Run();

  [[nodiscard]] const std::string& id() const;
  /// Keeps the entries of a block. An entry whose natural key is there already is counted as found and left as it is,
  /// unless the earlier act failed or was postponed to a day that has come: then this is a new attempt at it.
  [[nodiscard]] base::Result<void> write(const std::vector<Entry>& entries);
  void count(plan::Outcome outcome, std::int64_t claims = 1);
  /// Seals and commits. Nothing can be written after.
  [[nodiscard]] base::Result<RunRecord> finish(const std::string& ended);
  /// How much of the time in `write` and `finish` went into checksums and hashes of rows.
  [[nodiscard]] std::int64_t nanoseconds_hashing() const;

 private:
  struct State;
  explicit Run(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// All runs, oldest first.
[[nodiscard]] base::Result<std::vector<RunRecord>> runs(const facts::Ledger& ledger);

}  // namespace dun::journal
