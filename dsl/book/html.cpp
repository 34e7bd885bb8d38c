// A page as one HTML file that needs nothing else: the style stands in it, and it prints.
#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "dsl/book/page.hpp"

namespace dun::book {

namespace {

using Style = Run::Style;

constexpr char style[] = R"css(
:root { --ink: #1d2126; --quiet: #5b6470; --line: #d9dde2; --tint: #f5f6f8; --link: #1a4f8b; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 5rem; max-width: 68rem; color: var(--ink); background: #fff;
       font: 16px/1.5 Charter, "Bitstream Charter", "Sitka Text", Cambria, "DejaVu Serif", serif; }
h1, h2, h3, h4, th, dt, .code { font-family: system-ui, "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif; }
h1 { font-size: 2.1rem; margin: 0 0 .5rem; }
h2 { font-size: 1.45rem; margin: 3.5rem 0 .4rem; padding-top: 1.2rem; border-top: 3px solid var(--ink); }
h3 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; }
h4 { font-size: .95rem; margin: 1.4rem 0 .4rem; color: var(--quiet); }
p { margin: .4rem 0; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
ul { margin: .6rem 0; padding-left: 1.1rem; }
li { margin: .2rem 0; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .92rem; }
th { text-align: left; font-size: .78rem; font-weight: 600; color: var(--quiet); border-bottom: 1.5px solid var(--ink); }
th, td { padding: .38rem .7rem .38rem 0; vertical-align: top; }
td { border-bottom: 1px solid var(--line); }
td:first-child { min-width: 9.5rem; overflow-wrap: break-word; }
td > div + div { margin-top: .25rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
dl { display: grid; grid-template-columns: 10rem 1fr; gap: .15rem 1rem; margin: .8rem 0; }
dt { font-size: .85rem; font-weight: 600; color: var(--quiet); padding-top: .12rem; }
dd { margin: 0; }
.note { color: var(--quiet); font-style: italic; }
.cite { color: var(--quiet); font-size: .86em; overflow-wrap: anywhere; }
.code { font-size: .82em; background: var(--tint); padding: .05rem .3rem; border-radius: 3px; }
.day { white-space: nowrap; }
@media screen and (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; }
  body { padding: 1.2rem; } table:not(.wide) { display: block; overflow-x: auto; } td:first-child { min-width: 5rem; }
  .wide thead, .wide td:empty { display: none; } .wide, .wide tbody, .wide tr, .wide td { display: block; }
  .wide tr { border-bottom: 1px solid var(--line); padding: .5rem 0; }
  .wide td { border: 0; padding: .15rem 0; text-align: left; }
  .wide td::before { content: attr(data-label); display: block; font: 600 .72rem system-ui, sans-serif;
    color: var(--quiet); } .wide td:first-child::before { content: none; } }
@media print { html { font-size: 9pt; } body { max-width: none; padding: 0; font-size: 10pt; } a { color: inherit; }
  table { font-size: .9rem; } td:first-child { min-width: 4rem; } th, td { padding-right: .5rem; }
  h2 { break-before: page; border-top: 0; padding-top: 0; } h1 + p + table + h2 { break-before: avoid; }
  h2, h3, h4 { break-after: avoid; } tr, li { break-inside: avoid; } thead { display: table-header-group; }
  @page { margin: 18mm 16mm; } }
)css";

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

bool is_day(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00";
  return text.size() == shape.size() && std::equal(text.begin(), text.end(), shape.begin(), [](char c, char wanted) {
           return wanted == '0' ? c >= '0' && c <= '9' : c == wanted;
         });
}

constexpr std::string_view sign = "§";
constexpr std::string_view hard_blank = "&nbsp;";

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

/// Does a number follow the signs at the start, as in "§§ 2, 20"? In "2 och 4 §§" it stands before them.
bool is_followed_by_number(std::string_view text) {
  while (starts_with(text, sign)) text.remove_prefix(sign.size());
  return text.size() > 1 && text[0] == ' ' && text[1] >= '0' && text[1] <= '9';
}

/// Is the blank at `at` between the sign of a paragraph and its number?
bool is_within_paragraph(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const bool is_after_sign = before.size() >= sign.size() && before.substr(before.size() - sign.size()) == sign;
  if (is_after_sign) return is_followed_by_number(text.substr(at - sign.size()));
  const std::string_view rest = text.substr(at + 1);
  return at > 0 && starts_with(rest, sign) && !is_followed_by_number(rest);
}

/// Text that does not break within a day, nor between the sign of a paragraph and its number.
std::string unbroken(std::string_view text) {
  constexpr std::size_t day_size = 10;
  std::string html;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_day(text.substr(at, day_size))) {
      html += fmt::format("<span class=\"day\">{}</span>", text.substr(at, day_size));
      at += day_size - 1;
    } else if (text[at] == ' ' && is_within_paragraph(text, at)) {
      html += hard_blank;
    } else {
      html += escaped(std::string(1, text[at]));
    }
  }
  return html;
}

