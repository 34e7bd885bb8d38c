// A node that depends on one other node alone, written as a table: constant between the numbers at which it changes.
// "Due 14 days ago", "the share of that year times today's rate, rounded" and "by eFaktura, letter or e-mail" are each
// a few pieces of one day or choice; looking the piece up replaces the whole chain of nodes in between.
// Invariant: a table gives exactly what plan::apply gives along the chain; what cannot be shown so is no table.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/plan/plan.hpp"

namespace dun::decide {

using plan::NodeId;

struct Pieces {
  NodeId of;
  std::vector<std::int64_t> from;   // where each piece but the first begins, ascending
  std::vector<std::int64_t> value;  // of each piece

  [[nodiscard]] std::int64_t at(std::int64_t x) const {
    std::int64_t found = value[0];
    for (std::size_t piece = 0; piece < from.size(); ++piece) found = x >= from[piece] ? value[piece + 1] : found;
    return found;
  }
};

/// What is known of an operand when a node is looked at.
struct Known {
  NodeId node;                       // where its values stand
  std::optional<std::int64_t> only;  // the same for all rows
  const Pieces* pieces = nullptr;
};

/// The node whose values a node has: itself, or another that settled it.
using Where = std::function<NodeId(NodeId)>;

/// The node as pieces, or nothing. Operands that the operator does not have are ignored.
[[nodiscard]] std::optional<Pieces> pieces_of(const plan::Plan& plan, const plan::Node& node, const Known& a,
                                              const Known& b, const Known& c, const Where& where);

}  // namespace dun::decide
