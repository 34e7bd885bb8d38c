#include "dsl/source/utf8.hpp"

#include <algorithm>
#include <array>

namespace dun::source {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Combining marks and invisible characters (the blocks made of nothing else).
constexpr std::array<Range, 8> no_cells{{{0x0300, 0x036f},
                                         {0x0483, 0x0489},
                                         {0x200b, 0x200f},
                                         {0x202a, 0x202e},
                                         {0x2060, 0x2064},
                                         {0x20d0, 0x20ff},
                                         {0xfe00, 0xfe0f},
                                         {0xfe20, 0xfe2f}}};
constexpr std::array<Range, 10> two_cells{{{0x1100, 0x115f},
                                           {0x2e80, 0x303e},
                                           {0x3041, 0x33ff},
                                           {0x3400, 0x4dbf},
                                           {0x4e00, 0x9fff},
                                           {0xac00, 0xd7a3},
                                           {0xf900, 0xfaff},
                                           {0xff00, 0xff60},
                                           {0x1f300, 0x1faff},
                                           {0x20000, 0x3fffd}}};

template <std::size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(), [&](Range r) { return code >= r.first && code <= r.last; });
}

constexpr std::uint8_t length_by_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

}  // namespace

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const std::uint8_t length = length_by_lead(byte(0));
  if (length == 1) return {byte(0), 1, true};
  if (length == 0 || text.size() < length) return {byte(0), 1, false};
  char32_t code = byte(0) & (0xffu >> (length + 1));
  for (std::uint8_t at = 1; at < length; ++at) {
    if ((byte(at) & 0xc0u) != 0x80u) return {byte(0), 1, false};
    code = (code << 6) | (byte(at) & 0x3fu);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool outside = code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  if (overlong || outside) return {byte(0), 1, false};
  return {code, length, true};
}

int cells(char32_t code) {
  if (is_in(no_cells, code)) return 0;
  return is_in(two_cells, code) ? 2 : 1;
}

}  // namespace dun::source
