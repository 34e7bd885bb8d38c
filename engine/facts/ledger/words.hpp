// The ledger's word list: texts that stand in many rows (channels, steps, acts, lists of reasons), each written once
// and known by its number. It only grows. Number 0 is the empty text.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/facts/ledger/database.hpp"

namespace dun::facts {

class Words {
 public:
  explicit Words(Database& database) : database_(database) {}

  /// The number of a text; written down if it is new.
  [[nodiscard]] std::int64_t number(const std::string& text);
  /// The number of a text, or -1 if the ledger has never heard it.
  [[nodiscard]] std::int64_t find(const std::string& text);
  [[nodiscard]] const std::string& text(std::int64_t number);

  /// After a roll-back: words written since may be gone.
  void forget();

 private:
  Database& database_;
  std::unordered_map<std::string, std::int64_t> numbers_;
  std::unordered_map<std::int64_t, std::string> texts_;
};

}  // namespace dun::facts
