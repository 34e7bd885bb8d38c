// Every number that a phase reports has a page and a file that triggers it.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include "tests/support/golden.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path root = DUN_SOURCE_DIR;

/// The rooms whose numbers are held against pages and files.
constexpr const char* rooms[] = {"lint", "names", "types"};

/// The numbers in their sources: "error(20,", "finding(53,", "number = 11;".
std::set<int> reported() {
  static const std::regex number(R"((?:\berror\(|\bfinding\(|\bnumber = )0*([0-9]{1,3})\s*[,;])");
  std::set<int> numbers;
  for (const char* room : rooms)
    for (const fs::path& source : dun::tests::files_with(root / "dsl" / room, ".cpp")) {
      const std::string text = dun::tests::read_file(source);
      for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at)
        numbers.insert(std::stoi((*at)[1]));
    }
  return numbers;
}

std::set<int> with_pages() {
  std::set<int> numbers;
  for (const fs::path& page : dun::tests::files_with(root / "docs/diagnostics", ".md")) {
    const std::string name = page.stem().string();
    if (name.size() != 3 || name.find_first_not_of("0123456789") != std::string::npos) continue;
    numbers.insert(std::stoi(name));
    const std::string text = dun::tests::read_file(page);
    CAPTURE(name);
    CHECK(std::regex_search(text, std::regex("^# [EWI]" + name + " ")));
  }
  return numbers;
}

std::set<int> with_golden_files() {
  std::set<int> numbers;
  for (const char* phase : {"syntax", "names", "types", "lint"})
    for (const auto& entry : fs::directory_iterator(root / "tests/golden" / phase / "bad"))
      numbers.insert(std::stoi(entry.path().filename().string().substr(0, 3)));
  return numbers;
}

}  // namespace

TEST_CASE("each diagnostic has a page and a file that triggers it") {
  const std::set<int> numbers = reported();
  const std::set<int> pages = with_pages();
  const std::set<int> files = with_golden_files();
  CHECK(numbers.size() > 20);
  CHECK(std::includes(pages.begin(), pages.end(), numbers.begin(), numbers.end()));
  CHECK(std::includes(files.begin(), files.end(), numbers.begin(), numbers.end()));
}
