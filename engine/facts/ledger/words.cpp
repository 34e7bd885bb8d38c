#include "engine/facts/ledger/words.hpp"

namespace dun::facts {

std::int64_t Words::find(const std::string& text) {
  if (text.empty()) return 0;
  const auto known = numbers_.find(text);
  if (known != numbers_.end()) return known->second;
  Statement& select = database_.cached("SELECT number FROM word WHERE text = ?").with(text);
  if (!select.step()) return -1;
  const std::int64_t number = select.integer(0);
  select.reset();
  numbers_.emplace(text, number);
  return number;
}

std::int64_t Words::number(const std::string& text) {
  const std::int64_t found = find(text);
  if (found >= 0) return found;
  database_.cached("INSERT INTO word (text) VALUES (?)").with(text).run();
  const std::int64_t number = database_.last_row();
  numbers_.emplace(text, number);
  return number;
}

const std::string& Words::text(std::int64_t number) {
  const auto known = texts_.find(number);
  if (known != texts_.end()) return known->second;
  Statement& select = database_.cached("SELECT text FROM word WHERE number = ?").with(number);
  std::string found;
  if (select.step()) found = select.text(0);
  select.reset();
  return texts_.emplace(number, std::move(found)).first->second;
}

void Words::forget() {
  numbers_.clear();
  texts_.clear();
}

}  // namespace dun::facts
