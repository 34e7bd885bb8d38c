// The states found so far and the shortest way to each: fewest events first, then fewest days. Knows nothing of plans.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <unordered_map>
#include <vector>

#include "engine/prove/proof.hpp"
#include "engine/prove/state.hpp"

namespace dun::prove {

struct NumbersHash {
  std::size_t operator()(const auto& numbers) const {
    std::uint64_t hash = 1469598103934665603ULL;
    for (const auto number : numbers) hash = (hash ^ static_cast<std::uint32_t>(number)) * 1099511628211ULL;
    return static_cast<std::size_t>(hash ^ hash >> 32);
  }
};

class Graph {
 public:
  using Place = std::uint32_t;

  void add_start(State state) { offer(std::move(state), nowhere, 0, {}); }
  /// The state one day after another.
  void add_day(Place from, State state) { offer(std::move(state), from, costs_[from] + 1, {}); }
  /// The state an event leads to; the event is made only if the way is new or shorter.
  void add_event(Place from, State state, const std::function<Event()>& event) {
    offer(std::move(state), from, costs_[from] + one_event, event);
  }

  /// The nearest state not yet gone on from; nothing when all have been.
  [[nodiscard]] std::optional<Place> next();
  [[nodiscard]] const State& at(Place place) const { return *states_[place]; }
  [[nodiscard]] std::size_t size() const { return states_.size(); }

  /// The first state on the way to this one.
  [[nodiscard]] const State& start_of(Place place) const;
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

  void offer(State state, Place from, Cost cost, const std::function<Event()>& event);

  std::unordered_map<State, Place, NumbersHash> known_;
  std::vector<const State*> states_;
  std::vector<Reached> reached_;
  std::vector<Cost> costs_;
  std::vector<bool> done_;
  std::vector<Event> events_;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting_;
};

}  // namespace dun::prove
