// dun doc: the law book, a page a country, as Markdown or HTML.
#include <fmt/core.h>

#include <filesystem>
#include <fstream>

#include "cli/bundle.hpp"
#include "cli/failure.hpp"
#include "cli/options.hpp"
#include "dsl/book/book.hpp"

namespace dun::cli {

namespace {

namespace fs = std::filesystem;

bool write(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  return out.flush().good();
}

int write_all(const std::vector<book::Page>& pages, const DocOptions& options) {
  const book::Format format = options.html ? book::Format::html : book::Format::markdown;
  std::error_code error;
  fs::create_directories(options.folder, error);
  for (const book::Page& page : pages) {
    const fs::path path = fs::path(options.folder) / book::file_name(page.name, format);
    if (error || !write(path, options.html ? book::to_html(page) : book::to_markdown(page)))
      return fail({base::FaultKind::machine, fmt::format("cannot write {}", path.string()),
                   "check the path and the space left on the disk"});
  }
  fmt::print("{} page{} written to {}\n", pages.size(), pages.size() == 1 ? "" : "s", options.folder);
  return fine;
}

}  // namespace

int doc(const DocOptions& options) {
  if (options.html && options.folder.empty())
    return fail({base::FaultKind::usage, "HTML pages need a folder", "add -o DIR"});
  int status = fine;
  const std::optional<compile::Bundle> bundle = bundle_of(options.paths, status);
  if (!bundle) return status;
  const std::vector<book::Page> pages = book::pages_of(*bundle, options.paths);
  if (pages.empty())
    return fail({base::FaultKind::usage, "the files hold no law", "name files or folders with a `law` block"});
  if (!options.folder.empty()) return write_all(pages, options);
  for (const book::Page& page : pages) fmt::print("{}\n", book::to_markdown(page));
  return fine;
}

}  // namespace dun::cli
