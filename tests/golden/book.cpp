// The law book of one small law, as Markdown and HTML. Paths are those of a user who stands in the project's folder.
#include "dsl/book/book.hpp"

#include <filesystem>

#include "tests/support/golden.hpp"

using namespace dun;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(DUN_SOURCE_DIR) / "tests/golden/book";

std::vector<book::Page> pages_of_small_law() {
  const fs::path here = fs::current_path();
  fs::current_path(DUN_SOURCE_DIR);
  const compile::Bundle bundle = std::move(compile::load_bundle({"tests/golden/book/small-law.dun"}).value());
  fs::current_path(here);
  REQUIRE_FALSE(bundle.has_errors());
  return book::pages_of(bundle, {"tests/golden/book/small-law.dun"});
}

}  // namespace

TEST_CASE("law book: an index and a page a country, in Markdown and HTML", "[golden-book]") {
  const std::vector<book::Page> pages = pages_of_small_law();
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].name == "index");
  CHECK(pages[1].name == "nl");
  for (const book::Page& page : pages) {
    tests::check_golden(folder / book::file_name(page.name, book::Format::markdown), book::to_markdown(page));
    tests::check_golden(folder / book::file_name(page.name, book::Format::html), book::to_html(page));
  }
}

TEST_CASE("law book: every rule, rate row and source of the law stands on its page", "[golden-book]") {
  const std::string page = book::to_markdown(pages_of_small_law()[1]);
  for (const char* what : {"not-too-often", "early-fee", "fee-cap", "no-fee-for-messages", "two-fees", "demand-time",
                           "demand-first", "not-in-dispute", "2026-07-01", "not known", "The regulation", "2026-12-31",
                           "9\u00a0999.99", "Constitution Day", "(unverified)", "expected"}) {
    CAPTURE(what);
    CHECK(page.find(what) != std::string::npos);
  }
}
