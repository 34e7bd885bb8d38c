// Every number of a finding has one page, which explains it, and a golden file, which shows it. The numbers are read
// from the code itself: `int number = 20`, `error(20, …)`, `doubt(201, …)`, `finding(300, …)`.
#include <map>
#include <regex>
#include <set>
#include <string>

#include "tests/architecture/tree.hpp"
#include "tests/support/catch.hpp"

using namespace dun::architecture;

namespace {

/// The rooms that report each number.
std::map<int, std::set<std::string>> reported_numbers() {
  static const std::regex reported{R"(\b(?:int number = |(?:error|warning|info|doubt|finding)\(\s*)(\d{1,3})\b)"};
  std::map<int, std::set<std::string>> rooms_by_number;
  for (const SourceFile& file : source_files({"dsl", "engine", "cli"})) {
    std::string code;
    for (const std::string& line : file.code) code += line + "\n";
    for (std::sregex_iterator found{code.begin(), code.end(), reported}, end; found != end; ++found)
      rooms_by_number[std::stoi((*found)[1])].insert(file.path.substr(0, file.path.rfind('/')));
  }
  rooms_by_number.erase(0);  // no number yet
  return rooms_by_number;
}

/// The codes that pages open with, by number: docs/diagnostics/020.md with "# E020 …".
std::map<int, std::string> pages() {
  static const std::regex heading{R"(# ([EWI]\d{3}) .+)"};
  std::map<int, std::string> codes;
  for (const std::string& path : paths_below({"docs/diagnostics"})) {
    const std::string name = path.substr(path.rfind('/') + 1);
    if (name == "README.md") continue;
    CAPTURE(path);
    std::smatch found;
    const std::string text = text_of(path);
    const std::string first_line = text.substr(0, text.find('\n'));
    REQUIRE(std::regex_match(first_line, found, heading));
    const std::string code = found[1];
    CHECK(name == code.substr(1) + ".md");
    codes[std::stoi(code.substr(1))] = code;
  }
  return codes;
}

std::set<std::string> codes_in_golden_files() {
  static const std::regex code{R"(\b[EWI]\d{3}\b)"};
  std::set<std::string> codes;
  for (const std::string& path : paths_below({"tests/golden"})) {
    if (!path.ends_with(".txt")) continue;
    const std::string text = text_of(path);
    for (std::sregex_iterator found{text.begin(), text.end(), code}, end; found != end; ++found)
      codes.insert(found->str());
  }
  return codes;
}

}  // namespace

TEST_CASE("every number that is reported is one room's, has a page and a golden file") {
  const auto reported = reported_numbers();
  const auto codes = pages();
  const auto golden = codes_in_golden_files();
  CHECK(reported.size() > 40);
  for (const auto& [number, rooms] : reported) {
    CAPTURE(number, rooms);
    CHECK(rooms.size() == 1);
    REQUIRE(codes.count(number) == 1);
    CHECK(golden.count(codes.at(number)) == 1);
  }
}

TEST_CASE("every page is about a number that is reported") {
  const auto reported = reported_numbers();
  for (const auto& [number, code] : pages()) {
    CAPTURE(code);
    CHECK(reported.count(number) == 1);
  }
}
