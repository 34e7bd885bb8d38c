#include "engine/decide/condition.hpp"

#include <algorithm>

namespace dun::decide {

using plan::Op;

namespace {

/// Most conditions hold for no row or a few: up to the first row nothing is written. From there on no branch hangs on
/// the answer, for a wrong guess costs more than writing both ways.
template <class Holds>
void split(Rows& rows, Rows& taken, Holds holds) {
  const Row* const end = rows.data() + rows.size();
  const Row* read = std::find_if(static_cast<const Row*>(rows.data()), end, holds);
  if (read == end) return;
  const std::size_t before = taken.size();
  taken.resize(before + static_cast<std::size_t>(end - read));
  Row* next = taken.data() + before;
  Row* kept = rows.data() + (read - rows.data());
  for (; read != end; ++read) {
    const Row row = *read;
    const bool is_taken = holds(row);
    *next = row;
    *kept = row;
    next += is_taken ? 1 : 0;
    kept += is_taken ? 0 : 1;
  }
  taken.resize(static_cast<std::size_t>(next - taken.data()));
  rows.resize(static_cast<std::size_t>(kept - rows.data()));
}

/// Splits by a table; "equals" and "reaches" are by far the most frequent.
void split_by(const Pieces& pieces, const std::int64_t* of, bool wanted, Rows& rows, Rows& taken) {
  const auto says = [&](std::size_t piece) { return (pieces.value[piece] != 0) == wanted; };
  const std::int64_t first = pieces.from[0];
  if (pieces.from.size() == 1) {
    const bool above = says(1);
    if (says(0) == above) return split(rows, taken, [above](Row) { return above; });
    return split(rows, taken, [=](Row row) { return (of[row] >= first) == above; });
  }
  if (pieces.from.size() == 2 && pieces.from[1] == first + 1 && says(0) == says(2)) {
    const bool others = says(0);
    return split(rows, taken, [=, at = says(1)](Row row) { return of[row] == first ? at : others; });
  }
  split(rows, taken, [&](Row row) { return (pieces.at(of[row]) != 0) == wanted; });
}

}  // namespace

Condition::Condition(const plan::Plan& plan, const Slots& slots, NodeId root,
                     const std::vector<const Stage*>& available) {
  add(plan, slots, root, available);
}

std::size_t Condition::add(const plan::Plan& plan, const Slots& slots, NodeId id,
                           const std::vector<const Stage*>& available) {
  Part part;
  part.node = slots.source(id);
  const plan::Node& node = plan.at(part.node);
  const bool is_logic = node.op == Op::both || node.op == Op::either || node.op == Op::negate;
  if (is_logic && !slots.is_scalar(part.node) && slots.pieces(part.node) == nullptr) {
    part.op = node.op;
    part.a = add(plan, slots, node.a, available);
    if (node.op != Op::negate) part.b = add(plan, slots, node.b, available);
  } else {
    const Pieces* const pieces = slots.pieces(part.node);
    part.stage = slots.stage_for({pieces != nullptr ? pieces->of : part.node}, available);
  }
  parts_.push_back(std::move(part));
  return parts_.size() - 1;
}

void Condition::take(std::size_t place, Slots& slots, bool wanted, Rows& rows, Rows& taken) const {
  if (rows.empty()) return;
  const Part& part = parts_[place];
  if (part.op == Op::negate) return take(part.a, slots, !wanted, rows, taken);
  const std::size_t before = taken.size();
  if (part.op == (wanted ? Op::either : Op::both)) {  // one part is enough
    take(part.a, slots, wanted, rows, taken);
    const std::size_t middle = taken.size();
    take(part.b, slots, wanted, rows, taken);
    in_order(taken, before, middle);
  } else if (part.op == Op::either || part.op == Op::both) {
    Rows undecided;
    take(part.a, slots, wanted, rows, undecided);
    take(part.b, slots, wanted, undecided, taken);
    const std::size_t middle = rows.size();
    rows.insert(rows.end(), undecided.begin(), undecided.end());
    in_order(rows, 0, middle);
  } else {
    slots.run(part.stage, rows);
    if (const Pieces* const pieces = slots.pieces(part.node))
      split_by(*pieces, slots.data(pieces->of), wanted, rows, taken);
    else
      split(rows, taken, [wanted, values = slots.values(part.node)](Row row) { return values.holds(row) == wanted; });
  }
}

}  // namespace dun::decide
