// A question with open points, asked once for every combination of picks: run it with a script, ask for the next, run
// it again. The first way takes the default of each point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dun::prove {

/// One way through a question with several open points; first the default of each.
class Script {
 public:
  /// The pick among `options` (at least 1) at the next open point.
  std::size_t pick(std::size_t options) {
    if (at_ == picks_.size()) picks_.push_back({0, static_cast<std::uint16_t>(options)});
    return picks_[at_++].taken;
  }
  /// Goes to the next way; false when all have been gone.
  bool next();
  void rewind() { at_ = 0; }
  /// How many points have been open so far.
  [[nodiscard]] std::size_t at() const { return at_; }
  /// Points beyond the first so many are settled: the next way differs before them.
  void keep(std::size_t points) { at_ = points; }

 private:
  struct Pick {
    std::uint16_t taken = 0;
    std::uint16_t options = 1;
  };
  std::vector<Pick> picks_;
  std::size_t at_ = 0;
};

}  // namespace dun::prove
