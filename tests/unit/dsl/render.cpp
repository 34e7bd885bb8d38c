#include "dsl/render/render.hpp"

#include "dsl/render/excerpt.hpp"
#include "tests/support/catch.hpp"

using namespace dun;

TEST_CASE("marks stand under what they mark, whatever it is made of") {
  struct Row {
    const char* line;
    std::size_t begin, end;
    const char* shown;
    int at, count;
  };
  const Row rows[] = {
      {"  fee 37,50 NOK", 6, 11, "  fee 37,50 NOK", 6, 5},
      {"\tfee x", 5, 6, "    fee x", 8, 1},
      {"ær x", 4, 5, "ær x", 3, 1},
      {"督促 x", 7, 8, "督促 x", 5, 1},
      {"a 督促", 2, 8, "a 督促", 2, 4},
      {"abc", 3, 3, "abc", 3, 1},
      {"a\xff"
       "b",
       2, 3,
       "a\xef\xbf\xbd"
       "b",
       2, 1},
      {"a\x1b[2Jb", 1, 2, "a\xef\xbf\xbd[2Jb", 1, 1},
  };
  for (const Row& row : rows) {
    const auto cut = render::excerpt(row.line, row.begin, row.end, 80);
    CAPTURE(row.line);
    CHECK(cut.line == row.shown);
    CHECK(cut.mark_at == row.at);
    CHECK(cut.mark_count == row.count);
  }
}

TEST_CASE("a long line is cut around the mark") {
  const std::string line = std::string(5000, 'a') + "HERE" + std::string(5000, 'b');
  const auto cut = render::excerpt(line, 5000, 5004, 60);
  CHECK(cut.line.find("HERE") != std::string::npos);
  CHECK(cut.line.rfind("…", 0) == 0);
  CHECK(cut.line.substr(static_cast<std::size_t>(cut.mark_at) + 2, 4) == "HERE");
  CHECK(cut.line.size() < 70);
}

TEST_CASE("a finding with everything, as text and as JSON") {
  source::SourceSet sources;
  const auto file = sources.add("no/consumer.dun", "step reminder\n  fee       1/20 of inkassosats\n");
  base::Diagnostic found;
  found.number = 101;
  found.place = {file, {26, 45}};
  found.message = "the reminder fee can exceed the legal cap";
  found.caret = "40.00 NOK";
  found.law.push_back({"fee-cap", "IF § 1-2 (4)", {file, {0, 4}}});
  found.labels.push_back({{file, {5, 8}}, "the step"});
  found.why.push_back("the cap is 38.00 NOK");
  found.history = "given a\ngiven b";
  found.fix = "fee the most the law allows";
  CHECK(render::to_text(found, sources) ==
        "E101 no/consumer.dun:2:13  the reminder fee can exceed the legal cap\n"
        "2 |   fee       1/20 of inkassosats\n"
        "  |             ^^^^^^^^^^^^^^^^^^^ 40.00 NOK\n"
        "law: fee-cap, IF § 1-2 (4) (no/consumer.dun:1)\n"
        "see: no/consumer.dun:1:6 the step\n"
        "why: the cap is 38.00 NOK\n"
        "history: given a\n  given b\n"
        "fix: fee the most the law allows\n");
  CHECK(render::to_json(found, sources) ==
        R"json({"code":"101","severity":"error","file":"no/consumer.dun","line":2,"column":13,)json"
        R"json("message":"the reminder fee can exceed the legal cap","caret":"40.00 NOK",)json"
        R"json("law":[{"rule":"fee-cap","cite":"IF § 1-2 (4)","file":"no/consumer.dun","line":1}],)json"
        R"json("why":["the cap is 38.00 NOK"],"history":"given a\ngiven b","fix":"fee the most the law allows"})json");
}

TEST_CASE("findings come in order of place, and one cause once") {
  base::Diagnostic late, early, same;
  late.place.span = {9, 10};
  early.place.span = {1, 2};
  late.place.file = early.place.file = base::FileId(0);
  same = early;
  const auto sorted = render::sorted({late, early, same});
  REQUIRE(sorted.size() == 2);
  CHECK(sorted[0].place.span.begin == 1);
}

TEST_CASE("a finding without a place is one line") {
  base::Diagnostic found;
  found.severity = base::Severity::warning;
  found.number = 53;
  found.message = "the law was not checked";
  CHECK(render::to_text(found, {}) == "W053  the law was not checked\n");
}
