// Adds the time it lives to a counter: how long the parts of a run took. It measures spans and knows no instants, so
// that nothing decided or kept can come to depend on a clock.
#pragma once

#include <chrono>
#include <cstdint>

namespace dun::base {

class Stopwatch {
 public:
  /// `nanoseconds` must outlive the watch.
  explicit Stopwatch(std::int64_t& nanoseconds) : nanoseconds_(nanoseconds), start_(Clock::now()) {}
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;
  ~Stopwatch() { nanoseconds_ += std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start_).count(); }

 private:
  using Clock = std::chrono::steady_clock;
  std::int64_t& nanoseconds_;
  Clock::time_point start_;
};

}  // namespace dun::base
