// Blocks for a run of today: cursors over state rows move side by side, columns are filled a column at a time, and only
// the relationships that the rows cannot answer for are folded.
//
// A state row answers for its day `through` and every later one (standing.hpp); holds, promises and plans stand in it
// as days and are judged here. Asked about an earlier day, or where a claim was settled and opened again and the
// request wants to know since when there are arrears, the whole relationship is folded from its history.
#pragma once

#include <optional>

#include "engine/facts/ledger/block_columns.hpp"
#include "engine/facts/ledger/folded_rows.hpp"

namespace dun::facts {

class StateBlocks final : public BlockSource {
 public:
  StateBlocks(const std::string& path, Request request, Day on, Scope scope);
  [[nodiscard]] base::Result<bool> next(Block& block) override;

 private:
  bool fill(Block& block);
  void read_belongings(std::int64_t relationship);
  [[nodiscard]] bool rows_answer() const;
  void add_rows(Block& block, std::int64_t relationship);
  void add_acts(Block& block, StateRead& claim);
  void add_money(Block& block, std::int64_t claim) const;
  void add_rates(Block& block, const StateRead& claim) const;
  [[nodiscard]] std::optional<std::int64_t> arrears() const;
  void add_pending(const StateRead& claim);
  void flush(Block& block);
  [[nodiscard]] StateColumns needs() const;

  Snapshot snapshot_;
  Request request_;
  Day on_;
  Scope scope_;
  BlockColumns columns_;
  FoldedRows folded_;
  bool days_matter_;  // something takes effect after the day asked about
  ClaimCursor claims_;
  std::optional<ActCursor> acts_;
  std::optional<MoneyCursor> money_;
  std::optional<RateCursor> rates_;
  std::optional<AttributeCursor> attributes_;

  std::vector<StateRead> group_;  // the relationship being read, the first `group_size_` of them
  std::size_t group_size_ = 0;
  std::vector<ActRead> group_acts_;
  std::vector<MoneyRead> group_money_;
  std::vector<RateRead> group_rates_;
  std::vector<AttributeRead> group_attributes_;
  PendingRows pending_;
};

}  // namespace dun::facts
