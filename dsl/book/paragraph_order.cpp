#include "dsl/book/paragraph_order.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace dun::book {

namespace {

/// Signs of several paragraphs, as the lawyers of the country write them.
constexpr std::string_view signs_of_several[] = {"§§", "ss.", "regs.", "arts.", "sections"};

bool names_several(std::string_view text) {
  return std::any_of(std::begin(signs_of_several), std::end(signs_of_several),
                     [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "§§ 280" and "§ 288" begin with the same sign, said twice for several.
std::string_view without_signs(std::string_view text) {
  constexpr std::string_view sign = "§";
  while (text.substr(0, sign.size()) == sign || text.substr(0, 1) == " ")
    text.remove_prefix(text[0] == ' ' ? 1 : sign.size());
  return text;
}

std::uint64_t take_number(std::string_view& text) {
  std::uint64_t value = 0;
  for (int digits = 0; !text.empty() && is_digit(text[0]) && digits < 18; ++digits, text.remove_prefix(1))
    value = value * 10 + static_cast<std::uint64_t>(text[0] - '0');
  return value;
}

/// Numbers within the texts compare as numbers.
bool number_comes_before(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    if (is_digit(a[0]) && is_digit(b[0])) {
      const std::uint64_t first = take_number(a);
      const std::uint64_t second = take_number(b);
      if (first != second) return first < second;
    } else if (a[0] != b[0]) {
      return static_cast<unsigned char>(a[0]) < static_cast<unsigned char>(b[0]);
    } else {
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  return a.size() < b.size();
}

}  // namespace

bool paragraph_comes_before(std::string_view a, std::string_view b) {
  if (names_several(a) != names_several(b)) return names_several(b);
  return number_comes_before(without_signs(a), without_signs(b));
}

}  // namespace dun::book
