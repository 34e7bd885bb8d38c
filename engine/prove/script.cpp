#include "engine/prove/script.hpp"

namespace dun::prove {

std::size_t Script::pick(std::size_t options) {
  if (at_ == picks_.size()) picks_.push_back({0, static_cast<std::uint16_t>(options)});
  return picks_[at_++].taken;
}

std::vector<std::uint16_t> Script::picks() const {
  std::vector<std::uint16_t> picks;
  for (std::size_t at = 0; at < at_; ++at) picks.push_back(picks_[at].taken);
  return picks;
}

bool Script::next() {
  picks_.resize(at_);
  while (!picks_.empty() && picks_.back().taken + 1 == picks_.back().options) picks_.pop_back();
  if (picks_.empty()) return false;
  ++picks_.back().taken;
  return true;
}

}  // namespace dun::prove
