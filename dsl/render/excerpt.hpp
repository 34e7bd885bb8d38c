// One line of source and the marks under it, fitted to a screen: tabs become blanks, long lines are cut around the
// marks, wide characters count twice, and what a terminal must not be sent is shown as a replacement character.
#pragma once

#include <string>
#include <string_view>

namespace dun::render {

struct Excerpt {
  std::string line;
  int mark_at = 0;     // cells before the first mark
  int mark_count = 1;  // cells marked, at least one
};

/// `begin` and `end` are byte offsets within `line`; the marks end with the line. At most `width` cells are shown.
[[nodiscard]] Excerpt excerpt(std::string_view line, std::size_t begin, std::size_t end, int width);

/// The text with everything a terminal would obey instead of show replaced.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace dun::render
