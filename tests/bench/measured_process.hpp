// Runs a program and says what it wrote, how long it took, how much of that on the processor, and how much memory it
// held at its peak. For benchmarks; ends the benchmark if the program fails.
#pragma once

#include <string>
#include <vector>

namespace dun::bench {

struct Measured {
  std::string output;
  double seconds = 0;
  double processor_seconds = 0;
  double peak_megabytes = 0;  // resident, in units of 1,000,000 bytes
};

[[nodiscard]] Measured run_measured(const std::vector<std::string>& command);

}  // namespace dun::bench
