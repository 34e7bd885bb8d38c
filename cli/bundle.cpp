#include "cli/bundle.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>

#include "cli/failure.hpp"
#include "cli/options.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/render/render.hpp"
#include "engine/plan/verify.hpp"

namespace dun::cli {

void print_errors(const compile::Bundle& bundle) {
  for (const base::Diagnostic& found : render::sorted(bundle.diagnostics))
    if (found.severity == base::Severity::error)
      fmt::print(stderr, "{}\n", render::to_text(found, *bundle.sources, isatty(STDERR_FILENO) != 0));
}

std::optional<compile::Bundle> bundle_of(const std::vector<std::string>& paths, int& status) {
  base::Result<compile::Bundle> bundle = compile::load_bundle(paths);
  if (!bundle) {
    status = fail(bundle.error());
    return std::nullopt;
  }
  if (!bundle->has_errors()) return std::move(*bundle);
  print_errors(*bundle);
  status = answer_is_no;
  return std::nullopt;
}

plan::Plan plan_of(const compile::Bundle& bundle, std::size_t policy) {
  plan::Plan plan = lower::from_types(bundle.program, policy);
  plan.bundle_hash = bundle.hash;
  if (const std::vector<std::string> faults = plan::faults_of(plan); !faults.empty())
    throw std::logic_error("the plan of " + plan.name + " is not sound: " + faults.front());
  return plan;
}

std::vector<plan::Plan> plans_of(const compile::Bundle& bundle) {
  std::vector<plan::Plan> plans;
  for (const std::size_t policy : compile::policies_of(bundle)) plans.push_back(plan_of(bundle, policy));
  return plans;
}

}  // namespace dun::cli
