// What the parser reads (trees and formatted text of good files) and what it says of bad ones.
#include <algorithm>
#include <filesystem>

#include "dsl/render/render.hpp"
#include "dsl/syntax/dump.hpp"
#include "dsl/syntax/parse.hpp"
#include "dsl/syntax/print.hpp"
#include "tests/support/golden.hpp"

using namespace dun;
namespace fs = std::filesystem;

namespace {

const fs::path golden = fs::path(DUN_SOURCE_DIR) / "tests/golden/syntax";

struct Parsed {
  explicit Parsed(const fs::path& path)
      : file(sources.add(path.filename().string(), tests::read_file(path))),
        tree(syntax::from_source(sources, file, sink)) {}

  [[nodiscard]] std::string report() const {
    std::string text;
    for (const auto& found : render::sorted(sink.found())) text += render::to_text(found, sources) + '\n';
    return text;
  }

  source::SourceSet sources;
  base::DiagnosticSink sink;
  base::FileId file;
  syntax::Tree tree;
};

fs::path beside(fs::path path, const char* ending) {
  return path.replace_extension(ending);
}

}  // namespace

TEST_CASE("good files parse without a word, into these trees and this layout") {
  for (const fs::path& path : tests::files_with(golden / "good", ".dun")) {
    const Parsed parsed(path);
    CAPTURE(path.filename().string());
    CHECK(parsed.report().empty());
    tests::check_golden(beside(path, ".tree"), syntax::dump(parsed.tree));
    tests::check_golden(beside(path, ".laid-out"), syntax::to_source(parsed.tree, parsed.sources.at(parsed.file)));
  }
}

TEST_CASE("bad files get these messages") {
  for (const fs::path& path : tests::files_with(golden / "bad", ".dun")) {
    const Parsed parsed(path);
    tests::check_golden(beside(path, ".txt"), parsed.report());
    const int number = std::stoi(path.filename().string().substr(0, 3));
    const auto& all = parsed.sink.found();
    const bool is_triggered =
        std::any_of(all.begin(), all.end(), [&](const auto& found) { return found.number == number; });
    CAPTURE(path.filename().string());
    CHECK(is_triggered);
  }
}
