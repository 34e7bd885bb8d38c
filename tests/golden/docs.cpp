// Every fenced `dun` block of the docs parses; every page of a number of the syntax has an example that triggers it and
// golden files do too.
#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "dsl/syntax/parse.hpp"
#include "tests/support/golden.hpp"

using namespace dun;
namespace fs = std::filesystem;

namespace {

const fs::path root = DUN_SOURCE_DIR;

/// The texts fenced with this word, in order.
std::vector<std::string> fenced(const fs::path& page, const std::string& word) {
  std::vector<std::string> blocks;
  std::istringstream lines(tests::read_file(page));
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("```", 0) == 0) {
      inside = !inside && line == "```" + word;
      if (inside) blocks.emplace_back();
    } else if (inside) {
      blocks.back() += line + '\n';
    }
  }
  return blocks;
}

std::vector<base::Diagnostic> findings(const std::string& text) {
  source::SourceSet sources;
  base::DiagnosticSink sink;
  const auto file = sources.add("page", text);
  (void)syntax::from_source(sources, file, sink);
  return sink.found();
}

std::vector<fs::path> pages_below(const fs::path& folder) {
  std::vector<fs::path> pages;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  std::sort(pages.begin(), pages.end());
  return pages;
}

const std::set<int> syntax_numbers = {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 21, 24};

std::string three_digits(int number) {
  const std::string digits = std::to_string(number);
  return std::string(3 - digits.size(), '0') + digits;
}

}  // namespace

TEST_CASE("every fenced example of the docs parses") {
  std::size_t count = 0;
  for (const fs::path& page : pages_below(root / "docs"))
    for (const std::string& block : fenced(page, "dun")) {
      ++count;
      for (const base::Diagnostic& found : findings(block))
        FAIL_CHECK(page.filename().string() << ": " << found.message << " in\n" << block);
    }
  CHECK(count > 20);
}

TEST_CASE("every number of the syntax has a page with an example, and a golden file") {
  for (const int number : syntax_numbers) {
    const std::string digits = three_digits(number);
    const fs::path page = root / "docs/diagnostics" / (digits + ".md");
    CAPTURE(digits);
    CHECK(tests::read_file(page).rfind("# E" + digits + " ", 0) == 0);
    for (const std::string& block : fenced(page, "dun-bad")) {
      const auto all = findings(block);
      CHECK(std::any_of(all.begin(), all.end(), [&](const auto& found) { return found.number == number; }));
    }
    const auto golden = tests::files_with(root / "tests/golden/syntax/bad", ".dun");
    CHECK(std::any_of(golden.begin(), golden.end(),
                      [&](const fs::path& path) { return path.filename().string().rfind(digits, 0) == 0; }));
  }
}

TEST_CASE("no other number comes out of the parser") {
  for (const fs::path& path : tests::files_with(root / "tests/golden/syntax/bad", ".dun"))
    for (const base::Diagnostic& found : findings(tests::read_file(path)))
      CHECK(syntax_numbers.count(found.number) == 1);
}
