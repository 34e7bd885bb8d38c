// How the columns of a block are filled from state rows, a column at a time; and what is known of debtors meanwhile, a
// bit each per channel asked for.
#pragma once

#include <unordered_map>
#include <vector>

#include "engine/facts/ledger/cursors.hpp"

namespace dun::facts {

/// Rows of state read but not yet turned into columns, with what a column needs besides the standing.
struct PendingRows {
  std::vector<Standing> standings;
  std::vector<std::int64_t> debtors;
  std::vector<std::int64_t> creditors;
  std::vector<std::optional<std::int64_t>> arrears;
  std::vector<std::vector<std::optional<std::int64_t>>> attributes;  // by attribute column, then row

  void clear();
};

class BlockColumns {
 public:
  BlockColumns(Database& database, Words& words, const Request& request, Day on);

  [[nodiscard]] StateColumns needs() const { return needs_; }
  [[nodiscard]] bool wants_act_sums() const { return wants_act_sums_; }
  [[nodiscard]] std::size_t attribute_columns() const { return attributes_.size(); }

  /// Appends the values of the pending rows to the block's columns.
  void fill(const PendingRows& pending, Block& block) const;
  /// The value of an attribute column for a claim: its own attribute, else its debtor's.
  [[nodiscard]] std::optional<std::int64_t> attribute(std::size_t column, const StateRead& claim,
                                                      const std::vector<AttributeRead>& attributes) const;

 private:
  using Bits = std::vector<bool>;
  struct AttributeColumn {
    Attribute key;
    std::int64_t word;
    std::unordered_map<std::int64_t, std::string> of_debtors;
  };

  void need(const ColumnKey& key);
  void need(Fact fact);
  void load_reach(Database& database, Words& words);
  void load_creditors(Database& database);
  void load_attributes(Database& database, Words& words);
  void fill_one(std::size_t column, const PendingRows& pending, Column& to) const;
  void fill_bits(const Bits& bits, const PendingRows& pending, Column& to) const;
  void fill_fact(Fact fact, const PendingRows& pending, Column& to) const;

  const Request& request_;
  Day on_;
  StateColumns needs_;
  bool wants_act_sums_ = false;
  std::vector<Bits> reach_;                             // by column; empty for columns of another kind
  std::vector<std::optional<std::int64_t>> creditors_;  // VAT status by number
  std::vector<AttributeColumn> attributes_;
  std::vector<std::size_t> attribute_of_;  // by column
};

}  // namespace dun::facts
