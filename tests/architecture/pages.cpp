// Pages link only to what is there.
#include <algorithm>
#include <regex>

#include "tests/architecture/tree.hpp"
#include "tests/support/catch.hpp"

using namespace dun::architecture;

namespace {

const std::vector<std::string> folders{"docs", "engine", "dsl", "cli", "tests", "stdlib", "policies", "examples"};

/// "docs/language/../architecture.md" as "docs/architecture.md".
std::string resolved(const std::string& folder, std::string target) {
  std::string from = folder;
  for (; target.starts_with("../"); target.erase(0, 3)) from.erase(std::min(from.rfind('/'), from.size()));
  return from.empty() ? target : from + "/" + target;
}

std::vector<std::string> matches(const std::string& text, const std::regex& pattern) {
  std::vector<std::string> found;
  for (std::sregex_iterator at{text.begin(), text.end(), pattern}, end; at != end; ++at) found.push_back((*at)[1]);
  return found;
}

}  // namespace

TEST_CASE("a link of a page leads somewhere") {
  static const std::regex link{R"(\]\((?!https?:|#)([^)#\s]+))"};
  const auto there = paths_below(folders);
  for (const std::string& page : there) {
    if (!page.ends_with(".md")) continue;
    for (std::string target : matches(text_of(page), link)) {
      CAPTURE(page, target);
      if (target.back() == '/') target.pop_back();
      CHECK(std::binary_search(there.begin(), there.end(), resolved(page.substr(0, page.rfind('/')), target)));
    }
  }
}
