#include "tests/prover/loaded.hpp"

#include "dsl/lower/lower.hpp"
#include "dsl/names/resolve.hpp"
#include "dsl/syntax/parse.hpp"
#include "dsl/types/check.hpp"
#include "tests/support/program.hpp"

namespace dun::prover {

Loaded load(const std::string& text) {
  static const std::string vocabulary = support::text_of_file(DUN_SOURCE_DIR "/stdlib/ledger.dun");
  Loaded made;
  made.sources = std::make_unique<source::SourceSet>();
  base::DiagnosticSink sink;
  std::vector<syntax::Tree> trees;
  for (const auto& [name, content] : {std::pair("policy.dun", text), std::pair("ledger.dun", vocabulary)})
    trees.push_back(syntax::from_source(*made.sources, made.sources->add(name, content), sink));
  made.program = types::from_names(names::from_syntax(*made.sources, std::move(trees), sink), sink);
  for (const base::Diagnostic& found : sink.found())
    if (found.severity == base::Severity::error) made.mistakes += found.message + "\n";
  if (made.mistakes.empty()) made.plan = lower::from_types(made.program, 0);
  return made;
}

std::vector<plan::ActId> act_called(const plan::Plan& plan, const std::string& name) {
  for (std::size_t act = 0; act < plan.acts.size(); ++act)
    if (plan.acts[act].name == name) return {plan::ActId(act)};
  return {};
}

}  // namespace dun::prover
