#include "dsl/source/source.hpp"

#include <filesystem>
#include <fstream>

#include "tests/support/catch.hpp"

using namespace dun::source;

TEST_CASE("columns count characters, lines end without their breaks") {
  const SourceFile file("x", "\xef\xbb\xbfær b\r\nto\n\nlast");
  CHECK(file.line(1) == "ær b");
  CHECK(file.line(2) == "to");
  CHECK(file.line(3).empty());
  CHECK(file.line(4) == "last");
  CHECK(file.line(5).empty());
  CHECK(file.position(3).column == 1);
  CHECK(file.position(7).column == 4);
  CHECK(file.position(10).line == 2);
  CHECK(file.position(1000).line == 4);
  CHECK(file.position(1000).column == 5);
}

TEST_CASE("a folder gives its .dun files in path order, each once") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "dun-source-test";
  fs::remove_all(folder);
  fs::create_directories(folder / "b");
  for (const char* name : {"c.dun", "b/a.dun", "a.dun", "note.txt"}) std::ofstream(folder / name) << name;
  const auto sources = load({(folder / "c.dun").string(), folder.string()});
  REQUIRE(sources);
  REQUIRE(sources->size() == 3);
  CHECK(sources->at(dun::base::FileId(0)).text() == "c.dun");
  CHECK(sources->at(dun::base::FileId(1)).text() == "a.dun");
  CHECK(sources->at(dun::base::FileId(2)).text() == "b/a.dun");
  fs::remove_all(folder);
}

TEST_CASE("a path that does not exist is refused") {
  const auto sources = load({"no/such/place.dun"});
  REQUIRE_FALSE(sources);
  CHECK(sources.error().kind == dun::base::FaultKind::data);
}
