// What the prover says of policies that can break their law or are hardly meant, and that it says nothing of their
// lawful neighbours. Paths are those of a user who stands in the project's folder.
#include <filesystem>
#include <regex>

#include "dsl/compile/compile.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/proof/proof.hpp"
#include "dsl/render/render.hpp"
#include "tests/support/golden.hpp"

using namespace dun;
namespace fs = std::filesystem;

namespace {

const fs::path root = DUN_SOURCE_DIR;

/// "Proved with at most 2000 states.", where a file says so.
prove::Options options_of(const std::string& text) {
  static const std::regex budget("Proved with at most (\\d+) states");
  prove::Options options;
  if (std::smatch said; std::regex_search(text, said, budget)) options.budget = std::stoul(said[1]);
  return options;
}

struct Reported {
  std::string text;
  std::vector<int> numbers;
};

Reported report_of(const fs::path& file) {
  const fs::path here = fs::current_path();
  fs::current_path(root);
  const compile::Bundle bundle = std::move(compile::load_bundle({fs::relative(file, root).string()}).value());
  fs::current_path(here);
  REQUIRE_FALSE(bundle.has_errors());
  Reported reported;
  const prove::Options options = options_of(tests::read_file(file));
  const std::vector<names::Policy>& policies = bundle.program.bundle.policies;
  for (std::size_t policy = 0; policy < policies.size(); ++policy) {
    if (policies[policy].head.file.index() != 0) continue;
    const plan::Plan plan = lower::from_types(bundle.program, policy);
    for (const base::Diagnostic& found :
         render::sorted(proof::from_plan(bundle.program, policy, plan, options).findings)) {
      reported.text += render::to_text(found, *bundle.sources) + "\n";
      reported.numbers.push_back(found.number);
    }
  }
  return reported;
}

}  // namespace

TEST_CASE("proof: bad policies get these findings", "[golden-proof]") {
  for (const fs::path& file : tests::files_with(root / "tests/golden/proof/bad", ".dun")) {
    CAPTURE(file.filename().string());
    const Reported reported = report_of(file);
    tests::check_golden(fs::path(file).replace_extension(".txt"), reported.text);
    const int named = std::stoi(file.filename().string().substr(0, 3));
    CHECK(std::count(reported.numbers.begin(), reported.numbers.end(), named) > 0);
  }
}

TEST_CASE("proof: of their lawful neighbours nothing is said", "[golden-proof]") {
  for (const fs::path& file : tests::files_with(root / "tests/golden/proof/good", ".dun")) {
    CAPTURE(file.filename().string());
    std::string shown;
    for (const int number : report_of(file).numbers)
      if (number != 202) shown += std::to_string(number) + " ";
    CHECK(shown.empty());
  }
}
