#include "engine/decide/figures.hpp"

#include <algorithm>

namespace dun::decide {

using plan::Op;

namespace {

class Search {
 public:
  Search(const plan::Plan& plan, const OneRow& row) : plan_(plan), row_(row), seen_(plan.nodes.size(), false) {}

  void follow(NodeId id) {
    if (!id.is_set() || seen_[id.index()]) return;
    seen_[id.index()] = true;
    const plan::Node& node = plan_.at(id);
    if (node.op == Op::select) return follow(row_.holds(node.a) ? node.b : node.c);
    if (node.op == Op::rate) add(Figure::Kind::rate, node.index, plan_.tables[node.index].versions, row_.day(node.a));
    if (node.op == Op::scale) add(Figure::Kind::scale, node.index, plan_.scales[node.index].versions, row_.day(node.b));
    for (const NodeId part : {node.a, node.b, node.c}) follow(part);
  }

  [[nodiscard]] std::vector<Figure> result() { return std::move(found_); }

 private:
  template <class Version>
  void add(Figure::Kind kind, std::size_t index, const std::vector<Version>& versions, values::Day day) {
    const auto later =
        std::find_if(versions.begin(), versions.end(), [day](const Version& version) { return version.from > day; });
    if (later == versions.begin()) return;
    const Figure figure{kind, index, static_cast<std::size_t>(later - versions.begin()) - 1};
    if (std::find(found_.begin(), found_.end(), figure) == found_.end()) found_.push_back(figure);
  }

  const plan::Plan& plan_;
  const OneRow& row_;
  std::vector<bool> seen_;
  std::vector<Figure> found_;
};

}  // namespace

std::vector<Figure> figures_behind(const plan::Plan& plan, const OneRow& row, NodeId amount) {
  Search search(plan, row);
  search.follow(amount);
  return search.result();
}

}  // namespace dun::decide
