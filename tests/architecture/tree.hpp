// The source tree as the architecture tests read it: every C++ file of the storeys with its includes, and its code with
// comments and literals blanked out, so that a word in a sentence is never taken for a word of the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dun::architecture {

struct SourceFile {
  std::string path;  // from the root: "engine/values/day.hpp"
  std::vector<std::string> lines;
  std::vector<std::string> code;              // the lines without comments and literals
  std::vector<std::string> own_includes;      // written in quotes
  std::vector<std::string> foreign_includes;  // written in angle brackets

  [[nodiscard]] bool is_header() const { return path.ends_with(".hpp"); }
};

/// All .hpp and .cpp files below the given folders of the root, in order of path.
[[nodiscard]] std::vector<SourceFile> source_files(const std::vector<std::string>& folders);
/// The paths of all files and folders below the given folders of the root.
[[nodiscard]] std::vector<std::string> paths_below(const std::vector<std::string>& folders);
[[nodiscard]] std::string text_of(const std::string& path);

/// The same text with the contents of comments and of string and character literals replaced by spaces.
[[nodiscard]] std::string without_comments(std::string_view text);

}  // namespace dun::architecture
