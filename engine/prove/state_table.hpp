// States, each once, found by what they hold. They stand side by side in one store, so that a state costs no allocation
// of its own, and are known by their place in the order they came.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/prove/state.hpp"

namespace dun::prove {

struct NumbersHash {
  std::size_t operator()(const auto& numbers) const {
    std::uint64_t hash = 1469598103934665603ULL;
    for (const auto number : numbers) hash = (hash ^ static_cast<std::uint32_t>(number)) * 1099511628211ULL;
    return static_cast<std::size_t>(hash ^ hash >> 32);
  }
};

class StateTable {
 public:
  using Place = std::uint32_t;

  /// `numbers`: how many each state has.
  explicit StateTable(std::size_t numbers);

  /// The state's place, and whether it is new.
  std::pair<Place, bool> insert(const State& state);
  [[nodiscard]] State at(Place place) const;
  [[nodiscard]] std::int16_t number(Place place, std::size_t at) const { return numbers_[place * stride_ + at]; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  [[nodiscard]] std::size_t slot_of(const std::int16_t* state) const;
  void grow();

  std::size_t count_;
  std::size_t stride_;  // whole words, the last filled up with zeros
  std::size_t size_ = 0;
  std::vector<std::int16_t> numbers_;
  std::vector<Place> slots_;  // a power of two; one more than the place, 0: free
};

}  // namespace dun::prove
