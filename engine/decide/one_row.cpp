#include "engine/decide/one_row.hpp"

namespace dun::decide {

using plan::Op;

OneRow::OneRow(const plan::Plan& plan, const facts::Block& block, std::size_t row, values::Day on)
    : OneRow(plan, plan::request_of(plan), block, row, on) {}

OneRow::OneRow(const plan::Plan& plan, const facts::Request& request, const facts::Block& block, std::size_t row,
               values::Day on)
    : plan_(plan),
      codes_(plan, request),
      slots_(plan, on, codes_),
      registers_(plan, slots_, codes_),
      settlement_(plan, codes_, slots_, on),
      row_(static_cast<Row>(row)) {
  slots_.bind(block);
  registers_.bind(block);
  settlement_.settle(block);
  if (registers_.per_relationship()) registers_.refold_relationship(row_, {});
  compute();
}

void OneRow::compute() {
  std::vector<NodeId> all;
  for (std::size_t index = 0; index < plan_.nodes.size(); ++index) all.emplace_back(index);
  slots_.run(slots_.stage_for(all, {}), {row_});
}

void OneRow::set_candidate(std::int64_t fee, values::Day pay_by, std::uint16_t channel) {
  for (std::size_t index = 0; index < plan_.nodes.size(); ++index) {
    const Op op = plan_.nodes[index].op;
    if (op == Op::candidate_fee) slots_.own(NodeId(index))[row_] = fee;
    if (op == Op::candidate_pay_by) slots_.own(NodeId(index))[row_] = pay_by.number;
    if (op == Op::candidate_channel) slots_.own(NodeId(index))[row_] = channel;
  }
  compute();
}

}  // namespace dun::decide
