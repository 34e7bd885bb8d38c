// Appends claims to a block from their histories, row by row: how blocks are made in memory, and how the ledger makes
// the rows that its state rows cannot answer for.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/facts/history.hpp"

namespace dun::facts {

/// Names by place: the numbers that acts, steps and channels have in a block.
class NameCodes {
 public:
  explicit NameCodes(const std::vector<std::string>& names);
  /// no_code if the name is not among them, or empty.
  [[nodiscard]] std::uint16_t operator()(const std::string& name) const;

 private:
  std::unordered_map<std::string, std::uint16_t> codes_;
};

class BlockBuilder {
 public:
  BlockBuilder(const Request& request, Day on, Day known_on);

  /// Empties the block, keeping its memory.
  void start(Block& block) const;
  /// Appends a claim. Claims of a relationship must follow each other, in order of due date and id.
  void add(Block& block, std::int64_t relationship, const ClaimHistory& history);
  /// Closes the lists and drops `known` where everything is.
  static void finish(Block& block);

  /// Appends a value to a column.
  static void push(Column& column, std::optional<std::int64_t> value) {
    column.values.push_back(value.value_or(0));
    column.known.push_back(value ? 1 : 0);
  }
  /// Puts the acts of a row in the order that every block has, whatever the order in which they were recorded.
  static void sort_acts(ActRow* first, ActRow* last);

  /// Spells are gathered while rows are added; the fact is filled in once the relationship is complete.
  void add_spells(const std::vector<OverdueSpell>& spells) {
    spells_.insert(spells_.end(), spells.begin(), spells.end());
  }
  [[nodiscard]] bool wants_arrears() const { return arrears_column_ != no_column; }
  void end_relationship(Block& block, std::size_t first_row);

 private:
  static constexpr std::size_t no_column = static_cast<std::size_t>(-1);

  [[nodiscard]] ActRow coded(const ActRecord& act) const;
  void add_acts(Block& block, const ClaimHistory& history) const;

  const Request& request_;
  Day on_;
  Day known_on_;
  NameCodes acts_;
  NameCodes steps_;
  NameCodes channels_;
  std::size_t arrears_column_ = no_column;
  std::vector<OverdueSpell> spells_;
};

}  // namespace dun::facts
