// Rejected rows, told and counted: written to a CSV file of file, line, column and reason as they come, and the first
// of them kept for the reader of the command line. Memory does not grow with their number.
#pragma once

#include <fstream>
#include <vector>

#include "engine/facts/import/row_source.hpp"

namespace dun::import {

struct Reject {
  std::string file;
  std::size_t line = 0;
  Problem problem;
};

class Rejects {
 public:
  static constexpr std::size_t kept = 20;

  /// Writes to `path`, or nowhere if it is empty.
  [[nodiscard]] base::Result<void> open(const std::string& path);
  void add(const std::string& file, std::size_t line, const Problem& problem);
  [[nodiscard]] base::Result<void> close();

  [[nodiscard]] const std::vector<Reject>& first() const { return first_; }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::string path_;
  std::ofstream file_;
  std::vector<Reject> first_;
  std::size_t count_ = 0;
};

}  // namespace dun::import
