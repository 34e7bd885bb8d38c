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

  [[nodiscard]] std::vector<Missing> result() {
    for (const Dated& dated : dated_)
      if (!rests_on_absent(dated.day)) add(dated.missing);
    return std::move(found_);
  }

 private:
  void add_leaf(const plan::Node& node) {
    switch (node.op) {
      case Op::column_present:
        absent_.push_back(node.index);
        return add({Missing::Kind::fact, node.index, {}});
      case Op::register_present:
        if (plan_.registers[node.index].worst == plan::Wording::right) add({Missing::Kind::wording, node.index, {}});
        return;
      case Op::register_field:
        if (static_cast<plan::RegisterField>(node.value) == plan::RegisterField::last_has_received)
          add({Missing::Kind::receipt, node.index, {}});
        return;
      case Op::rate_known:
        return add_dated(Missing::Kind::rate, node.index, node.a);
      case Op::scale_known:
        return add_dated(Missing::Kind::scale, node.index, node.b, row_.value(node.a) / plan_.at(node.a).divisor);
      case Op::calendar_covers:
        return add_dated(Missing::Kind::calendar, node.index, node.a);
      default:
        return;
    }
  }

  /// On a day that is itself missing nothing can be known, and nothing is said of it.
  void add_dated(Missing::Kind kind, std::size_t index, NodeId day, std::int64_t minor = 0) {
    dated_.push_back({{kind, index, row_.day(day), minor}, day});
  }

  [[nodiscard]] bool rests_on_absent(NodeId id) const {
    if (!id.is_set()) return false;
    const plan::Node& node = plan_.at(id);
    if (node.op == Op::column && std::find(absent_.begin(), absent_.end(), node.index) != absent_.end()) return true;
    return rests_on_absent(node.a) || rests_on_absent(node.b) || rests_on_absent(node.c);
  }

  struct Dated {
    Missing missing;
    NodeId day;
  };

  void add(Missing missing) {
    if (std::find(found_.begin(), found_.end(), missing) == found_.end()) found_.push_back(missing);
  }

  const plan::Plan& plan_;
  const OneRow& row_;
  std::vector<Missing> found_;
  std::vector<Dated> dated_;
  std::vector<std::size_t> absent_;  // columns
};

}  // namespace

std::vector<Missing> missing_behind(const plan::Plan& plan, const OneRow& row, NodeId condition) {
  Search search(plan, row);
  search.explain(condition);
  return search.result();
}

}  // namespace dun::decide
