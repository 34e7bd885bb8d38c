#include "engine/decide/slots.hpp"

#include <algorithm>

#include "engine/plan/arithmetic.hpp"

namespace dun::decide {

using plan::Node;
using plan::Op;

namespace {

/// An operand: one value for all rows, or one per row.
struct Operand {
  bool scalar = true;
  std::int64_t value = 0;
  const std::int64_t* data = nullptr;
  [[nodiscard]] std::int64_t at(Row row) const { return scalar ? value : data[row]; }
};

/// Calls `body(row)` for every selected row; a selection of the whole block becomes a plain counted loop.
template <class Body>
void for_each(const Rows& rows, std::size_t block_rows, Body body) {
  if (rows.size() == block_rows) {
    for (Row row = 0; row < block_rows; ++row) body(row);
  } else {
    for (const Row row : rows) body(row);
  }
}

/// Two operands, with the scalar cases apart so that each loop is as plain as it can be.
template <class Function>
void binary(const Rows& rows, std::size_t block_rows, std::int64_t* out, Operand a, Operand b, Function f) {
  if (a.scalar) {
    for_each(rows, block_rows, [=](Row row) { out[row] = f(a.value, b.data[row]); });
  } else if (b.scalar) {
    for_each(rows, block_rows, [=](Row row) { out[row] = f(a.data[row], b.value); });
  } else {
    for_each(rows, block_rows, [=](Row row) { out[row] = f(a.data[row], b.data[row]); });
  }
}

/// The usual table of two pieces is a choice that the compiler makes for several rows at once.
void look_up(const Rows& rows, std::size_t block_rows, std::int64_t* out, const std::int64_t* of,
             const Pieces& pieces) {
  if (pieces.from.size() > 1) return for_each(rows, block_rows, [&](Row row) { out[row] = pieces.at(of[row]); });
  const std::int64_t from = pieces.from[0];
  const std::int64_t below = pieces.value[0];
  const std::int64_t reached = pieces.value[1];
  for_each(rows, block_rows, [=](Row row) { out[row] = of[row] >= from ? reached : below; });
}

}  // namespace

NodeId input_of(const plan::Plan& plan, plan::Op op) {
  for (std::size_t index = 0; index < plan.nodes.size(); ++index)
    if (plan.nodes[index].op == op) return NodeId(index);
  return {};
}

Slots::Slots(const plan::Plan& plan, values::Day run_date, const Codes& codes)
    : plan_(plan), codes_(codes), slots_(plan.nodes.size()) {
  for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
    slots_[index].source = NodeId(index);
    settle(NodeId(index), run_date);
  }
}

void Slots::alias(NodeId id, NodeId other) {
  const Slot target = slots_[other.index()];
  slots_[id.index()] = target;
}

void Slots::settle(NodeId id, values::Day run_date) {
  const Node& node = plan_.at(id);
  Slot& slot = slots_[id.index()];
  if (node.op == Op::run_date) {
    slot.scalar = true;
    slot.value = run_date.number;
    return;
  }
  const int operands = plan::operand_count(node.op);
  const auto scalar = [&](NodeId operand, int place) { return operands < place || is_scalar(operand); };
  const auto value = [&](NodeId operand, int place) { return operands < place ? 0 : slots_[operand.index()].value; };
  if (!plan::is_input(node.op) && scalar(node.a, 1) && scalar(node.b, 2) && scalar(node.c, 3)) {
    slot.scalar = true;
    slot.value = plan::apply(plan_, node, value(node.a, 1), value(node.b, 2), value(node.c, 3));
    return;
  }
  settle_logic(id);
  if (!slot.scalar && slot.source == id) settle_as_pieces(id);
  if (!slot.scalar && slot.source == id) {
    slot.buffer = buffers_.size();
    buffers_.emplace_back();
  }
}

void Slots::settle_logic(NodeId id) {
  const Node& node = plan_.at(id);
  if (node.op == Op::both) {
    if (is_never(node.a) || is_always(node.b)) return alias(id, node.a);
    if (is_never(node.b) || is_always(node.a)) return alias(id, node.b);
  } else if (node.op == Op::either) {
    if (is_always(node.a) || is_never(node.b)) return alias(id, node.a);
    if (is_always(node.b) || is_never(node.a)) return alias(id, node.b);
  } else if (node.op == Op::select && is_scalar(node.a)) {
    alias(id, is_always(node.a) ? node.b : node.c);
  }
}

Known Slots::known(NodeId id) const {
  Known known;
  if (!id.is_set()) return known;
  const Slot& slot = slots_[id.index()];
  known.node = slot.source;
  if (slot.scalar) known.only = slot.value;
  if (!slot.scalar) known.pieces = pieces(id);
  return known;
}

void Slots::settle_as_pieces(NodeId id) {
  const Node& node = plan_.at(id);
  const Where where = [this](NodeId of) { return source(of); };
  std::optional<Pieces> found = pieces_of(plan_, node, known(node.a), known(node.b), known(node.c), where);
  if (!found) return;
  Slot& slot = slots_[id.index()];
  if (found->from.empty()) {
    slot.scalar = true;
    slot.value = found->value[0];
    return;
  }
  slot.pieces = pieces_.size();
  pieces_.push_back(std::move(*found));
}

