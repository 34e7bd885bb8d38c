#include "dsl/syntax/scan.hpp"

#include "dsl/source/source.hpp"
#include "dsl/source/utf8.hpp"

namespace dun::syntax {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool is_control(char32_t code) {
  return (code < 0x20 && code != '\t') || code == 0x7f;
}

/// The first byte of a line that no text holds, or npos.
std::size_t first_bad_byte(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const source::Character character = source::first_character(line.substr(at));
    if (!character.valid || is_control(character.code)) return at;
    at += character.length;
  }
  return std::string_view::npos;
}

/// Where the comment of a line starts: the first # outside quotes.
std::size_t comment_start(std::string_view line) {
  bool in_text = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') in_text = !in_text;
    if (line[at] == '#' && !in_text) return at;
  }
  return std::string_view::npos;
}

/// Gathers the lines that hold bytes no text holds into one finding.
class BadBytes {
 public:
  void see(std::string_view line, std::uint32_t offset) {
    const std::size_t at = first_bad_byte(line);
    if (at == std::string_view::npos) return;
    if (lines_++ > 0) return;
    const auto begin = offset + static_cast<std::uint32_t>(at);
    first_ = {{begin, begin + 1}, static_cast<unsigned char>(line[at]), 0};
  }
  void report(Findings& findings) {
    if (lines_ == 0) return;
    first_.more_lines = lines_ - 1;
    findings.add(first_);
  }

 private:
  NotText first_;
  std::size_t lines_ = 0;
};

SourceLine cut(std::string_view line, std::uint32_t offset) {
  SourceLine cut;
  const std::size_t hash = comment_start(line);
  std::string_view code = line.substr(0, hash);
  while (!code.empty() && is_blank(code.back())) code.remove_suffix(1);
  std::size_t begin = 0;
  while (begin < code.size() && is_blank(code[begin])) ++begin;
  cut.code = {offset + static_cast<std::uint32_t>(begin), offset + static_cast<std::uint32_t>(code.size())};
  if (code.size() == begin) cut.code.end = cut.code.begin;
  if (hash != std::string_view::npos) {
    std::string_view comment = line.substr(hash);
    while (is_blank(comment.back())) comment.remove_suffix(1);
    const auto at = offset + static_cast<std::uint32_t>(hash);
    cut.comment = Span{at, at + static_cast<std::uint32_t>(comment.size())};
  }
  return cut;
}

}  // namespace

std::vector<SourceLine> split_lines(std::string_view text, Findings& findings) {
  if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
    const auto at = static_cast<std::uint32_t>(zero);
    findings.add(NotText{{at, at + 1}, 0, 0});
    return {};
  }
  std::vector<SourceLine> lines;
  BadBytes bad;
  std::size_t begin = text.substr(0, source::byte_order_mark.size()) == source::byte_order_mark ? 3 : 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    const auto offset = static_cast<std::uint32_t>(begin);
    if (line.size() > longest_line) {
      findings.add(LineTooLong{{offset, offset + static_cast<std::uint32_t>(line.size())}, line.size()});
    } else {
      bad.see(line, offset);
      lines.push_back(cut(line, offset));
    }
    begin = end + 1;
  }
  bad.report(findings);
  return lines;
}

}  // namespace dun::syntax
