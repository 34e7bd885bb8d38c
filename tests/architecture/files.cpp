// How files look: short, named for what they hold, opened by a few words of comment, listed for the build.
#include <algorithm>

#include "tests/architecture/tree.hpp"
#include "tests/support/catch.hpp"

using namespace dun::architecture;

namespace {

const std::vector<std::string> code_folders{"engine", "dsl", "cli", "tests", "examples"};

std::string stem_of(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.find('.'));
}

std::size_t opening_comment(const SourceFile& file) {
  const auto is_comment = [](const std::string& line) { return line.starts_with("//"); };
  return static_cast<std::size_t>(std::find_if_not(file.lines.begin(), file.lines.end(), is_comment) -
                                  file.lines.begin());
}

}  // namespace

TEST_CASE("a file is shorter than 500 lines, and half of them are shorter than 150") {
  std::vector<std::size_t> lengths;
  for (const SourceFile& file : source_files(code_folders)) {
    CAPTURE(file.path);
    CHECK(file.lines.size() < 500);
    lengths.push_back(file.lines.size());
  }
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::nth_element(lengths.begin(), middle, lengths.end());
  CHECK(*middle < 150);
}

TEST_CASE("no file or folder has a name that says nothing") {
  const std::vector<std::string> empty_names{"common",  "util", "utils",   "utility",  "misc", "helper",
                                             "helpers", "core", "manager", "managers", "stuff"};
  for (const std::string& path :
       paths_below({"engine", "dsl", "cli", "tests", "stdlib", "policies", "examples", "docs", "cmake"})) {
    CAPTURE(path);
    CHECK(std::find(empty_names.begin(), empty_names.end(), stem_of(path)) == empty_names.end());
  }
}

TEST_CASE("a header opens with what it is for, in two to six lines, and is read once") {
  for (const SourceFile& file : source_files(code_folders)) {
    if (!file.is_header()) continue;
    CAPTURE(file.path);
    const std::size_t opening = opening_comment(file);
    CHECK(opening >= 1);
    CHECK(opening <= 6);
    REQUIRE(file.lines.size() > opening);
    CHECK(file.lines[opening] == "#pragma once");
  }
}

TEST_CASE("includes are written from the root") {
  for (const SourceFile& file : source_files(code_folders))
    for (const std::string& included : file.own_includes) {
      CAPTURE(file.path, included);
      CHECK(std::any_of(code_folders.begin(), code_folders.end(),
                        [&](const std::string& folder) { return included.starts_with(folder + "/"); }));
    }
}

TEST_CASE("a namespace is named for a folder on the way to its file") {
  for (const SourceFile& file : source_files({"engine", "dsl"})) {
    CAPTURE(file.path);
    const auto opens_own = [&](const std::string& line) {
      constexpr std::string_view word = "namespace dun::";
      if (!line.starts_with(word)) return false;
      const std::string name = line.substr(word.size(), line.find_first_of(" :", word.size()) - word.size());
      return file.path.find("/" + name + "/") != std::string::npos;
    };
    CHECK(std::any_of(file.code.begin(), file.code.end(), opens_own));
  }
}

TEST_CASE("every source is listed for the build") {
  for (const std::string storey : {"engine", "dsl", "cli", "tests"}) {
    const std::string list = text_of(storey + "/CMakeLists.txt");
    for (const SourceFile& file : source_files({storey})) {
      if (file.is_header()) continue;
      CAPTURE(file.path);
      CHECK(list.find(file.path.substr(storey.size() + 1)) != std::string::npos);
    }
  }
}
