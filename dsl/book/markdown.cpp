// A page as Markdown, plain enough to be read as it stands.
#include <fmt/format.h>

#include "dsl/book/page.hpp"

namespace dun::book {

namespace {

using Style = Run::Style;

std::string escaped(const std::string& text, bool in_table) {
  std::string out;
  for (const char c : text) {
    if (c == '*' || c == '_' || c == '`' || c == '[' || c == ']' || c == '<' || (c == '|' && in_table)) out += '\\';
    out += c;
  }
  return out;
}

/// Marks must stand against the word they set off: blanks at the ends go outside.
std::string marked(const std::string& text, const std::string& mark) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return text;
  const std::size_t end = text.find_last_not_of(' ') + 1;
  return text.substr(0, begin) + mark + text.substr(begin, end - begin) + mark + text.substr(end);
}

std::string link_target(const std::string& link) {
  const std::size_t hash = link.find('#');
  const std::string page = link.substr(0, hash);
  return (page.empty() ? "" : file_name(page, Format::markdown)) + (hash == std::string::npos ? "" : link.substr(hash));
}

std::string run_text(const Run& run, bool in_table) {
  if (run.text.empty()) return "";
  std::string text = run.style == Style::code ? run.text : escaped(run.text, in_table);
  if (run.style == Style::strong) text = marked(text, "**");
  if (run.style == Style::note) text = marked(text, "*");
  if (run.style == Style::code) text = marked(text, "`");
  if (run.style == Style::cite && text.find_first_not_of(' ') != std::string::npos)
    text = " [" + text.substr(text.find_first_not_of(' ')) + "]";
  return run.link.empty() ? text : "[" + text + "](" + link_target(run.link) + ")";
}

std::string line_text(const Line& line, bool in_table) {
  std::string text;
  for (const Run& run : line) text += run_text(run, in_table);
  if (!text.empty() && text[0] == ' ') text.erase(0, text.find_first_not_of(' '));
  return text;
}

struct BlockText {
  std::string operator()(const Heading& heading) const {
    const std::string anchor = heading.anchor.empty() ? "" : fmt::format("<a id=\"{}\"></a>", heading.anchor);
    return std::string(static_cast<std::size_t>(heading.level), '#') + " " + anchor + escaped(heading.text, false) +
           "\n";
  }
  std::string operator()(const Paragraph& paragraph) const { return line_text(paragraph.text, false) + "\n"; }
  std::string operator()(const List& list) const {
    std::string text;
    for (const Line& item : list.items) text += "- " + line_text(item, false) + "\n";
    return text;
  }
  std::string operator()(const Terms& terms) const {
    std::string text;
    for (const auto& [word, lines] : terms.items) {
      text += "- **" + escaped(word, false) + "**: ";
      for (std::size_t at = 0; at < lines.size(); ++at) text += (at == 0 ? "" : " ") + line_text(lines[at], false);
      text += "\n";
    }
    return text;
  }
  std::string operator()(const Table& table) const {
    std::string text = "|";
    for (const std::string& heading : table.headings) text += " " + escaped(heading, true) + " |";
    text += "\n|";
    for (std::size_t at = 0; at < table.headings.size(); ++at) text += is_number(table, at) ? "---:|" : "---|";
    text += "\n";
    for (const std::vector<Cell>& row : table.rows) {
      text += "|";
      for (const Cell& cell : row) text += " " + cell_text(cell) + " |";
      text += "\n";
    }
    return text;
  }

 private:
  static bool is_number(const Table& table, std::size_t column) {
    for (const std::size_t number : table.numbers)
      if (number == column) return true;
    return false;
  }
  static std::string cell_text(const Cell& cell) {
    std::string text;
    for (const Line& line : cell) text += (text.empty() ? "" : "<br>") + line_text(line, true);
    return text;
  }
};

}  // namespace

std::string to_markdown(const Page& page) {
  std::string text;
  for (const Block& block : page.blocks) text += (text.empty() ? "" : "\n") + std::visit(BlockText{}, block);
  return text;
}

std::string file_name(const std::string& page, Format format) {
  return page + (format == Format::html ? ".html" : ".md");
}

}  // namespace dun::book
