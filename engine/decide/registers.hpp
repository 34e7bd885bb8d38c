// Folds the acts that went out into the registers a plan reads, and finds how far along its steps each claim is. A
// register is folded when a question needs it, for the rows it is asked of; most claims have no acts, and theirs stay
// at zero and cost nothing.
// A fold sees the acts of one claim, or those of all claims of the relationship where the register says so.
#pragma once

#include <array>
#include <vector>

#include "engine/decide/rows.hpp"
#include "engine/decide/slots.hpp"

namespace dun::decide {

struct ActOfRow {
  Row row;
  facts::ActRow act;
};

class Registers final : public RegisterSource {
 public:
  Registers(const plan::Plan& plan, Slots& slots, const Codes& codes);

  /// Turns to a block, which the slots must have been bound to.
  void bind(const facts::Block& block);
  /// Finds how far along the rows are.
  void find_positions(const Rows& rows);
  /// Folds registers of single claims. Those of relationships are left as they are.
  void fill(const std::vector<plan::RegisterId>& registers, const Rows& rows) override;
  /// Folds relationship registers of one row again, with the acts decided today for its neighbours.
  void refold_relationship(Row row, const std::vector<ActOfRow>& today);
  /// Puts the touched rows back to zero, ready for the next block.
  void clear();

  [[nodiscard]] bool per_relationship() const { return per_relationship_; }
  /// The first step that is neither done nor skipped.
  [[nodiscard]] std::uint32_t position(Row row) const { return position_[row]; }

 private:
  struct Fold {
    std::array<std::int64_t, static_cast<std::size_t>(plan::RegisterField::count_)> field{};
    bool holds_act = false;
    bool window_open = false;
  };
  /// A node that reads a register.
  struct FieldNode {
    std::size_t field;
    NodeId node;
    bool presence;
    std::int64_t* values = nullptr;  // by row, in the block at hand
  };
  /// What an act that went out does to a register.
  struct Effect {
    bool on_window = false;
    bool is_member = false;
  };
  struct Touched {
    Row row;
    std::uint32_t in;
  };

  /// An act with the plan's numbers.
  struct KnownAct {
    const facts::ActRow* row;
    Row of;
    std::size_t kind;  // where its effects on the registers stand
    std::uint16_t act;
    std::uint16_t step;
    std::uint16_t channel;
    plan::Wording wording;  // of its letter
    bool finishes;          // the step has been done or skipped as often as it may be
  };
  /// Places in acts_; a row without acts, or not read yet, has none.
  struct Acts {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  void find_effects();
  [[nodiscard]] Effect effect(std::size_t in, const KnownAct& act) const;
  [[nodiscard]] KnownAct known(const facts::ActRow& act, Row of) const;
  [[nodiscard]] std::size_t kind_of(const KnownAct& act) const;
  [[nodiscard]] std::uint32_t position_after(Acts acts) const;
  [[nodiscard]] bool has_acts(Row row) const { return block_->acts.begin[row] != block_->acts.begin[row + 1]; }
  Acts acts_of(Row row);
  void place(KnownAct& act);
  void fold(Row row, plan::RegisterId in, Acts acts);
  [[nodiscard]] bool concerns(const plan::Register& reg, std::size_t in, const KnownAct& act) const;
  void take(const plan::Register& reg, std::size_t in, Fold& fold, const KnownAct& act) const;
  static void take_other(Fold& fold, const KnownAct& act);
  void take_sent(const plan::Register& reg, Fold& fold, const KnownAct& act, Effect effect) const;
  void take_deadline(const plan::Register& reg, Fold& fold, const facts::ActRow& act) const;
  [[nodiscard]] bool is_long_enough(const plan::ShortestDeadline& shortest, const facts::ActRow& act) const;
  [[nodiscard]] static bool starts_again(const plan::Register& reg, const Fold& fold, values::Day sent);
  [[nodiscard]] bool together(const plan::Register& reg, Row row, Row other) const;
  [[nodiscard]] const facts::Column& column(plan::ColumnId id) const;
  [[nodiscard]] std::int64_t arrears_floor(const plan::Register& reg, Row row) const;
  void write(Touched touched, const Fold& fold);

  const plan::Plan& plan_;
  Slots& slots_;
  const Codes& codes_;
  std::vector<std::vector<FieldNode>> fields_;  // by register
  std::vector<Effect> effects_;                 // by act, step and whether it bears a fee, then by register
  bool per_relationship_ = false;

  const facts::Block* block_ = nullptr;
  std::vector<std::uint32_t> position_;
  std::vector<Acts> read_;          // by row: its acts, once they were asked for
  Rows read_rows_;                  // the rows of which they were
  std::vector<KnownAct> acts_;      // of all rows read
  std::vector<std::int32_t> done_;  // of the row at hand, by step
  std::vector<Touched> touched_;    // registers that are not zero
};

}  // namespace dun::decide
