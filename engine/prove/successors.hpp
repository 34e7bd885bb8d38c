// Where moves go: the states that follow from others, rid of what nothing can read any more.
#pragma once

#include <utility>

#include "engine/prove/graph.hpp"
#include "engine/prove/lifetimes.hpp"

namespace dun::prove {

class Successors {
 public:
  /// Where the due date is free no state keeps it.
  Successors(const Layout& layout, Graph& graph, Freedom freedom) : layout_(layout), graph_(graph), freedom_(freedom) {}

  void add_start(State state) {
    if (forget(state)) graph_.add_start(state);
  }
  void add_day(Graph::Place from, State state) {
    layout_.age(state);
    if (forget(state)) graph_.add_day(from, state);
  }
  /// `event` is called only if the way is new or shorter.
  template <class MakeEvent>
  void add_event(Graph::Place from, State state, const MakeEvent& event) {
    if (forget(state)) graph_.add_event(from, state, event);
  }

  /// What nothing can read any more is gone; false where no step is left.
  [[nodiscard]] bool forget(State& state) const {
    const bool goes_on = layout_.forget(state);
    if (freedom_ == Freedom::due_date) state[Layout::due] = 0;
    return goes_on;
  }

 private:
  const Layout& layout_;
  Graph& graph_;
  Freedom freedom_;
};

}  // namespace dun::prove
