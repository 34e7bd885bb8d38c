// Chance that is the same everywhere: the standard fixes what this generator gives, and the distributions are our own,
// since those of the library are not fixed.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string_view>

namespace dun::demo {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}

  /// A whole number from `least` to `most`, both included.
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most - least + 1));
  }
  bool percent(int chance) { return between(1, 100) <= chance; }
  template <std::size_t size>
  std::string_view one_of(const std::array<std::string_view, size>& choices) {
    return choices[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(size) - 1))];
  }

 private:
  std::mt19937_64 random_;
};

}  // namespace dun::demo
