// The values of a plan's nodes for the rows of one block. On construction the plan is bound to a run date: whatever
// follows from the date alone becomes a scalar, once for all rows, conditions it settles disappear, and what depends on
// one other node alone becomes a table of that node's values (pieces.hpp). A stage is the list of nodes one question
// needs, in order; running it over a selection computes each node for those rows only. Values are kept by row, so a
// later question on fewer rows can read what an earlier one computed.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/decide/codes.hpp"
#include "engine/decide/pieces.hpp"
#include "engine/decide/rows.hpp"
#include "engine/facts/block.hpp"
#include "engine/plan/plan.hpp"

namespace dun::decide {

/// The values of a node by row; valid until the next block is bound.
class Values {
 public:
  Values(const std::int64_t* data, bool same_for_all) : data_(data), mask_(same_for_all ? 0 : ~std::size_t{0}) {}
  [[nodiscard]] std::int64_t at(Row row) const { return data_[row & mask_]; }
  [[nodiscard]] bool holds(Row row) const { return at(row) != 0; }

 private:
  const std::int64_t* data_;
  std::size_t mask_;  // every row reads the first place where one value stands for all
};

/// What a question needs: nodes to compute, operands first, and the registers they read.
struct Stage {
  std::vector<NodeId> order;
  std::vector<plan::RegisterId> registers;
};

/// Who fills the fields of registers in when a stage asks for them.
class RegisterSource {
 public:
  virtual ~RegisterSource() = default;
  virtual void fill(const std::vector<plan::RegisterId>& registers, const Rows& rows) = 0;
};

/// The node of an input that a plan has at most once, such as the fee of the candidate act; unset if it reads none.
[[nodiscard]] NodeId input_of(const plan::Plan& plan, plan::Op op);

class Slots {
 public:
  Slots(const plan::Plan& plan, values::Day run_date, const Codes& codes);

  /// A stage for `roots`, without what `available` stages have computed already (on at least the same rows).
  [[nodiscard]] Stage stage_for(const std::vector<NodeId>& roots, const std::vector<const Stage*>& available) const;

  void read_registers_from(RegisterSource& source) { registers_ = &source; }
  /// Makes room for a block and points inputs at its columns and at the registers' fields.
  void bind(const facts::Block& block);
  /// Other values for a column of the block bound last.
  void replace_column(plan::ColumnId column, const std::int64_t* values);
  void run(const Stage& stage, const Rows& rows);

  [[nodiscard]] bool is_scalar(NodeId id) const { return slots_[id.index()].scalar; }
  [[nodiscard]] bool is_always(NodeId id) const { return is_scalar(id) && slots_[id.index()].value != 0; }
  [[nodiscard]] bool is_never(NodeId id) const { return is_scalar(id) && slots_[id.index()].value == 0; }
  /// The node whose values a node has: itself, or another that settled it.
  [[nodiscard]] NodeId source(NodeId id) const { return slots_[id.index()].source; }
  /// Null if the node is no table.
  [[nodiscard]] const Pieces* pieces(NodeId id) const {
    const std::size_t place = slots_[id.index()].pieces;
    return place == no_pieces ? nullptr : &pieces_[place];
  }
  [[nodiscard]] Values values(NodeId id) const {
    const Slot& slot = slots_[id.index()];
    return {slot.scalar ? &slot.value : slot.data, slot.scalar};
  }
  /// By row; of a node that is not the same for all.
  [[nodiscard]] const std::int64_t* data(NodeId id) const { return slots_[id.index()].data; }
  [[nodiscard]] std::int64_t at(NodeId id, Row row) const { return values(id).at(row); }
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
    std::size_t pieces = no_pieces;
  };
  static constexpr std::size_t no_pieces = static_cast<std::size_t>(-1);

  void settle(NodeId id, values::Day run_date);
  void settle_logic(NodeId id);
  void settle_as_pieces(NodeId id);
  [[nodiscard]] Known known(NodeId id) const;
  void alias(NodeId id, NodeId other);
  void compute(NodeId id, const Rows& rows);

  const plan::Plan& plan_;
  const Codes& codes_;
  std::vector<Slot> slots_;
  std::vector<Pieces> pieces_;
  std::vector<std::vector<std::int64_t>> buffers_;
  std::vector<std::vector<std::int64_t>> widened_;  // `known` flags as values
  std::size_t block_rows_ = 0;
  RegisterSource* registers_ = nullptr;
};

}  // namespace dun::decide
