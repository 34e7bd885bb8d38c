// dun fmt: lays files out in the one format. A file with mistakes in its syntax is reported and left alone.
#include <fmt/format.h>

#include "cli/failure.hpp"
#include "cli/options.hpp"
#include "cli/replace_file.hpp"
#include "dsl/render/render.hpp"
#include "dsl/syntax/parse.hpp"
#include "dsl/syntax/print.hpp"

namespace dun::cli {

namespace {

/// What became of one file.
enum class Fate : std::uint8_t { as_it_was, changed, wrong };

void report(const base::DiagnosticSink& sink, const source::SourceSet& sources) {
  for (const base::Diagnostic& found : render::sorted(sink.found()))
    ::fmt::print(stderr, "{}\n", render::to_text(found, sources));
}

base::Result<Fate> format(const source::SourceSet& sources, base::FileId id, bool check_only) {
  base::DiagnosticSink sink;
  const source::SourceFile& file = sources.at(id);
  const syntax::Tree tree = syntax::from_source(sources, id, sink);
  if (sink.has_errors()) {
    report(sink, sources);
    return Fate::wrong;
  }
  const std::string text = syntax::to_source(tree, file);
  if (text == file.text()) return Fate::as_it_was;
  ::fmt::print("{}\n", file.path());
  if (!check_only)
    if (auto done = replace_file(file.path(), text); !done) return tl::make_unexpected(done.error());
  return Fate::changed;
}

}  // namespace

int fmt(const FmtOptions& options) {
  const auto sources = source::load(options.paths);
  if (!sources) return fail(sources.error());
  bool any_wrong = false;
  bool any_changed = false;
  for (std::size_t i = 0; i < sources->size(); ++i) {
    const auto fate = format(*sources, base::FileId(i), options.check);
    if (!fate) return fail(fate.error());
    any_wrong = any_wrong || *fate == Fate::wrong;
    any_changed = any_changed || *fate == Fate::changed;
  }
  return any_wrong || (options.check && any_changed) ? answer_is_no : fine;
}

}  // namespace dun::cli