Stage Slots::stage_for(const std::vector<NodeId>& roots, const std::vector<const Stage*>& available) const {
  std::vector<bool> done(slots_.size(), false);
  std::vector<bool> filled(plan_.registers.size(), false);
  for (const Stage* stage : available) {
    for (const NodeId id : stage->order) done[id.index()] = true;
    for (const plan::RegisterId in : stage->registers) filled[in.index()] = true;
  }
  std::vector<bool> wanted(slots_.size(), false);
  const auto want = [&](NodeId id) {
    if (!id.is_set() || is_scalar(id)) return;
    const NodeId source = slots_[id.index()].source;
    if (!done[source.index()]) wanted[source.index()] = true;
  };
  for (const NodeId root : roots) want(root);
  Stage stage;
  for (std::size_t index = slots_.size(); index-- > 0;) {
    const Node& node = plan_.nodes[index];
    if (!wanted[index]) continue;
    const bool reads_register = node.op == Op::register_field || node.op == Op::register_present;
    if (reads_register && !filled[node.index]) {
      filled[node.index] = true;
      stage.registers.emplace_back(node.index);
    }
    if (plan::is_input(node.op)) continue;
    stage.order.push_back(NodeId(index));
    if (const Pieces* const table = pieces(NodeId(index))) {
      want(table->of);
      continue;
    }
    const int operands = plan::operand_count(node.op);
    if (operands >= 1) want(node.a);
    if (operands >= 2) want(node.b);
    if (operands >= 3) want(node.c);
  }
  std::reverse(stage.order.begin(), stage.order.end());
  return stage;
}

void Slots::bind(const facts::Block& block) {
  block_rows_ = block.rows;
  widened_.resize(plan_.columns.size());
  for (std::vector<std::int64_t>& buffer : buffers_)
    if (buffer.size() < block.rows) buffer.resize(block.rows, 0);
  for (std::size_t index = 0; index < slots_.size(); ++index) {
    Slot& slot = slots_[index];
    if (slot.scalar) continue;
    const Node& source = plan_.at(slot.source);
    if (source.op == Op::column) {
      slot.data = block.columns[codes_.columns[source.index]].values.data();
    } else if (source.op == Op::column_present) {
      const std::vector<std::uint8_t>& known = block.columns[codes_.columns[source.index]].known;
      std::vector<std::int64_t>& wide = widened_[source.index];
      wide.resize(block.rows);
      if (known.empty())
        std::fill(wide.begin(), wide.end(), 1);
      else
        std::copy(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(block.rows), wide.begin());
      slot.data = wide.data();
    } else {
      slot.data = buffers_[slot.buffer].data();
    }
  }
}

void Slots::replace_column(plan::ColumnId column, const std::int64_t* values) {
  for (Slot& slot : slots_) {
    if (slot.scalar) continue;
    const Node& source = plan_.at(slot.source);
    if (source.op == Op::column && source.index == column.value) slot.data = values;
  }
}

void Slots::run(const Stage& stage, const Rows& rows) {
  if (rows.empty()) return;
  if (!stage.registers.empty() && registers_ != nullptr) registers_->fill(stage.registers, rows);
  for (const NodeId id : stage.order) compute(id, rows);
}

void Slots::compute(NodeId id, const Rows& rows) {
  const Node& node = plan_.at(id);
  std::int64_t* out = own(id);
  if (const Pieces* const table = pieces(id))
    return look_up(rows, block_rows_, out, slots_[table->of.index()].data, *table);
  const auto operand = [&](NodeId of) {
    if (!of.is_set()) return Operand{};
    const Slot& slot = slots_[of.index()];
    return Operand{slot.scalar, slot.value, slot.data};
  };
  const Operand a = operand(node.a);
  const Operand b = operand(node.b);
  const std::size_t n = block_rows_;
  using I = std::int64_t;
  switch (node.op) {
    case Op::add_days:
      return for_each(rows, n, [=, add = node.value](Row row) { out[row] = a.data[row] + add; });
    case Op::equal:
      return binary(rows, n, out, a, b, [](I x, I y) -> I { return x == y; });
    case Op::less:
      return binary(rows, n, out, a, b, [](I x, I y) -> I { return x < y; });
    case Op::less_equal:
      return binary(rows, n, out, a, b, [](I x, I y) -> I { return x <= y; });
    case Op::both:
      return binary(rows, n, out, a, b, [](I x, I y) -> I { return x & y; });
    case Op::either:
      return binary(rows, n, out, a, b, [](I x, I y) -> I { return x | y; });
    case Op::negate:
      return for_each(rows, n, [=](Row row) { out[row] = a.data[row] ^ 1; });
    case Op::plus:
      return binary(rows, n, out, a, b, [](I x, I y) { return x + y; });
    case Op::minus:
      return binary(rows, n, out, a, b, [](I x, I y) { return x - y; });
    case Op::lesser:
      return binary(rows, n, out, a, b, [](I x, I y) { return std::min(x, y); });
    case Op::greater:
      return binary(rows, n, out, a, b, [](I x, I y) { return std::max(x, y); });
    case Op::has_bit:
      return for_each(rows, n, [=, bit = node.value](Row row) { out[row] = (a.data[row] >> bit) & 1; });
    default: {
      const Operand c = operand(node.c);
      return for_each(rows, n, [&](Row row) { out[row] = plan::apply(plan_, node, a.at(row), b.at(row), c.at(row)); });
    }
  }
}

}  // namespace dun::decide
