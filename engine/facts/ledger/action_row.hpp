// A row of `action` as it was decided: how it is written many at a time, read back, and turned into the bytes that its
// checksum and the chain of seals are made from. The row is never changed; what becomes of it stands in
// `action_change`.
#pragma once

#include <string>
#include <vector>

#include "engine/facts/action_state.hpp"
#include "engine/facts/ledger/words.hpp"

namespace dun::facts {

struct ActionRow {
  std::int64_t number = 0;
  std::int64_t claim = 0;
  std::optional<std::int64_t> run;  // nothing: done outside runs
  std::string id;                   // of an act done outside runs
  std::int64_t step = 0;            // words
  std::int64_t act = 0;
  std::int64_t channel = 0;
  std::int64_t occurrence = 1;
  std::int64_t attempt = 1;
  ActionState state = ActionState::proposed;
  Day day;
  Day recorded;
  std::optional<Day> pay_by;
  std::optional<Day> received;
  std::int64_t principal = 0;
  std::int64_t fee = 0;
  std::int64_t interest = 0;
  std::int64_t compensation = 0;
  std::optional<std::int64_t> announced;  // of a charge the letter names, which is not owed yet
  std::int64_t letter = 0;                // the action that leads the letter
  std::int64_t text = 0;                  // words
  std::int64_t reasons = 0;
  std::int64_t withheld = 0;
  std::int64_t states = 0;  // word: what the letter said of its term
};

/// A row of `action_change`; figures only where they were decided anew.
struct ChangeRow {
  std::int64_t number = 0;
  std::int64_t action = 0;
  ActionState state = ActionState::proposed;
  Day day;
  Day recorded;
  std::optional<Day> until;
  std::string by;
  std::string because;
  std::optional<std::int64_t> channel;  // word
  std::optional<Day> pay_by;
  std::optional<std::int64_t> principal;
  std::optional<std::int64_t> fee;
  std::optional<std::int64_t> interest;
  std::optional<std::int64_t> compensation;
};

/// The columns that read_action and read_change expect, in their order and from column 0 on.
inline constexpr std::string_view action_columns =
    "a.number, a.claim, a.run, a.id, a.step, a.act, a.channel, a.occurrence, a.attempt, a.state, a.day, a.recorded, "
    "a.pay_by, a.received, a.principal, a.fee, a.interest, a.compensation, a.announced, a.letter, a.text, a.reasons, "
    "a.withheld, a.states, a.checksum";
inline constexpr int action_column_count = 25;
[[nodiscard]] ActionRow read_action(const Statement& row);
inline constexpr std::string_view change_columns =
    "c.number, c.action, c.state, c.day, c.recorded, c.until, c.by_whom, c.because, c.channel, c.pay_by, c.principal, "
    "c.fee, c.interest, c.compensation, c.checksum";
inline constexpr int change_column_count = 15;
[[nodiscard]] ChangeRow read_change(const Statement& row);

/// The row as bytes, in which no two different rows are the same. Words stand as texts.
void append_bytes(std::string& bytes, const ActionRow& row, Words& words);
void append_bytes(std::string& bytes, const ChangeRow& row, Words& words);
[[nodiscard]] std::int64_t checksum_of(std::string_view bytes);

void insert(Database& database, const ActionRow& row, std::int64_t checksum);
void insert(Database& database, const ChangeRow& row, std::int64_t checksum);

}  // namespace dun::facts
