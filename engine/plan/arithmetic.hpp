// The meaning of each operator of a plan on exact integers: the one place where it is written down. Inputs (columns,
// registers, the run date, the candidate act) have no meaning here; their readers bring the values. Total: every
// operator has a value for every operand in range; products go through 128 bits and overflow is a fault.
#pragma once

#include <cstdint>

#include "engine/plan/plan.hpp"

namespace dun::plan {

/// True for operators whose value follows from their operands alone.
[[nodiscard]] constexpr bool is_input(Op op) {
  switch (op) {
    case Op::column:
    case Op::column_present:
    case Op::register_field:
    case Op::register_present:
    case Op::run_date:
    case Op::candidate_fee:
    case Op::candidate_pay_by:
    case Op::candidate_channel:
    case Op::candidate_free:
    case Op::letter_sum:
    case Op::letter_share:
      return true;
    default:
      return false;
  }
}

/// Number of operands of an operator, 0 to 3.
[[nodiscard]] int operand_count(Op op);
[[nodiscard]] std::string_view to_string(Op op);

/// The operands of a node, in order, for a loop over them.
class Operands {
 public:
  explicit Operands(const Node& node) : ids_{node.a, node.b, node.c}, count_(operand_count(node.op)) {}

  [[nodiscard]] const NodeId* begin() const { return ids_; }
  [[nodiscard]] const NodeId* end() const { return ids_ + count_; }

 private:
  NodeId ids_[3];
  int count_;
};

/// The value of a node that is no input, from those of its operands (0 where it has none).
[[nodiscard]] std::int64_t apply(const Plan& plan, const Node& node, std::int64_t a, std::int64_t b, std::int64_t c);

/// The version of a table in force on a day; null before the first row and where nothing is known.
[[nodiscard]] const RateVersion* version_on(const RateTable& table, Day day);
[[nodiscard]] const ScaleVersion* version_on(const Scale& scale, Day day);

}  // namespace dun::plan
