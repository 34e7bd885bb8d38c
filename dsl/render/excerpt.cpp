#include "dsl/render/excerpt.hpp"

#include <algorithm>
#include <vector>

#include "dsl/source/utf8.hpp"

namespace dun::render {

namespace {

constexpr int tab_width = 4;
constexpr std::string_view replacement = "\xef\xbf\xbd";
constexpr std::string_view cut_mark = "…";

bool is_shown(const source::Character& character) {
  if (!character.valid || character.code < 0x20 || (character.code >= 0x7f && character.code < 0xa0)) return false;
  const bool is_direction = (character.code >= 0x200e && character.code <= 0x200f) ||
                            (character.code >= 0x2028 && character.code <= 0x202e) ||
                            (character.code >= 0x2066 && character.code <= 0x2069) || character.code == 0xfeff;
  const bool has_no_shape = character.code == 0xad || character.code == 0x200b || character.code == 0x2060;
  return !is_direction && !has_no_shape;
}

/// A character as it is shown, with the bytes it stands for.
struct Cell {
  std::string shown;
  int width = 1;
  std::size_t begin = 0;
};

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  for (std::size_t at = 0; at < line.size();) {
    const auto character = source::first_character(line.substr(at));
    Cell cell{std::string(replacement), 1, at};
    if (line[at] == '\t')
      cell = {std::string(tab_width, ' '), tab_width, at};
    else if (is_shown(character))
      cell = {std::string(line.substr(at, character.length)), source::cells(character.code), at};
    cells.push_back(std::move(cell));
    at += character.length;
  }
  return cells;
}

int width_of(const std::vector<Cell>& cells, std::size_t from, std::size_t to) {
  int width = 0;
  for (std::size_t i = from; i < to; ++i) width += cells[i].width;
  return width;
}

/// The cells to show so that the marks are seen: all of them, or a window that starts a little before the marks.
struct Window {
  std::size_t from = 0;
  std::size_t to = 0;
};

Window window_around(const std::vector<Cell>& cells, std::size_t mark, int width) {
  if (width_of(cells, 0, cells.size()) <= width) return {0, cells.size()};
  Window window{mark, mark};
  const int before = width / 3;
  while (window.from > 0 && width_of(cells, window.from - 1, mark) <= before) --window.from;
  int used = width_of(cells, window.from, mark);
  while (window.to < cells.size() && used + cells[window.to].width <= width) used += cells[window.to++].width;
  while (window.from > 0 && used + cells[window.from - 1].width <= width) used += cells[--window.from].width;
  return window;
}

std::size_t cell_at(const std::vector<Cell>& cells, std::size_t byte) {
  const auto found = std::lower_bound(cells.begin(), cells.end(), byte,
                                      [](const Cell& cell, std::size_t b) { return cell.begin < b; });
  return static_cast<std::size_t>(found - cells.begin());
}

/// The part of a line that can come into view, so that a line of megabytes is not taken apart for a hundred cells of
/// it.
struct Stretch {
  std::size_t from = 0;
  std::size_t to = 0;
};

Stretch stretch_around(std::string_view line, std::size_t mark) {
  constexpr std::size_t reach = 2000;
  const auto is_inside_character = [&](std::size_t at) {
    return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xc0u) == 0x80u;
  };
  Stretch stretch{mark > reach ? mark - reach : 0, std::min(line.size(), mark + reach)};
  for (int back = 0; back < 3 && stretch.from > 0 && is_inside_character(stretch.from); ++back) --stretch.from;
  for (int on = 0; on < 3 && is_inside_character(stretch.to); ++on) ++stretch.to;
  return stretch;
}

}  // namespace

Excerpt excerpt(std::string_view line, std::size_t begin, std::size_t end, int width) {
  const Stretch stretch = stretch_around(line, begin);
  const auto cells = cells_of(line.substr(stretch.from, stretch.to - stretch.from));
  const std::size_t first = cell_at(cells, begin - stretch.from);
  const std::size_t last = std::max(first, cell_at(cells, std::max(begin, end) - stretch.from));
  const Window window = window_around(cells, first, width);
  const bool cut_before = stretch.from > 0 || window.from > 0;
  Excerpt excerpt;
  if (cut_before) excerpt.line = cut_mark;
  excerpt.mark_at = (cut_before ? 1 : 0) + width_of(cells, window.from, first);
  for (std::size_t i = window.from; i < window.to; ++i) excerpt.line += cells[i].shown;
  if (window.to < cells.size() || stretch.to < line.size()) excerpt.line += cut_mark;
  excerpt.mark_count = std::max(1, width_of(cells, first, std::max(first, std::min(last, window.to))));
  return excerpt;
}

std::string printable(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = source::first_character(text.substr(at));
    if (text[at] == '\n' || is_shown(character))
      shown += text.substr(at, character.length);
    else
      shown += replacement;
    at += character.length;
  }
  return shown;
}

}  // namespace dun::render
