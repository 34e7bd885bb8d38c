// What names, types and lint say of bad files, and that they say nothing of good ones. A case is a file, or a folder of
// them; what every case may use stands in golden/library.
#include <algorithm>
#include <filesystem>

#include "dsl/lint/lint.hpp"
#include "dsl/names/resolve.hpp"
#include "dsl/render/render.hpp"
#include "dsl/syntax/parse.hpp"
#include "dsl/types/check.hpp"
#include "tests/support/golden.hpp"

using namespace dun;
namespace fs = std::filesystem;

namespace {

const fs::path golden = fs::path(DUN_SOURCE_DIR) / "tests/golden";

/// A case is checked on the day its first line names, "# on 2026-11-01".
std::optional<values::Day> day_of(const std::string& text) {
  constexpr std::string_view start = "# on ";
  if (text.compare(0, start.size(), start) != 0) return std::nullopt;
  return values::parse_day(text.substr(start.size(), 10));
}

class Checked {
 public:
  explicit Checked(const fs::path& path) {
    for (const fs::path& file : tests::files_with(golden / "library", ".dun")) add(file);
    const std::vector<fs::path> files =
        fs::is_directory(path) ? tests::files_with(path, ".dun") : std::vector<fs::path>{path};
    for (const fs::path& file : files) add(file);
    const types::Program program = types::from_names(names::from_syntax(sources_, std::move(trees_), sink_), sink_);
    if (!sink_.has_errors()) lint::check(program, on_, sink_);
  }

  [[nodiscard]] std::string report() const {
    std::string text;
    for (const auto& found : render::sorted(sink_.found())) text += render::to_text(found, sources_) + "\n";
    return text;
  }
  [[nodiscard]] bool has(int number) const {
    const auto& all = sink_.found();
    return std::any_of(all.begin(), all.end(), [&](const auto& found) { return found.number == number; });
  }

 private:
  void add(const fs::path& file) {
    const std::string text = tests::read_file(file);
    if (const auto day = day_of(text)) on_ = day;
    trees_.push_back(syntax::from_source(sources_, sources_.add(file.filename().string(), text), sink_));
  }

  source::SourceSet sources_;
  base::DiagnosticSink sink_;
  std::vector<syntax::Tree> trees_;
  std::optional<values::Day> on_;
};

/// Files and folders, in order of name.
std::vector<fs::path> cases(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_directory() || entry.path().extension() == ".dun") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("names, types, lint: bad files get these messages") {
  for (const char* phase : {"names", "types", "lint"})
    for (const fs::path& path : cases(golden / phase / "bad")) {
      CAPTURE(path.filename().string());
      const Checked checked(path);
      tests::check_golden(fs::path(path).replace_extension(".txt"), checked.report());
      CHECK(checked.has(std::stoi(path.filename().string().substr(0, 3))));
    }
}

TEST_CASE("names, types, lint: of good files nothing is said") {
  for (const char* phase : {"names", "types", "lint"})
    for (const fs::path& path : cases(golden / phase / "good")) {
      CAPTURE(path.filename().string());
      CHECK(Checked(path).report() == "");
    }
}
