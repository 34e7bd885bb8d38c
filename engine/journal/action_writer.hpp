// Writes decisions into `action` and `act_state`, many at a time, and seals them. The natural key (claim, step,
// occurrence) is the key of `act_state`: what is there already is found, not written again. The hot loop of a run's
// writing.
#pragma once

#include <unordered_map>
#include <vector>

#include "engine/facts/ledger/action_row.hpp"
#include "engine/facts/ledger/seal.hpp"

namespace dun::journal {

using values::Day;

struct Tally {
  std::int64_t actions = 0;  // newly released or proposed
  std::int64_t skips = 0;
  std::int64_t found = 0;
  std::int64_t hashing = 0;  // nanoseconds
};

/// A decision on its way into the ledger; its number, attempt and letter are given when it is written.
struct Decided {
  facts::ActionRow row;
  std::int64_t relationship = 0;
  std::int64_t letter_claim = 0;  // 0: its own
};

class ActionWriter {
 public:
  ActionWriter(facts::Database& database, facts::Words& words, Day run_date);

  void add(const Decided& decided);
  /// Writes and seals what is left.
  void finish();
  [[nodiscard]] const Tally& tally() const { return tally_; }

 private:
  void flush();
  void write_together();
  void take_back();
  void write_one_by_one();
  void give_numbers();
  void enter(std::int64_t relationship);
  void give_letter(Decided& decided);
  void note(const facts::ActionRow& row);
  void seal_if_full();
  void seal();
  [[nodiscard]] std::int64_t checksum(const facts::ActionRow& row);
  void take_checksums();
  [[nodiscard]] bool is_new_attempt(Decided& decided);

  facts::Database& database_;
  facts::Words& words_;
  Day run_date_;
  facts::Sealer sealer_;
  facts::Statement many_states_;
  facts::Statement many_actions_;
  std::vector<Decided> pending_;
  std::int64_t next_number_;
  std::int64_t first_unsealed_;
  std::string unsealed_;                 // the bytes of the rows not sealed yet
  std::vector<std::int64_t> checksums_;  // of the pending rows
  std::int64_t relationship_ = -1;
  std::unordered_map<std::int64_t, std::int64_t> leaders_;  // the latest action of each claim of the relationship
  Tally tally_;
};

}  // namespace dun::journal
