// Timing for benchmarks: how long a piece of work took, and the middle of several rounds. Floating point is fine here:
// nothing is decided by it.
#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

namespace dun::bench {

template <class Work>
double seconds_of(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// The middle of the ratios of paired rounds, which noise on the machine moves less than the ratio of the middles.
inline double median_ratio(const std::vector<double>& values, const std::vector<double>& to) {
  std::vector<double> ratios;
  for (std::size_t round = 0; round < values.size(); ++round) ratios.push_back(values[round] / to[round]);
  return median(std::move(ratios));
}

}  // namespace dun::bench
