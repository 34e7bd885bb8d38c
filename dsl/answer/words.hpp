// The parts of answers as people and programs read them: rules with their paragraphs, what is missing, columns.
#pragma once

#include <string>
#include <vector>

#include "dsl/answer/missing.hpp"
#include "engine/base/json_line.hpp"

namespace dun::answer {

/// Rows under headings, numbers to the right; a column that is empty in every row is left out.
class Columns {
 public:
  Columns(std::vector<std::string> headings, std::vector<std::size_t> numbers)
      : rows_{std::move(headings)}, numbers_(std::move(numbers)) {}
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;  // headings first
  std::vector<std::size_t> numbers_;
};

/// "law no/inkasso: late-interest, FRL §§ 2, 3 (policies/no/law.dun:190)".
[[nodiscard]] std::string rule_text(const std::string& law, const Because& rule);
/// A line each, set in.
[[nodiscard]] std::string withheld_text(const std::vector<Because>& withheld);
[[nodiscard]] std::string unknown_text(const std::vector<Unknown>& unknown);

[[nodiscard]] std::string becauses_json(const std::vector<Because>& reasons);
[[nodiscard]] std::string unknown_json(const std::vector<Unknown>& unknown);

}  // namespace dun::answer
