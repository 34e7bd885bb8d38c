// The cells of one neutral row by name, read as what they should be. What cannot be read is a problem at the cell's
// column, and a value that means nothing is returned in its place.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/facts/import/translate.hpp"
#include "engine/values/day.hpp"
#include "engine/values/money.hpp"

namespace dun::import {

/// A word of a closed list and the value it stands for.
template <class Value>
struct Word {
  std::string_view name;
  Value value;
};

class Fields {
 public:
  Fields(const NeutralRow& row, std::vector<Problem>& problems) : row_(row), problems_(problems) {}

  [[nodiscard]] const std::string& text(std::string_view column) const { return cell(column).text; }
  [[nodiscard]] bool is_empty(std::string_view column) const { return text(column).empty(); }
  /// An identifier: not longer than 200 bytes, no space at either end.
  [[nodiscard]] std::string id(std::string_view column);
  /// Lower-case letters, digits, hyphens: a name as policies write it.
  [[nodiscard]] std::string name(std::string_view column);
  [[nodiscard]] std::optional<values::Day> day(std::string_view column);
  [[nodiscard]] std::optional<bool> yes_no(std::string_view column);
  [[nodiscard]] std::string country(std::string_view column);
  [[nodiscard]] values::Currency currency(std::string_view column);
  [[nodiscard]] std::optional<std::int64_t> amount(std::string_view column, values::Currency currency);
  /// A yearly percentage, times 10,000.
  [[nodiscard]] std::optional<std::int64_t> percent(std::string_view column);
  [[nodiscard]] std::optional<int> whole(std::string_view column);

  template <class Value>
  [[nodiscard]] Value word(std::string_view column, std::span<const Word<Value>> words) {
    std::vector<std::string> known;
    for (const Word<Value>& each : words) {
      if (each.name == text(column)) return each.value;
      known.emplace_back(each.name);
    }
    unknown_word(column, known);
    return words.front().value;
  }

  void problem(std::string_view column, std::string reason);
  void unknown_word(std::string_view column, const std::vector<std::string>& known);

 private:
  const Cell& cell(std::string_view column) const;

  const NeutralRow& row_;
  std::vector<Problem>& problems_;
};

}  // namespace dun::import
