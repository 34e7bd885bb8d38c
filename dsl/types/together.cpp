#include "dsl/types/together.hpp"

#include <algorithm>

#include "dsl/names/sections.hpp"
#include "dsl/types/caps.hpp"
#include "dsl/types/diagnostics.hpp"
#include "dsl/types/rates.hpp"

namespace dun::types {
namespace {

bool is_a(const Program& program, const std::string& act, const std::string& kind) {
  const std::vector<names::Act>& acts = program.bundle.acts;
  return std::any_of(acts.begin(), acts.end(), [&](const names::Act& each) {
    return each.name == act && std::find(each.kinds.begin(), each.kinds.end(), kind) != each.kinds.end();
  });
}

/// A policy that gathers a kind gathers each act of it.
bool gathers(const Program& program, const names::Policy& policy, const std::string& act) {
  const auto& head = std::get<syntax::PolicySection>(program.bundle.at(policy.head));
  bool found = false;
  names::each_line<syntax::GatherLine>(head.lines, [&](const syntax::GatherLine& line, base::Span) {
    found = found || is_a(program, act, line.act.text);
  });
  return found;
}

/// A law that names a kind wants one letter for each act of it.
void check_policy(const Program& program, const names::Policy& policy, std::size_t law, base::DiagnosticSink& sink) {
  const names::Law& under = program.bundle.laws[law];
  const auto& head = std::get<syntax::LawSection>(program.bundle.at(under.head));
  names::each_line<syntax::TogetherLine>(head.lines, [&](const syntax::TogetherLine& line, base::Span span) {
    const auto taken = std::find_if(policy.steps.begin(), policy.steps.end(), [&](const names::Step& step) {
      return is_a(program, act_of(step), line.act.text) && !gathers(program, policy, act_of(step));
    });
    if (taken == policy.steps.end()) return;
    const syntax::Name* name = names::declared_name(program.bundle.at(taken->declared));
    sink.add(to_diagnostic(NotGathered{{taken->declared.file, name->span},
                                       taken->name,
                                       line.act.text,
                                       {"together", cite_text(line.cite), {under.head.file, span}}}));
  });
}

}  // namespace

void check_together(const Program& program, base::DiagnosticSink& sink) {
  for (const names::Policy& policy : program.bundle.policies)
    for (const std::size_t law : policy.laws) check_policy(program, policy, law, sink);
}

}  // namespace dun::types
