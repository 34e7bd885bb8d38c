#include "engine/decide/missing.hpp"

#include <algorithm>

namespace dun::decide {

using plan::Op;

namespace {

class Search {
 public:
  Search(const plan::Plan& plan, const OneRow& row) : plan_(plan), row_(row) {}

  /// Why the node is what it is: of a conjunction that fails only the parts that fail count.
  void explain(NodeId id) {
    const plan::Node& node = plan_.at(id);
    const bool holds = row_.holds(id);
    switch (node.op) {
      case Op::negate:
        return explain(node.a);
      case Op::both:
      case Op::either:
        for (const NodeId part : {node.a, node.b})
          if (row_.holds(part) == holds) explain(part);
        return;
      case Op::select:
        return explain(row_.holds(node.a) ? node.b : node.c);
      default:
        if (!holds) add_leaf(node);
    }
  }

  std::vector<Missing> found;

 private:
  void add_leaf(const plan::Node& node) {
    switch (node.op) {
      case Op::column_present:
        return add({Missing::Kind::fact, node.index, {}});
      case Op::register_field:
        if (static_cast<plan::RegisterField>(node.value) == plan::RegisterField::last_has_received)
          add({Missing::Kind::receipt, node.index, {}});
        return;
      case Op::rate_known:
        return add({Missing::Kind::rate, node.index, row_.day(node.a)});
      case Op::scale_known:
        return add({Missing::Kind::scale, node.index, row_.day(node.b)});
      case Op::calendar_covers:
        return add({Missing::Kind::calendar, node.index, row_.day(node.a)});
      default:
        return;
    }
  }

  void add(Missing missing) {
    if (std::find(found.begin(), found.end(), missing) == found.end()) found.push_back(missing);
  }

  const plan::Plan& plan_;
  const OneRow& row_;
};

}  // namespace

std::vector<Missing> missing_for(const plan::Plan& plan, const OneRow& row, NodeId unknown) {
  Search search(plan, row);
  if (unknown.is_set() && row.holds(unknown)) search.explain(unknown);
  return std::move(search.found);
}

}  // namespace dun::decide
