// Every node of a plan for one claim of a block: for questions about single claims, where reading is worth more than
// speed. The arithmetic is the same as that of a whole block.
#pragma once

#include "engine/decide/registers.hpp"
#include "engine/decide/settlement.hpp"
#include "engine/decide/slots.hpp"

namespace dun::decide {

class OneRow {
 public:
  /// The block must answer plan::request_of(plan).
  OneRow(const plan::Plan& plan, const facts::Block& block, std::size_t row, values::Day on);
  /// The block answers this request, which holds the plan's own.
  OneRow(const plan::Plan& plan, const facts::Request& request, const facts::Block& block, std::size_t row,
         values::Day on);

  [[nodiscard]] bool holds(NodeId id) const { return slots_.holds(id, row_); }
  [[nodiscard]] std::int64_t value(NodeId id) const { return slots_.at(id, row_); }
  [[nodiscard]] values::Day day(NodeId id) const { return values::Day{static_cast<std::int32_t>(value(id))}; }

  /// Sets what the candidate act would be and computes what depends on it.
  void set_candidate(std::int64_t fee, values::Day pay_by, std::uint16_t channel);
  [[nodiscard]] Slots& slots() { return slots_; }
  [[nodiscard]] const Codes& codes() const { return codes_; }

 private:
  void compute();

  const plan::Plan& plan_;
  Codes codes_;
  Slots slots_;
  Registers registers_;
  Settlement settlement_;
  Row row_;
};

}  // namespace dun::decide
