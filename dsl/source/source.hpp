// Source files as text, with the index that turns byte offsets into lines and columns.
// Reads files and knows nothing of what is written in them. Text is UTF-8; columns count characters, from 1.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/span.hpp"

namespace dun::source {

/// Some editors put it before the first character; it is no part of the first line.
inline constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

struct Position {
  int line = 1;
  int column = 1;
};

class SourceFile {
 public:
  /// `path` is shown in messages as it is given.
  SourceFile(std::string path, std::string text);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Position position(std::uint32_t offset) const;
  /// The text of a line (from 1) without its line break and byte order mark; empty past the end.
  [[nodiscard]] std::string_view line(int number) const;
  /// Where that text begins.
  [[nodiscard]] std::uint32_t line_start(int number) const;
  [[nodiscard]] std::string_view slice(base::Span span) const;

 private:
  std::string path_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

/// The files of one compilation; a FileId is an index into it.
class SourceSet {
 public:
  base::FileId add(std::string path, std::string text);
  [[nodiscard]] const SourceFile& at(base::FileId id) const { return files_[id.index()]; }
  [[nodiscard]] std::size_t size() const { return files_.size(); }

 private:
  std::vector<SourceFile> files_;
};

/// Reads every `.dun` file named by `paths`: files as they are, folders with everything below them, in path order, each
/// file once. Refuses a path that does not exist or cannot be read.
[[nodiscard]] base::Result<SourceSet> load(const std::vector<std::string>& paths);

}  // namespace dun::source
