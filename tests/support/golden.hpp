// Golden files: what a phase says about an input, kept beside it and compared byte for byte. No path, clock or pointer
// may stand in them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"

namespace dun::tests {

/// Set by `--update`: write what was got instead of comparing.
inline bool updates_golden_files = false;

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The files of a folder with this ending, in order of name.
inline std::vector<std::filesystem::path> files_with(const std::filesystem::path& folder, const std::string& ending) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ending) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

inline void check_golden(const std::filesystem::path& expected, const std::string& got) {
  if (updates_golden_files) {
    std::ofstream(expected, std::ios::binary) << got;
    return;
  }
  CAPTURE(expected.filename().string());
  CHECK(read_file(expected) == got);
}

}  // namespace dun::tests
