// What commands know of the world outside: the day it is, and a reader at a terminal who wants to see that work goes
// on.
#pragma once

#include <chrono>
#include <string>

#include "engine/values/day.hpp"

namespace dun::cli {

/// The day it is where this runs.
[[nodiscard]] values::Day today();

/// Who runs this, by the name the system knows; empty if it knows none.
[[nodiscard]] std::string user_name();

/// One line on standard error that says how far work has come, once it has taken a second and if a person is looking
/// on.
class ProgressLine {
 public:
  explicit ProgressLine(std::string what);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine();  // wipes the line

  [[nodiscard]] bool is_watched() const { return is_watched_; }
  /// `total` 0: it is not known how much there is to do.
  void show(std::size_t done, std::size_t total, std::size_t rows);

 private:
  std::string what_;
  bool is_watched_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace dun::cli
