// A yes/no node asked of a selection by splitting it: each part of an `and` or `or` sees only the rows that the parts
// before it left open, and what is a table of one column is looked up as the rows go by, with nothing kept.
// For questions that end most rows' way; what later questions read again belongs into a Stage.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/decide/slots.hpp"

namespace dun::decide {

class Condition {
 public:
  /// `available`: the stages that have run for every row that will be asked about.
  Condition(const plan::Plan& plan, const Slots& slots, NodeId root, const std::vector<const Stage*>& available);

  /// Moves the rows for which the answer is `wanted` from `rows` to `taken`; both stay in order.
  void take(Slots& slots, bool wanted, Rows& rows, Rows& taken) const {
    take(parts_.size() - 1, slots, wanted, rows, taken);
  }

 private:
  struct Part {
    plan::Op op = plan::Op::constant;  // both, either or negate; anything else is asked as it stands
    std::size_t a = 0;
    std::size_t b = 0;
    NodeId node;
    Stage stage;
  };

  std::size_t add(const plan::Plan& plan, const Slots& slots, NodeId id, const std::vector<const Stage*>& available);
  void take(std::size_t part, Slots& slots, bool wanted, Rows& rows, Rows& taken) const;

  std::vector<Part> parts_;  // parts before what they are part of
};

}  // namespace dun::decide
