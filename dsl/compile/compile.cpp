#include "dsl/compile/compile.hpp"

#include <algorithm>

#include "dsl/compile/hash.hpp"
#include "dsl/compile/library.hpp"
#include "dsl/compile/phrases.hpp"
#include "dsl/lint/lint.hpp"
#include "dsl/names/resolve.hpp"
#include "dsl/syntax/parse.hpp"
#include "dsl/types/check.hpp"

namespace dun::compile {

bool Bundle::has_errors() const {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const base::Diagnostic& found) { return found.severity == base::Severity::error; });
}

base::Result<Bundle> load_bundle(const std::vector<std::string>& paths, const Options& options) {
  base::Result<source::SourceSet> named = source::load(paths);
  if (!named) return tl::make_unexpected(named.error());
  Bundle bundle;
  bundle.named = named->size();
  base::Result<source::SourceSet> complete = with_library(std::move(*named));
  if (!complete) return tl::make_unexpected(complete.error());
  bundle.sources = std::make_unique<source::SourceSet>(std::move(*complete));
  bundle.hash = hash_of(*bundle.sources);

  base::DiagnosticSink sink;
  std::vector<syntax::Tree> trees;
  for (std::size_t file = 0; file < bundle.sources->size(); ++file)
    trees.push_back(syntax::from_source(*bundle.sources, base::FileId(file), sink));
  bundle.phrases = add_phrases(options.phrases, *bundle.sources, trees, sink);
  names::Bundle resolved = names::from_syntax(*bundle.sources, std::move(trees), sink);
  bundle.program = types::from_names(std::move(resolved), sink);
  if (!sink.has_errors()) lint::check(bundle.program, options.on, sink);
  bundle.diagnostics = without_repeats(sink.found(), bundle.phrases);
  return bundle;
}

std::vector<std::size_t> policies_of(const Bundle& bundle) {
  std::vector<std::size_t> found;
  const std::vector<names::Policy>& policies = bundle.program.bundle.policies;
  for (std::size_t policy = 0; policy < policies.size(); ++policy)
    if (bundle.is_named(policies[policy].schedule ? policies[policy].schedule->file : policies[policy].head.file))
      found.push_back(policy);
  return found;
}

}  // namespace dun::compile
