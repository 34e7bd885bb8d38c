// Folds the acts that went out into the registers a plan reads, and finds how far along its steps each claim is.
// Most claims have no acts; their registers stay at zero and cost nothing.
// A fold sees the acts of one claim, or those of all claims of the relationship where the register says so.
#pragma once

#include <array>
#include <vector>

#include "engine/decide/rows.hpp"
#include "engine/decide/slots.hpp"

namespace dun::decide {

class Registers {
 public:
  Registers(const plan::Plan& plan, Slots& slots, const Codes& codes);

  /// Folds the acts of those of the rows that have some.
  void fold(const facts::Block& block, const Rows& rows);
  /// Folds relationship registers of one row again, with the acts decided today for its neighbours.
  void refold_relationship(const facts::Block& block, Row row, const std::vector<facts::ActRow>& today);
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
    std::uint32_t on;
    bool on_window;
    bool is_member;
  };
  using Effects = std::vector<Effect>;
  struct Touched {
    Row row;
    std::uint32_t in;
  };

  void find_effects();
  [[nodiscard]] const Effects& effects_of(const facts::ActRow& act) const;
  void fold_row(const facts::Block& block, Row row);
  void take(const facts::Block& block, Row row, const facts::ActRow& act);
  void take_one(const plan::Register& reg, std::uint32_t index, Fold& fold, const facts::ActRow& act) const;
  Fold& touch(Row row, std::uint32_t in);
  [[nodiscard]] facts::ActRow placed(facts::ActRow act, std::vector<std::int32_t>& done) const;
  static void take_other(Fold& fold, const facts::ActRow& act);
  static void take_sent(const plan::Register& reg, Fold& fold, const facts::ActRow& act, Effect effect);
  [[nodiscard]] static bool starts_again(const plan::Register& reg, const Fold& fold, values::Day sent);
  [[nodiscard]] std::int64_t arrears_floor(const plan::Register& reg, const facts::Block& block, Row row) const;
  void write(Touched touched);

  const plan::Plan& plan_;
  Slots& slots_;
  const Codes& codes_;
  std::vector<std::vector<FieldNode>> fields_;  // by register
  std::vector<Effects> effects_;                // by act, step and whether it bears a fee
  std::vector<Fold> folds_;                     // by register, of the row at hand
  std::vector<std::uint32_t> position_;
  std::vector<std::int32_t> done_;
  Rows placed_rows_;               // with a position other than 0
  std::vector<Touched> touched_;   // registers that are not zero
  std::size_t first_touched_ = 0;  // of the row at hand
  bool per_relationship_ = false;
};

}  // namespace dun::decide
