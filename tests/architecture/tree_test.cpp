// The reader itself: what it takes for code, so that the other tests do not pass for want of seeing.
#include <algorithm>

#include "tests/architecture/tree.hpp"
#include "tests/support/catch.hpp"

using namespace dun::architecture;

TEST_CASE("comments and literals are no code") {
  struct Row {
    std::string text;
    std::string code;
  };
  for (const Row& row : {
           Row{"int a; // float", "int a;         "},
           Row{"int /* a\nb */ c;", "int     \n     c;"},
           Row{R"(f("double \" x") + 'd';)", "f(" + std::string(13, ' ') + ") +    ;"},
           Row{"n = 1'000'000;", "n = 1'000'000;"},
           Row{"auto s = R\"x(a\"b)x\";", "auto s = " + std::string(10, ' ') + ";"},
           Row{"\"unclosed\nint a;", std::string(9, ' ') + "\nint a;"},
       })
    CHECK(without_comments(row.text) == row.code);
}

TEST_CASE("files are found with their includes") {
  const auto files = source_files({"engine/values"});
  const auto found = std::find_if(files.begin(), files.end(),
                                  [](const SourceFile& file) { return file.path == "engine/values/day.cpp"; });
  REQUIRE(found != files.end());
  CHECK(found->own_includes == std::vector<std::string>{"engine/values/day.hpp", "engine/base/exact.hpp"});
  CHECK(found->foreign_includes == std::vector<std::string>{"fmt/format.h"});
  CHECK_FALSE(found->is_header());
}
