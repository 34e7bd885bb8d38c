// A page of the law book as blocks of text, before it is HTML or Markdown. Holds words only; writers decide how they
// look.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dun::book {

/// Words in one style; `link` is another page or a place in this one, empty for none; `title` is what a citation is
/// short for, shown where a page can.
struct Run {
  enum class Style : std::uint8_t { plain, strong, note, code, cite };
  std::string text;
  Style style = Style::plain;
  std::string link = {};
  std::string title = {};
};
using Line = std::vector<Run>;
[[nodiscard]] inline Line line(std::string text, Run::Style style = Run::Style::plain) {
  return {Run{std::move(text), style}};
}
[[nodiscard]] inline Line joined(Line first, const Line& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

struct Heading {
  int level = 2;  // the title of the page is 1
  std::string text;
  std::string anchor;  // a name within the page; may be empty
};
struct Paragraph {
  Line text;
};
struct List {
  std::vector<Line> items;
};
/// Words with what they stand for: "Applies to", "claims in Norway".
struct Terms {
  std::vector<std::pair<std::string, std::vector<Line>>> items;
};
using Cell = std::vector<Line>;
struct Table {
  std::vector<std::string> headings;
  std::vector<std::size_t> numbers;  // columns that hold numbers
  std::vector<std::vector<Cell>> rows;
};
using Block = std::variant<Heading, Paragraph, List, Terms, Table>;

struct Page {
  std::string name;  // of its file, without an ending
  std::string title;
  std::vector<Block> blocks;
};

enum class Format : std::uint8_t { markdown, html };
/// The whole page as a file of the format; links between pages take its ending.
[[nodiscard]] std::string to_html(const Page& page);
[[nodiscard]] std::string to_markdown(const Page& page);
[[nodiscard]] std::string file_name(const std::string& page, Format format);

}  // namespace dun::book