std::string link_target(const std::string& link) {
  const std::size_t hash = link.find('#');
  const std::string page = link.substr(0, hash);
  return (page.empty() ? "" : file_name(page, Format::html)) + (hash == std::string::npos ? "" : link.substr(hash));
}

std::string element(const std::string& tag, const std::string& attributes, const Run& run) {
  const std::string title = run.title.empty() ? "" : fmt::format(" title=\"{}\"", escaped(run.title));
  return fmt::format("<{0}{1}{2}>{3}</{0}>", tag, attributes, title, unbroken(run.text));
}

std::string styled(const Run& run) {
  switch (run.style) {
    case Style::plain:
      return unbroken(run.text);
    case Style::strong:
      return element("strong", "", run);
    case Style::note:
      return element("span", " class=\"note\"", run);
    case Style::code:
      return element("span", " class=\"code\"", run);
    case Style::cite:
      return element("span", " class=\"cite\"", run);
  }
  return unbroken(run.text);
}

std::string line_html(const Line& line) {
  std::string html;
  for (const Run& run : line) {
    if (run.text.empty()) continue;
    html += run.link.empty() ? styled(run)
                             : fmt::format("<a href=\"{}\">{}</a>", escaped(link_target(run.link)), styled(run));
  }
  return html;
}

/// One line stands as it is; several are stacked.
std::string lines_html(const std::vector<Line>& lines) {
  if (lines.size() == 1) return line_html(lines.front());
  std::string html;
  for (const Line& line : lines) html += "<div>" + line_html(line) + "</div>";
  return html;
}

struct BlockHtml {
  std::string operator()(const Heading& heading) const {
    const std::string id = heading.anchor.empty() ? "" : fmt::format(" id=\"{}\"", escaped(heading.anchor));
    return fmt::format("<h{0}{1}>{2}</h{0}>\n", heading.level, id, escaped(heading.text));
  }
  std::string operator()(const Paragraph& paragraph) const { return "<p>" + line_html(paragraph.text) + "</p>\n"; }
  std::string operator()(const List& list) const {
    std::string html = "<ul>\n";
    for (const Line& item : list.items) html += "<li>" + line_html(item) + "</li>\n";
    return html + "</ul>\n";
  }
  std::string operator()(const Terms& terms) const {
    std::string html = "<dl>\n";
    for (const auto& [word, lines] : terms.items)
      html += "<dt>" + escaped(word) + "</dt><dd>" + lines_html(lines) + "</dd>\n";
    return html + "</dl>\n";
  }
  std::string operator()(const Table& table) const {
    const bool is_wide = table.headings.size() > 3;
    std::string html = is_wide ? "<table class=\"wide\">\n<thead><tr>" : "<table>\n<thead><tr>";
    for (std::size_t at = 0; at < table.headings.size(); ++at)
      html += fmt::format("<th{}>{}</th>", class_of(table, at), escaped(table.headings[at]));
    html += "</tr></thead>\n<tbody>\n";
    for (const std::vector<Cell>& row : table.rows) {
      html += "<tr>";
      for (std::size_t at = 0; at < row.size(); ++at)
        html += fmt::format("<td{}{}>{}</td>", class_of(table, at), is_wide ? label_of(table, at) : "",
                            lines_html(row[at]));
      html += "</tr>\n";
    }
    return html + "</tbody>\n</table>\n";
  }

 private:
  /// What a narrow screen, which stacks the cells, sets before each.
  static std::string label_of(const Table& table, std::size_t column) {
    return column == 0 ? "" : fmt::format(" data-label=\"{}\"", escaped(table.headings[column]));
  }
  static std::string class_of(const Table& table, std::size_t column) {
    for (const std::size_t number : table.numbers)
      if (number == column) return " class=\"number\"";
    return "";
  }
};

}  // namespace

std::string to_html(const Page& page) {
  std::string html = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n"
      "</head>\n<body>\n",
      escaped(page.title), style);
  for (const Block& block : page.blocks) html += std::visit(BlockHtml{}, block);
  return html + "</body>\n</html>\n";
}

}  // namespace dun::book
