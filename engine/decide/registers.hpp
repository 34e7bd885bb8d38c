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

  /// Folds the acts of every row that has some.
  void fold(const facts::Block& block);
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
  struct FieldNode {
    plan::RegisterId in;
    std::size_t field;
    NodeId node;
    bool presence;
  };

  void fold_row(const facts::Block& block, Row row);
  [[nodiscard]] facts::ActRow placed(facts::ActRow act, std::vector<std::int32_t>& done) const;
  void take(const plan::Register& reg, Fold& fold, const facts::ActRow& act) const;
  void take_sent(const plan::Register& reg, Fold& fold, const facts::ActRow& act) const;
  [[nodiscard]] bool starts_again(const plan::Register& reg, const Fold& fold, values::Day sent) const;
  [[nodiscard]] std::int64_t arrears_floor(const plan::Register& reg, const facts::Block& block, Row row) const;
  void write(Row row, bool relationship);

  const plan::Plan& plan_;
  Slots& slots_;
  const Codes& codes_;
  std::vector<FieldNode> fields_;
  std::vector<Fold> folds_;
  std::vector<std::uint32_t> position_;
  std::vector<std::int32_t> done_;
  Rows touched_;
  bool per_relationship_ = false;
};

}  // namespace dun::decide
