#include "dsl/answer/words.hpp"

#include <fmt/format.h>

namespace dun::answer {

namespace {

/// Characters, not bytes.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

std::string place_text(const plan::FilePlace& place) {
  return place.file.empty() ? "" : fmt::format(" ({}:{})", place.file, place.line);
}

}  // namespace

std::string Columns::text() const {
  std::vector<std::size_t> widths(rows_.front().size(), 0);
  for (std::size_t row = 1; row < rows_.size(); ++row)
    for (std::size_t at = 0; at < widths.size(); ++at) widths[at] = std::max(widths[at], width_of(rows_[row][at]));
  std::string text;
  for (const std::vector<std::string>& row : rows_) {
    std::string line;
    for (std::size_t at = 0; at < widths.size(); ++at) {
      if (widths[at] == 0) continue;
      const std::size_t width = std::max(widths[at], width_of(rows_.front()[at]));
      const std::string space(width - width_of(row[at]), ' ');
      const bool is_number = std::find(numbers_.begin(), numbers_.end(), at) != numbers_.end();
      line += (line.empty() ? "" : "  ") + (is_number ? space + row[at] : row[at] + space);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
  return text;
}

std::string rule_text(const std::string& law, const Because& rule) {
  return fmt::format("law {}: {}, {}{}", law, rule.rule, rule.cite, place_text(rule.place));
}

std::string withheld_text(const std::vector<Because>& withheld) {
  std::string text;
  for (const Because& each : withheld)
    text += fmt::format("  {}{}{}: {}{}\n", each.rule, each.cite.empty() ? "" : ", ", each.cite, each.text,
                        place_text(each.place));
  return text;
}

std::string unknown_text(const std::vector<Unknown>& unknown) {
  std::string text;
  for (const Unknown& each : unknown) {
    text += fmt::format("  missing  {}", each.what);
    if (!each.give.empty()) text += fmt::format("; give it, such as --given \"{}\"", each.give);
    text += '\n';
    if (!each.means.empty()) text += fmt::format("           {}\n", each.means);
  }
  return text;
}

std::string becauses_json(const std::vector<Because>& reasons) {
  base::JsonArray array;
  for (const Because& each : reasons) {
    base::JsonLine json;
    json.add("rule", each.rule).add_if("cite", each.cite).add_if("text", each.text);
    json.add_if("file", each.place.file);
    if (each.place.line != 0) json.add("line", std::int64_t{each.place.line});
    array.add_raw(json.text());
  }
  return array.text();
}

std::string unknown_json(const std::vector<Unknown>& unknown) {
  base::JsonArray array;
  for (const Unknown& each : unknown)
    array.add_raw(
        base::JsonLine().add("missing", each.what).add_if("given", each.give).add_if("means", each.means).text());
  return array.text();
}

}  // namespace dun::answer
