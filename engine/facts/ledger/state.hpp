// Keeps the state rows true: notes which claims and debtors a transaction touched, and at commit folds those anew with
// the fold that everything else uses. Also seals the acts that were put in.
#pragma once

#include <array>
#include <vector>

#include "engine/facts/ledger/history_reader.hpp"
#include "engine/facts/ledger/touched.hpp"
#include "engine/facts/standing.hpp"

namespace dun::facts {

class StateKeeper {
 public:
  explicit StateKeeper(Database& database);

  void begin();
  void commit();
  void roll_back() noexcept;
  /// After a statement failed half-way nothing of the transaction may be kept.
  void spoil() { spoiled_ = true; }

  void claim_changed(std::int64_t claim) { claims_.add(claim); }
  void acts_changed(std::int64_t claim) { claims_with_acts_.add(claim); }
  void reach_changed(std::int64_t debtor) { debtors_.add(debtor); }
  void all_claims_changed(std::int64_t debtor);
  void act_added(std::int64_t action);
  /// Days up to which something takes effect or was recorded: later days need not look.
  void note_days(Day effective, Day recorded);

  [[nodiscard]] Database& database() { return database_; }
  [[nodiscard]] HistoryReader& reader() { return reader_; }
  [[nodiscard]] Words& words() { return words_; }

 private:
  void write_claim(std::int64_t claim);
  void write_reach(std::int64_t debtor);
  void write_notes();
  void forget();

  Database& database_;
  Words words_;
  HistoryReader reader_;
  Touched claims_;
  Touched claims_with_acts_;
  Touched debtors_;
  std::int64_t first_act_ = 0;
  std::int64_t last_act_ = -1;
  Day effective_ = values::first_day;
  Day recorded_ = values::first_day;
  bool spoiled_ = false;
};

/// The state row of a claim, as it should be.
struct StateRow {
  Standing standing;
  ClaimKey key;
  std::string id;
};
[[nodiscard]] StateRow state_row_of(HistoryReader& reader, std::int64_t claim);
/// The columns of `claim_state` in order, but for the id, which stands third.
using StateValues = std::array<std::optional<std::int64_t>, 16>;
[[nodiscard]] StateValues state_values(const StateRow& row);
/// The windows of a debtor, as they should be packed.
[[nodiscard]] std::string windows_of(HistoryReader& reader, std::int64_t debtor);

/// The acts of a claim as `act_state` should have them: its actions, their changes and what is known of their delivery.
struct ExpectedAct {
  KnownAct known;
  ActState state;
};
[[nodiscard]] std::vector<ExpectedAct> expected_acts(HistoryReader& reader, std::int64_t claim, ClaimKey& key);
void write_act_states(Database& database, HistoryReader& reader, std::int64_t claim);

/// The notes kept in the ledger.
inline constexpr std::string_view note_through = "through";    // no event takes effect after this day
inline constexpr std::string_view note_recorded = "recorded";  // nothing was recorded after this day
[[nodiscard]] std::optional<Day> noted_day(Database& database, std::string_view key);
/// Moves a note forward, never back.
void note_day(Database& database, std::string_view key, Day day);

}  // namespace dun::facts
