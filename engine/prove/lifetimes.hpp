// How long the value of a node stands while a claim is explored: as long as the state, for one way through what the day
// leaves open, or for one act judged. Values are kept that long and reckoned once.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/prove/clocks.hpp"
#include "engine/prove/natures.hpp"

namespace dun::prove {

enum class Lifetime : std::uint8_t { state, way, act };

class Lifetimes {
 public:
  Lifetimes(const plan::Plan& plan, const Natures& natures, const Clocks& clocks);

  [[nodiscard]] Lifetime of(NodeId id) const { return lifetimes_[id.index()]; }

 private:
  std::vector<Lifetime> lifetimes_;
};

}  // namespace dun::prove
