// Shares by floor division; the first share takes up the remainder.
#include "engine/values/split.hpp"

#include "engine/base/exact.hpp"

namespace dun::values {

std::vector<std::int64_t> split(std::int64_t whole, std::span<const std::int64_t> weights) {
  base::Int128 total = 0;
  for (const std::int64_t weight : weights) total += weight;
  std::vector<std::int64_t> shares;
  shares.reserve(weights.size());
  std::int64_t left = whole;
  for (const std::int64_t weight : weights) {
    const base::Int128 share = total == 0 ? 0 : base::floor_divide(base::Int128{whole} * weight, total);
    shares.push_back(base::narrow(share));
    left -= shares.back();
  }
  if (!shares.empty()) shares.front() += left;
  return shares;
}

}  // namespace dun::values
