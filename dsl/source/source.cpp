#include "dsl/source/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "dsl/source/utf8.hpp"

namespace dun::source {

namespace {

namespace fs = std::filesystem;
using base::FaultKind;

/// Larger than any law; a span's offsets would hold 4 GB.
constexpr std::uintmax_t largest_file = 64u << 20;

base::Result<std::string> read(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error)
    return base::refuse(FaultKind::data, fmt::format("`{}` cannot be read: {}", path, error.message()),
                        "name a .dun file or a folder of them");
  if (size > largest_file)
    return base::refuse(FaultKind::data, fmt::format("`{}` is larger than 64 MB, which no .dun file is", path));
  std::ifstream in(path, std::ios::binary);
  if (!in) return base::refuse(FaultKind::machine, fmt::format("`{}` cannot be opened", path), "check its permissions");
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (in.bad()) return base::refuse(FaultKind::machine, fmt::format("`{}` cannot be read to its end", path));
  return text;
}

/// Every .dun file below a folder, in path order.
base::Result<std::vector<std::string>> files_below(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".dun" && at->is_regular_file(error)) files.push_back(at->path().string());
  if (error)
    return base::refuse(FaultKind::machine, fmt::format("folder `{}` cannot be read: {}", folder, error.message()),
                        "check its permissions");
  std::sort(files.begin(), files.end());
  return files;
}

base::Result<std::vector<std::string>> expand(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status))
    return base::refuse(FaultKind::data, fmt::format("`{}` does not exist", path),
                        "name a .dun file or a folder of them");
  if (!fs::is_directory(status)) return std::vector<std::string>{path};
  return files_below(path);
}

}  // namespace

SourceFile::SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t at = 0; at < text_.size(); ++at)
    if (text_[at] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
}

Position SourceFile::position(std::uint32_t offset) const {
  const auto end = static_cast<std::uint32_t>(text_.size());
  if (offset > end) offset = end;
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto start = *std::prev(after);
  std::string_view before = std::string_view(text_).substr(start, offset - start);
  if (start == 0 && before.substr(0, byte_order_mark.size()) == byte_order_mark)
    before.remove_prefix(byte_order_mark.size());
  Position position{static_cast<int>(after - line_starts_.begin()), 1};
  while (!before.empty()) {
    before.remove_prefix(first_character(before).length);
    ++position.column;
  }
  return position;
}

std::uint32_t SourceFile::line_start(int number) const {
  const auto index = static_cast<std::size_t>(std::max(number, 1) - 1);
  if (index >= line_starts_.size()) return static_cast<std::uint32_t>(text_.size());
  const bool has_mark = std::string_view(text_).substr(0, byte_order_mark.size()) == byte_order_mark;
  return index == 0 && has_mark ? static_cast<std::uint32_t>(byte_order_mark.size()) : line_starts_[index];
}

std::string_view SourceFile::line(int number) const {
  if (number < 1) return {};
  std::string_view text = std::string_view(text_).substr(line_start(number));
  text = text.substr(0, text.find('\n'));
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  return text;
}

std::string_view SourceFile::slice(base::Span span) const {
  const std::size_t begin = std::min<std::size_t>(span.begin, text_.size());
  const std::size_t end = std::min<std::size_t>(span.end, text_.size());
  return std::string_view(text_).substr(begin, end > begin ? end - begin : 0);
}

base::FileId SourceSet::add(std::string path, std::string text) {
  files_.emplace_back(std::move(path), std::move(text));
  return base::FileId(files_.size() - 1);
}

base::Result<SourceSet> load(const std::vector<std::string>& paths) {
  SourceSet sources;
  std::set<fs::path> seen;
  for (const std::string& path : paths) {
    auto files = expand(path);
    if (!files) return tl::make_unexpected(files.error());
    for (const std::string& file : *files) {
      std::error_code error;
      if (!seen.insert(fs::weakly_canonical(file, error)).second) continue;
      auto text = read(file);
      if (!text) return tl::make_unexpected(text.error());
      sources.add(file, std::move(*text));
    }
  }
  return sources;
}

}  // namespace dun::source
