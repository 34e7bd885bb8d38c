// Claims by folding their histories: for a past knowledge, and where a state row cannot answer for the day.
#pragma once

#include "engine/facts/block_builder.hpp"
#include "engine/facts/ledger/history_reader.hpp"

namespace dun::facts {

/// A connection of its own on which everything is read as of one moment.
class Snapshot {
 public:
  explicit Snapshot(const std::string& path);
  [[nodiscard]] Database& database() { return database_; }
  [[nodiscard]] Words& words() { return words_; }

 private:
  Database database_;
  Words words_;
};

class FoldedRows {
 public:
  FoldedRows(Snapshot& snapshot, const Request& request, Knowledge knowledge);

  [[nodiscard]] BlockBuilder& builder() { return builder_; }
  /// Appends the claims of a relationship that were known.
  void add(Block& block, std::int64_t relationship);

 private:
  HistoryReader reader_;
  Knowledge knowledge_;
  Day known_on_;
  BlockBuilder builder_;
};

}  // namespace dun::facts
