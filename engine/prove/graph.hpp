// The states found so far and the shortest way to each: fewest events first, then fewest days. Knows nothing of plans.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <vector>

#include "engine/prove/proof.hpp"
#include "engine/prove/state_table.hpp"

namespace dun::prove {

class Graph {
 public:
  using Place = StateTable::Place;

  /// `numbers`: how many a state has.
  explicit Graph(std::size_t numbers) : known_(numbers) {}

  void add_start(const State& state) { offer(state, nowhere, 0); }
  /// The state one day after another.
  void add_day(Place from, const State& state) { offer(state, from, costs_[from] + 1); }
  /// The state an event leads to; the event is made only if the way is new or shorter.
  template <class MakeEvent>
  void add_event(Place from, const State& state, const MakeEvent& event) {
    const std::optional<Place> reached = offer(state, from, costs_[from] + one_event);
    if (!reached) return;
    reached_[*reached].event = static_cast<std::uint32_t>(events_.size());
    events_.push_back(event());
  }

  /// The nearest state not yet gone on from; nothing when all have been.
  [[nodiscard]] std::optional<Place> next();
  [[nodiscard]] State at(Place place) const { return known_.at(place); }
  [[nodiscard]] std::size_t size() const { return known_.size(); }
  [[nodiscard]] const StateTable& states() const { return known_; }

  /// The first state on the way to this one.
  [[nodiscard]] State start_of(Place place) const;
  /// The events on the way and the one that follows, each with its day since the start.
  [[nodiscard]] std::vector<Event> events_to(Place place, Event last) const;

 private:
  /// Events in the upper half, days in the lower.
  using Cost = std::uint64_t;
  static constexpr Cost one_event = Cost{1} << 32;
  static constexpr std::uint32_t nowhere = 0xffffffff;

  struct Reached {
    Place from = nowhere;
    std::uint32_t event = nowhere;  // nowhere: only a day went by
  };
  using Waiting = std::pair<Cost, Place>;

  /// Where the state is, if this is a first or a shorter way to it.
  std::optional<Place> offer(const State& state, Place from, Cost cost);

  StateTable known_;
  std::vector<Reached> reached_;
  std::vector<Cost> costs_;
  std::vector<bool> done_;
  std::vector<Event> events_;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting_;
};

}  // namespace dun::prove
