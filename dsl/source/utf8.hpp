// Characters of UTF-8 text: how long one is, whether it is well formed, how many cells it takes on a screen.
#pragma once

#include <cstdint>
#include <string_view>

namespace dun::source {

struct Character {
  char32_t code = 0;
  std::uint8_t length = 1;  // bytes; 1 for a byte that is no UTF-8
  bool valid = true;
};

/// The character at the start of `text`, which must not be empty. Overlong forms, surrogates and values above U+10FFFF
/// are not valid.
[[nodiscard]] Character first_character(std::string_view text);

/// Terminal cells: 0 for combining marks, 2 for wide East Asian characters and emoji, else 1.
[[nodiscard]] int cells(char32_t code);

}  // namespace dun::source
