// What the dates of the law and the size of a claim decide, in finitely many cells: within a cell every rate is known
// or unknown alike, every fee breaks or keeps its cap alike, every dated rule is in force alike. A class is a kind of
// claim for life: its amount, its fixed facts, and the cells it can come to as the years go by. Amounts are cut where a
// scale, a constant or a rounding can change an answer; a rounded share of an amount repeats its pattern, so one period
// at each end of a cut stands for all between.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/prove/clocks.hpp"
#include "engine/prove/natures.hpp"
#include "engine/prove/proof.hpp"

namespace dun::prove {

/// One combination of fixed facts and dates that stands for many.
struct Cell {
  std::int64_t principal = 0;
  std::size_t choices = 0;  // place in Cells::choices
  Day due;                  // a day of the era, as are all others
  Day run;
};

/// A stretch of time in which claims of a class are in one cell.
struct Segment {
  std::size_t cell = 0;
  std::vector<DayRange> run;  // the days of sending, for each era of due dates of the class
};
/// A cell a claim may be in from a segment on, and where it first comes.
struct Reachable {
  std::size_t cell = 0;
  std::size_t segment = 0;
  std::vector<DayRange> run;
};
struct ClaimClass {
  std::int64_t principal = 0;
  std::size_t choices = 0;
  std::size_t kind = 0;  // of amount and fixed facts: a moved due date changes the class and never the kind
  std::vector<DayRange> due;
  std::vector<Segment> segments;                  // in order of time
  std::vector<std::vector<Reachable>> reachable;  // by segment: the cells from it on
  std::size_t from_due = 0;  // the segment of the due date: an act after it is of this one or later
};

using Choices = std::vector<std::pair<plan::ColumnId, std::int64_t>>;

class Cells {
 public:
  Cells(const plan::Plan& plan, const Natures& natures, const Clocks& clocks);

  [[nodiscard]] const std::vector<Cell>& cells() const { return cells_; }
  [[nodiscard]] const std::vector<ClaimClass>& classes() const { return classes_; }
  [[nodiscard]] const std::vector<Choices>& choices() const { return choices_; }
  [[nodiscard]] const std::string& obstacle() const { return obstacle_; }

  /// A node that dates and fixed facts settle, in a cell, for a fee.
  [[nodiscard]] std::int64_t value(NodeId id, const Cell& cell, std::int64_t fee) const;

 private:
  using Signature = std::vector<std::int64_t>;

  void cut_time();
  void cut_amounts(const std::vector<DayRange>& eras);
  void cut_at(const plan::Node& node, const std::vector<bool>& by_size, std::vector<std::int64_t>& cuts);
  void cut_crossings(NodeId id, const std::vector<bool>& by_size, const std::vector<DayRange>& eras,
                     std::vector<std::int64_t>& cuts);
  void add_crossings(NodeId a, NodeId b, Cell cell, std::vector<std::int64_t>& cuts) const;
  void combine_choices();
  void group(const std::vector<DayRange>& eras);
  using Row = std::vector<std::optional<std::size_t>>;  // the cell by era of sending; nothing: held
  [[nodiscard]] std::vector<Row> rows_of(std::size_t choices, std::int64_t principal,
                                         const std::vector<DayRange>& eras);
  void add_class(ClaimClass made, const Row& row, std::size_t due, const std::vector<DayRange>& eras);
  static void find_reachable(ClaimClass& made);
  [[nodiscard]] std::vector<DayRange> eras() const;
  void add_boundary(std::int64_t day, Offsets shift);
  void add_amount(std::int64_t amount);
  [[nodiscard]] Signature signature(const Cell& cell) const;
  void sign_fees(const Cell& cell, const plan::Step& step, Signature& signature) const;
  [[nodiscard]] std::vector<std::int64_t> fees_of(const Cell& cell, const plan::Step& step) const;

  const plan::Plan& plan_;
  const Natures& natures_;
  const Clocks& clocks_;
  std::vector<NodeId> settled_;   // nodes to sign by their value
  std::vector<NodeId> with_fee_;  // the same, given the fee of a step
  std::vector<std::int64_t> boundaries_;
  std::vector<std::int64_t> amounts_;
  std::int64_t period_ = 1;  // minor units after which all roundings repeat
  std::vector<Choices> choices_;
  std::vector<Cell> cells_;
  std::map<Signature, std::size_t> known_;
  std::vector<ClaimClass> classes_;
  bool exact_fees_ = false;  // sums of fees matter
  std::string obstacle_;

  mutable std::vector<std::int64_t> memo_;
  mutable std::vector<std::uint32_t> memo_stamp_;
  mutable std::uint32_t stamp_ = 0;
  [[nodiscard]] std::int64_t compute(NodeId id, const Cell& cell, std::int64_t fee) const;
};

}  // namespace dun::prove
