#include "tests/architecture/tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

namespace dun::architecture {

namespace {

namespace fs = std::filesystem;

const fs::path root{DUN_SOURCE_DIR};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// What stands between the two signs after `#include`; nothing if the line is no such include.
std::optional<std::string> included(std::string_view line, char open, char close) {
  constexpr std::string_view word = "#include ";
  if (!line.starts_with(word) || line.size() <= word.size() || line[word.size()] != open) return std::nullopt;
  const std::size_t begin = word.size() + 1;
  return std::string{line.substr(begin, line.find(close, begin) - begin)};
}

SourceFile read_source(const std::string& path) {
  const std::string text = text_of(path);
  SourceFile file{path, lines_of(text), lines_of(without_comments(text)), {}, {}};
  for (const std::string& line : file.lines) {
    if (auto own = included(line, '"', '"')) file.own_includes.push_back(*own);
    if (auto foreign = included(line, '<', '>')) file.foreign_includes.push_back(*foreign);
  }
  return file;
}

/// Where the comment or literal that begins at `at` ends; `at` itself if none does.
std::size_t end_of_blank(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("//")) return std::min(text.find('\n', at), text.size());
  if (rest.starts_with("/*")) return std::min(text.find("*/", at + 2), text.size() - 2) + 2;
  if (rest.starts_with("R\"")) {
    const std::size_t open = std::min(text.find('(', at), text.size() - 1);
    const std::string close = ")" + std::string{text.substr(at + 2, open - at - 2)} + "\"";
    return std::min(text.find(close, open), text.size() - close.size()) + close.size();
  }
  // A quote after a digit separates thousands.
  const bool separates = rest[0] == '\'' && at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0;
  if ((rest[0] != '"' && rest[0] != '\'') || separates) return at;
  std::size_t end = at + 1;
  while (end < text.size() && text[end] != rest[0] && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
  return std::min(end + 1, text.size());
}

}  // namespace

std::string text_of(const std::string& path) {
  std::ifstream stream{root / path, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

std::vector<std::string> paths_below(const std::vector<std::string>& folders) {
  std::vector<std::string> paths;
  for (const std::string& folder : folders) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator{root / folder})
      paths.push_back(fs::relative(entry.path(), root).generic_string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<SourceFile> source_files(const std::vector<std::string>& folders) {
  std::vector<SourceFile> files;
  for (const std::string& path : paths_below(folders))
    if (path.ends_with(".hpp") || path.ends_with(".cpp")) files.push_back(read_source(path));
  return files;
}

std::string without_comments(std::string_view text) {
  std::string code;
  code.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_blank(text, at);
    if (end == at) {
      code += text[at++];
      continue;
    }
    for (; at < end; ++at) code += text[at] == '\n' ? '\n' : ' ';
  }
  return code;
}

}  // namespace dun::architecture
