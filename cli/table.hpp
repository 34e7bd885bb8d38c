// Rows under headings, aligned for reading: texts to the left, numbers to the right. The headings stand out on a
// terminal; what goes into a pipe is plain.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dun::cli {

enum class Align : std::uint8_t { left, right };
struct Heading {
  std::string text;
  Align align = Align::left;
};

class Table {
 public:
  explicit Table(std::vector<Heading> headings) : headings_(std::move(headings)) {}
  /// As many cells as headings.
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool is_empty() const { return rows_.empty(); }
  /// To standard output. Columns in which every cell is empty are left out.
  void print() const;

 private:
  std::vector<Heading> headings_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace dun::cli
