#include "dsl/syntax/spacing.hpp"

#include "dsl/source/utf8.hpp"

namespace dun::syntax {

namespace {

/// Cuts the next token off: a text, a bracket, a comma or colon, or a run of anything else.
std::string_view next_token(std::string_view& rest) {
  const std::size_t begin = rest.find_first_not_of(" \t");
  if (begin == rest.npos) return rest = {};
  rest.remove_prefix(begin);
  std::size_t length = 1;
  if (rest[0] == '"')
    length = std::min(rest.find('"', 1), rest.size() - 1) + 1;
  else if (std::string_view("(),:").find(rest[0]) == rest.npos)
    length = std::min(rest.find_first_of(" \t(),:\""), rest.size());
  const std::string_view token = rest.substr(0, length);
  rest.remove_prefix(length);
  return token;
}

}  // namespace

std::string spaced(std::string_view code) {
  std::string line;
  bool after_open = true;
  for (std::string_view token = next_token(code); !token.empty(); token = next_token(code)) {
    const bool closes = token == ")" || token == "," || token == ":";
    if (!after_open && !closes) line += token == "cite" ? "  " : " ";
    line += token;
    after_open = token == "(";
  }
  return line;
}

std::size_t width_of(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const auto character = source::first_character(text);
    width += source::cells(character.code);
    text.remove_prefix(character.length);
  }
  return static_cast<std::size_t>(width);
}

}  // namespace dun::syntax
