#include "cli/table.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace dun::cli {

namespace {

/// Characters, not bytes; wide ones are rare in names and count as one.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t width, Align align) {
  const std::string space(width - width_of(text), ' ');
  return align == Align::left ? text + space : space + text;
}

std::string without_end_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

void Table::print() const {
  std::vector<std::size_t> widths(headings_.size(), 0);
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  const auto line = [&](const auto& cell) {
    std::string text;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      if (widths[i] == 0) continue;
      const std::size_t width = std::max(widths[i], width_of(headings_[i].text));
      text += (text.empty() ? "" : "  ") + padded(cell(i), width, headings_[i].align);
    }
    return without_end_spaces(std::move(text));
  };
  const bool is_terminal = isatty(STDOUT_FILENO) == 1;
  fmt::print("{}{}{}\n", is_terminal ? "\x1b[1m" : "", line([&](std::size_t i) { return headings_[i].text; }),
             is_terminal ? "\x1b[0m" : "");
  for (const auto& row : rows_) fmt::print("{}\n", line([&](std::size_t i) { return row[i]; }));
}

}  // namespace dun::cli
