// Makes an Action for people out of rows: words as texts, the claim by its id, the run it was decided in.
#pragma once

#include <unordered_map>

#include "engine/facts/ledger/act_reader.hpp"
#include "engine/journal/actions.hpp"
#include "engine/journal/journal.hpp"

namespace dun::journal {

class ActionViewer {
 public:
  explicit ActionViewer(const facts::Ledger& ledger)
      : ledger_(ledger), database_(ledger.database()), words_(database_), reader_(database_, words_) {}

  /// `decided` as it was written; the view is as it stands now.
  [[nodiscard]] Action view(facts::ActionRow decided);

 private:
  [[nodiscard]] const RunRecord& run(std::int64_t number);
  [[nodiscard]] std::string letter(std::int64_t action);
  [[nodiscard]] facts::ClaimLabel label(std::int64_t claim);
  void add_run(Action& action, std::int64_t number);
  void add_last_change(Action& action);

  const facts::Ledger& ledger_;
  facts::Database& database_;
  facts::Words words_;
  facts::ActReader reader_;
  std::unordered_map<std::int64_t, RunRecord> runs_;
};

}  // namespace dun::journal
