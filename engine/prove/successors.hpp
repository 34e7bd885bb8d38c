// Where moves go: the states that follow from others, rid of what nothing can read any more.
#pragma once

#include "engine/prove/graph.hpp"

namespace dun::prove {

class Successors {
 public:
  Successors(const Layout& layout, Graph& graph) : layout_(layout), graph_(graph) {}

  void add_start(State state) {
    if (layout_.forget(state)) graph_.add_start(state);
  }
  void add_day(Graph::Place from, State state) {
    layout_.age(state);
    if (layout_.forget(state)) graph_.add_day(from, state);
  }
  /// `event` is called only if the way is new or shorter.
  template <class MakeEvent>
  void add_event(Graph::Place from, State state, const MakeEvent& event) {
    if (layout_.forget(state)) graph_.add_event(from, state, event);
  }

 private:
  const Layout& layout_;
  Graph& graph_;
};

}  // namespace dun::prove
