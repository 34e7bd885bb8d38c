// The values of a plan's nodes for the rows of one block. On construction the plan is bound to a run date: whatever
// follows from the date alone becomes a scalar, once for all rows, and conditions it settles disappear. A stage is the
// list of nodes one question needs, in order; running it over a selection computes each node for those rows only.
// Values are kept by row, so a later question on fewer rows can read what an earlier one computed.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/decide/codes.hpp"
#include "engine/decide/rows.hpp"
#include "engine/facts/block.hpp"
#include "engine/plan/plan.hpp"

namespace dun::decide {

using plan::NodeId;

/// Nodes to compute for a question, operands first.
struct Stage {
  std::vector<NodeId> order;
};

class Slots {
 public:
  Slots(const plan::Plan& plan, values::Day run_date, const Codes& codes);

  /// A stage for `roots`, without what `available` stages have computed already (on at least the same rows).
  [[nodiscard]] Stage stage_for(const std::vector<NodeId>& roots, const std::vector<const Stage*>& available) const;

  /// Makes room for a block and points inputs at its columns and at the registers' fields.
  void bind(const facts::Block& block);
  /// Other values for a column of the block bound last.
  void replace_column(plan::ColumnId column, const std::int64_t* values);
  void run(const Stage& stage, const Rows& rows);

  [[nodiscard]] bool is_scalar(NodeId id) const { return slots_[id.index()].scalar; }
  [[nodiscard]] bool is_always(NodeId id) const { return is_scalar(id) && slots_[id.index()].value != 0; }
  [[nodiscard]] bool is_never(NodeId id) const { return is_scalar(id) && slots_[id.index()].value == 0; }
  [[nodiscard]] std::int64_t at(NodeId id, Row row) const {
    const Slot& slot = slots_[id.index()];
    return slot.scalar ? slot.value : slot.data[row];
  }
  [[nodiscard]] bool holds(NodeId id, Row row) const { return at(id, row) != 0; }

  /// The values of an input that the evaluator itself fills: a register's field or the candidate act.
  [[nodiscard]] std::int64_t* own(NodeId id) { return buffers_[slots_[id.index()].buffer].data(); }

 private:
  struct Slot {
    bool scalar = false;
    std::int64_t value = 0;
    const std::int64_t* data = nullptr;
    NodeId source;           // where the value really stands: the node itself unless it was settled by another
    std::size_t buffer = 0;  // place in buffers_ of a computed or filled node
  };

  void settle(NodeId id, values::Day run_date);
  void settle_logic(NodeId id);
  void alias(NodeId id, NodeId other);
  void compute(NodeId id, const Rows& rows);

  const plan::Plan& plan_;
  const Codes& codes_;
  std::vector<Slot> slots_;
  std::vector<std::vector<std::int64_t>> buffers_;
  std::vector<std::vector<std::int64_t>> widened_;  // `known` flags as values
  std::size_t block_rows_ = 0;
};

}  // namespace dun::decide
