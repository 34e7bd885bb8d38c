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
  std::size_t pick(std::size_t options);
  /// Goes to the next way; false when all have been gone.
  bool next();
  void rewind() { at_ = 0; }
  /// What was picked so far.
  [[nodiscard]] std::vector<std::uint16_t> picks() const;

 private:
  struct Pick {
    std::uint16_t taken = 0;
    std::uint16_t options = 1;
  };
  std::vector<Pick> picks_;
  std::size_t at_ = 0;
};

}  // namespace dun::prove
