#include "engine/decide/pieces.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "engine/base/exact.hpp"
#include "engine/plan/arithmetic.hpp"

namespace dun::decide {

using plan::Node;
using plan::Op;
using values::Day;

namespace {

constexpr std::size_t most_pieces = 16;

/// Day functions that never fall: where such a chain reaches a day, it stays at or after it.
bool is_rising(Op op) {
  return op == Op::add_days || op == Op::add_months;
}

bool compares(Op op) {
  return op == Op::equal || op == Op::less || op == Op::less_equal;
}

bool reads_versions(Op op) {
  return op == Op::rate || op == Op::rate_known || op == Op::scale_known;
}

/// A node followed down through day functions that never fall.
class Chain {
 public:
  Chain(const plan::Plan& plan, NodeId top, const Where& where) : plan_(plan) {
    while (is_rising(plan.at(top).op)) {
      steps_.push_back(top);
      top = where(plan.at(top).a);
    }
    source_ = top;
  }

  [[nodiscard]] NodeId source() const { return source_; }

  [[nodiscard]] std::int64_t at(std::int64_t x) const {
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) x = plan::apply(plan_, plan_.at(*step), x, 0, 0);
    return x;
  }

  /// The smallest x at which the chain reaches `bound`; nothing if none of the calendar's days does.
  [[nodiscard]] std::optional<std::int64_t> reaches(std::int64_t bound) const {
    if (steps_.empty()) return bound;
    std::int64_t below = values::first_day.number - 1;
    std::int64_t reached = values::last_day.number;
    if (at(reached) < bound) return std::nullopt;
    while (reached - below > 1) {
      const std::int64_t middle = below + (reached - below) / 2;
      (at(middle) >= bound ? reached : below) = middle;
    }
    return reached;
  }

 private:
  const plan::Plan& plan_;
  std::vector<NodeId> steps_;  // from the top down
  NodeId source_;
};

/// The values of the operand at `place` at which the node itself may change, if it reads a number against bounds.
std::vector<std::int64_t> bounds_of(const plan::Plan& plan, const Node& node, int place,
                                    std::optional<std::int64_t> other) {
  std::vector<std::int64_t> bounds;
  const auto versions = [&](const auto& table) {
    for (const auto& version : table.versions) bounds.push_back(version.from.number);
  };
  using Limits = std::numeric_limits<std::int64_t>;
  if (compares(node.op) && *other > Limits::min() && *other < Limits::max()) bounds = {*other, *other + 1};
  if (node.op == Op::rate || node.op == Op::rate_known) versions(plan.tables[node.index]);
  if (node.op != Op::scale_known) return bounds;
  const plan::Scale& scale = plan.scales[node.index];
  if (place == 1) {
    versions(scale);
  } else if (const auto* version = plan::version_on(scale, Day{static_cast<std::int32_t>(*other)})) {
    for (const plan::ScaleRow& row : version->rows)
      if (row.up_to && *row.up_to < Limits::max()) bounds.push_back(*row.up_to + 1);
  }
  return bounds;
}

class Finder {
 public:
  Finder(const plan::Plan& plan, const Node& node, std::array<const Known*, 3> operands, const Where& where)
      : plan_(plan), node_(node), operands_(operands), count_(plan::operand_count(node.op)), where_(where) {}

  std::optional<Pieces> find() {
    const bool found = compares(node_.op) || reads_versions(node_.op) ? against_bounds() || of_tables() : of_tables();
    if (!found) return std::nullopt;
    return filled();
  }

 private:
  [[nodiscard]] const Known& operand(int place) const { return *operands_[static_cast<std::size_t>(place)]; }

  /// One operand is a chain of days or a plain number, the other the same for all rows.
  bool against_bounds() {
    int free = -1;
    for (int place = 0; place < count_; ++place) {
      if (operand(place).only) continue;
      if (free >= 0 || operand(place).pieces != nullptr) return false;
      free = place;
    }
    if (free < 0) return false;
    chain_.emplace(plan_, operand(free).node, where_);
    pieces_.of = chain_->source();
    for (const std::int64_t bound : bounds_of(plan_, node_, free, count_ == 2 ? operand(1 - free).only : std::nullopt))
      if (const auto reached = chain_->reaches(bound)) pieces_.from.push_back(*reached);
    return !pieces_.from.empty();
  }

  /// Every operand is the same for all rows or a table of one and the same node.
  bool of_tables() {
    for (int place = 0; place < count_; ++place) {
      if (operand(place).only) continue;
      const Pieces* const pieces = operand(place).pieces;
      if (pieces == nullptr || (pieces_.of.is_set() && pieces_.of != pieces->of)) return false;
      pieces_.of = pieces->of;
      pieces_.from.insert(pieces_.from.end(), pieces->from.begin(), pieces->from.end());
    }
    return pieces_.of.is_set();
  }

  [[nodiscard]] std::int64_t operand_at(int place, std::int64_t x) const {
    if (place >= count_) return 0;
    const Known& known = operand(place);
    if (known.only) return *known.only;
    return known.pieces != nullptr ? known.pieces->at(x) : chain_->at(x);
  }

  [[nodiscard]] std::int64_t at(std::int64_t x) const {
    return plan::apply(plan_, node_, operand_at(0, x), operand_at(1, x), operand_at(2, x));
  }

  std::optional<Pieces> filled() {
    std::vector<std::int64_t> from;
    from.swap(pieces_.from);
    std::sort(from.begin(), from.end());
    from.erase(std::unique(from.begin(), from.end()), from.end());
    try {
      pieces_.value = {at(from.front() - 1)};
      for (const std::int64_t begin : from) {
        const std::int64_t value = at(begin);
        if (value == pieces_.value.back()) continue;
        pieces_.from.push_back(begin);
        pieces_.value.push_back(value);
      }
    } catch (const base::Overflow&) {  // of a piece that may never be asked for: left to the rows
      return std::nullopt;
    }
    if (pieces_.value.size() > most_pieces) return std::nullopt;
    return std::move(pieces_);
  }

  const plan::Plan& plan_;
  const Node& node_;
  std::array<const Known*, 3> operands_;
  int count_;
  const Where& where_;
  std::optional<Chain> chain_;
  Pieces pieces_;
};

}  // namespace

std::optional<Pieces> pieces_of(const plan::Plan& plan, const Node& node, const Known& a, const Known& b,
                                const Known& c, const Where& where) {
  if (plan::is_input(node.op)) return std::nullopt;
  return Finder(plan, node, {&a, &b, &c}, where).find();
}

}  // namespace dun::decide
