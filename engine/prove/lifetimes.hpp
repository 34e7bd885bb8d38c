// How long the value of a node stands while a claim is explored: as long as the state, for one way through what the day
// leaves open, or for one act judged. Values are kept that long and reckoned once.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/prove/clocks.hpp"
#include "engine/prove/natures.hpp"

namespace dun::prove {

/// How much of a claim's time is left open. In order of time, nothing is: years follow each other, and the due date is
/// where it was put. Else a run may fall into any of its class's cells; and where the due date is free too, it is any
/// day on each run anew, as it may be moved at any time.
enum class Freedom : std::uint8_t { none, years, due_date };

enum class Lifetime : std::uint8_t { state, way, act };

class Lifetimes {
 public:
  Lifetimes(const plan::Plan& plan, const Natures& natures, const Clocks& clocks, Freedom freedom);

  [[nodiscard]] Lifetime of(NodeId id) const { return lifetimes_[id.index()]; }

 private:
  std::vector<Lifetime> lifetimes_;
};

}  // namespace dun::prove
