#include "engine/facts/import/csv.hpp"

#include <sstream>

#include "tests/support/catch.hpp"

using dun::import::CsvReader;
using dun::import::CsvRow;

namespace {

/// Rows as "LINE: field|field", broken ones as "LINE! reason".
std::vector<std::string> read(const std::string& text, char separator = ',') {
  std::istringstream in(text);
  CsvReader reader(in, separator);
  std::vector<std::string> rows;
  CsvRow row;
  while (reader.next(row)) {
    std::string line = std::to_string(row.line) + (row.broken.empty() ? ":" : "! " + row.broken);
    for (std::size_t i = 0; i < row.fields.size(); ++i) line += (i == 0 ? " " : "|") + std::string(row.fields[i]);
    rows.push_back(line);
  }
  return rows;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("csv: rows as RFC 4180 has them", "[import]") {
  CHECK(read("a,b\n1,2\n") == Rows{"1: a|b", "2: 1|2"});
  CHECK(read("a,b\r\n1,2\r\n") == Rows{"1: a|b", "2: 1|2"});
  CHECK(read("a,b\r1,2\r") == Rows{"1: a|b", "2: 1|2"});
  CHECK(read("a,b\n1,2") == Rows{"1: a|b", "2: 1|2"});
  CHECK(read("\xEF\xBB\xBF"
             "a\n") == Rows{"1: a"});
  CHECK(read("a;b\n1,5;2\n", ';') == Rows{"1: a|b", "2: 1,5|2"});
  CHECK(read(" a , b\n") == Rows{"1:  a | b"});
  CHECK(read(",\n") == Rows{"1: |"});
  CHECK(read("\"a\"\"b\",\"c,d\"\n") == Rows{"1: a\"b|c,d"});
  CHECK(read("x\n\n\r\ny\n") == Rows{"1: x", "4: y"});
  CHECK(read("").empty());
  CHECK(read("\n\n").empty());
}

TEST_CASE("csv: a quoted line break belongs to the field, and lines are still counted", "[import]") {
  CHECK(read("\"a\nb\",c\nd,e\n") == Rows{"1: a\nb|c", "3: d|e"});
  CHECK(read("\"a\r\nb\",c\r\nd,e\r\n") == Rows{"1: a\r\nb|c", "3: d|e"});
}

TEST_CASE("csv: one broken row does not take the rest of the file with it", "[import]") {
  const Rows rows = read("a,b\nx\"y,2\n3,4\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].rfind("2! a quote stands inside a field", 0) == 0);
  CHECK(rows[2] == "3: 3|4");

  const Rows open = read("1,\"Ola\n2,Kari\n3,Per\n");
  REQUIRE(open.size() == 3);
  CHECK(open[0] == "1! a quote opened on this line is never closed");
  CHECK(open[1] == "2: 2|Kari");
  CHECK(open[2] == "3: 3|Per");
}

TEST_CASE("csv: a line of ten megabytes is refused without being kept", "[import]") {
  const Rows rows = read("a\n" + std::string(10'000'000, 'x') + "\nb\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].rfind("2! the row is longer than 1 MiB", 0) == 0);
  CHECK(rows[2] == "3: b");
}

TEST_CASE("csv: rows across the edges of the reading window are whole", "[import]") {
  std::string text;
  Rows expected;
  for (int i = 1; i <= 20'000; ++i) {
    text += std::to_string(i) + ",\"" + std::string(static_cast<std::size_t>(i % 37), 'x') + "\"\r\n";
    expected.push_back(std::to_string(i) + ": " + std::to_string(i) + "|" +
                       std::string(static_cast<std::size_t>(i % 37), 'x'));
  }
  CHECK(read(text) == expected);
}
