// The tables of published examples: every row says what became of it, and where; the place is the head of a test.
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "tests/architecture/tree.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;

namespace {

struct Row {
  std::string table;  // path of the page
  std::string id;
  std::string result;
  std::string where;
};

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Rows such as "| SE-07 | met | policies/se/cases/published.dun:24 | remark |".
std::vector<Row> rows_of(const fs::path& page) {
  static const std::regex row(R"(^\| ([A-Z]{2}-[0-9]+) \| ([^|]*) \| ([^|]*) \|.*$)");
  std::vector<Row> rows;
  for (const std::string& line : lines_of(page)) {
    std::smatch found;
    if (std::regex_match(line, found, row)) rows.push_back({page.string(), found[1], found[2], found[3]});
  }
  return rows;
}

std::vector<Row> all_rows() {
  std::vector<Row> rows;
  for (const char* folder : {"policies", "examples"})
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(DUN_SOURCE_DIR) / folder))
      if (entry.path().filename() == "README.md")
        for (Row& row : rows_of(entry.path())) rows.push_back(std::move(row));
  return rows;
}

/// The places of a cell: "a/b.dun:7, :12, a/c.dun:3"; a bare number is a line of the file before it.
std::vector<std::pair<std::string, std::size_t>> places_of(const std::string& cell) {
  static const std::regex place(R"(([^\s,:]*):([0-9]+))");
  std::vector<std::pair<std::string, std::size_t>> places;
  for (auto each = std::sregex_iterator(cell.begin(), cell.end(), place); each != std::sregex_iterator(); ++each) {
    const std::string file = (*each)[1].length() != 0 ? (*each)[1].str() : places.empty() ? "" : places.back().first;
    places.emplace_back(file, std::stoul((*each)[2]));
  }
  return places;
}

}  // namespace

TEST_CASE("published examples: each is met, contradicts the law or cannot be said, and its place is a test", "[law]") {
  std::map<std::string, std::string> seen;
  for (const Row& row : all_rows()) {
    INFO(row.table << ": " << row.id);
    CHECK(seen.emplace(row.id, row.table).second);
    static const std::regex known("^(met|contradicts the law|not expressible).*");
    CHECK(std::regex_match(row.result, known));
    const auto places = places_of(row.where);
    if (row.result.rfind("not expressible", 0) != 0) CHECK_FALSE(places.empty());
    for (const auto& [file, line] : places) {
      INFO(file << ":" << line);
      const std::vector<std::string> lines = lines_of(fs::path(DUN_SOURCE_DIR) / file);
      REQUIRE(line <= lines.size());
      CHECK(lines[line - 1].rfind("test \"", 0) == 0);
    }
  }
  CHECK(seen.size() >= 101);
}
