// dun check: every mistake of every file, in order of place. Warnings of files the user did not name are theirs to mend
// who own them, and are not shown; only that a law is soon to be checked again concerns everybody who stands on it.
#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>

#include "cli/bundle.hpp"
#include "cli/failure.hpp"
#include "cli/options.hpp"
#include "dsl/proof/proof.hpp"
#include "dsl/render/render.hpp"
#include "dsl/syntax/dump.hpp"
#include "dsl/types/dump.hpp"
#include "engine/plan/print.hpp"

namespace dun::cli {

namespace {

using base::Severity;

/// 053: the law is held once the day through which it was checked is past.
constexpr int checked_through = 53;

std::vector<base::Diagnostic> findings_of(const compile::Bundle& bundle) {
  std::vector<base::Diagnostic> shown;
  for (base::Diagnostic& found : render::sorted(bundle.diagnostics))
    if (found.severity == Severity::info) {
      continue;  // `dun prove` tells what is merely worth knowing
    } else if (found.severity == Severity::error || bundle.is_named(found.place.file) ||
               found.number == checked_through)
      shown.push_back(std::move(found));
  return shown;
}

/// What the prover has to say of every policy named.
void add_proofs(compile::Bundle& bundle, std::size_t states) {
  prove::Options options;
  options.budget = states;
  for (const std::size_t policy : compile::policies_of(bundle))
    for (base::Diagnostic& found : proof::from_plan(bundle.program, policy, plan_of(bundle, policy), options).findings)
      bundle.diagnostics.push_back(std::move(found));
}

void print_findings(const compile::Bundle& bundle, const std::vector<base::Diagnostic>& findings, bool json,
                    std::FILE* out) {
  const bool colour = isatty(fileno(out)) != 0;
  for (std::size_t at = 0; at < findings.size(); ++at)
    if (json)
      fmt::print(out, "{}\n", render::to_json(findings[at], *bundle.sources));
    else
      fmt::print(out, "{}{}", at == 0 ? "" : "\n", render::to_text(findings[at], *bundle.sources, colour));
}

std::string counted(std::size_t count, const char* what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

/// "3 files, 2 errors, 1 warning", for a reader at a terminal.
void print_summary(const compile::Bundle& bundle, const std::vector<base::Diagnostic>& findings) {
  std::size_t errors = 0;
  for (const base::Diagnostic& found : findings) errors += found.severity == Severity::error ? 1 : 0;
  const std::size_t warnings = findings.size() - errors;
  if (findings.empty())
    fmt::print("{}, nothing found\n", counted(bundle.named, "file"));
  else
    fmt::print("{}{}, {}, {}\n", "\n", counted(bundle.named, "file"), counted(errors, "error"),
               counted(warnings, "warning"));
}

void print_stage(const compile::Bundle& bundle, const std::string& stage) {
  if (stage == "tree")
    for (std::size_t file = 0; file < bundle.named; ++file)
      fmt::print("{}", syntax::dump(bundle.program.bundle.tree(base::FileId(file))));
  if (stage == "types") fmt::print("{}", types::dump(bundle.program));
  if (stage == "plan" && !bundle.has_errors())
    for (const plan::Plan& plan : plans_of(bundle)) fmt::print("{}", plan::print(plan));
}

}  // namespace

int check(const CheckOptions& options) {
  base::Result<compile::Bundle> bundle = compile::load_bundle(options.paths, {options.on});
  if (!bundle) return fail(bundle.error());
  if (bundle->named == 0)
    return fail({base::FaultKind::data, "no .dun file was found", "name a .dun file or a folder of them"});
  if (options.prove && !bundle->has_errors()) add_proofs(*bundle, options.states);
  const std::vector<base::Diagnostic> findings = findings_of(*bundle);
  const bool stage = !options.print.empty();
  if (stage) print_stage(*bundle, options.print);
  print_findings(*bundle, findings, options.json, stage ? stderr : stdout);
  if (!stage && !options.json && isatty(STDOUT_FILENO) != 0) print_summary(*bundle, findings);
  return bundle->has_errors() ? answer_is_no : fine;
}

}  // namespace dun::cli
