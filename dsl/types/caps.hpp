// Which rules of a law cap the fee of an act: read where a policy asks for the most the law allows, and by tests.
#pragma once

#include <string>
#include <vector>

#include "dsl/types/program.hpp"

namespace dun::types {

struct Cap {
  std::size_t law = 0;
  names::SectionRef rule;
  const syntax::FeeAtMostLine* line = nullptr;
  bool every_time = true;  // false where the rule speaks of a first, second … act only
};

/// The caps of the laws on the fee of an act. Rules for claims that the policy cannot cover are left out.
[[nodiscard]] std::vector<Cap> caps_on(const Program& program, const std::vector<std::size_t>& laws,
                                       const std::string& act, const std::optional<facts::DebtorKind>& debtor);

/// The name of the act a step is; empty if it has none.
[[nodiscard]] std::string act_of(const names::Step& step);

/// The line of one kind that holds for a step, and its file.
template <class Wanted>
struct Found {
  const Wanted* line = nullptr;
  base::FileId file;
  base::Span span;
};
template <class Wanted>
[[nodiscard]] Found<Wanted> line_of(const names::Step& step) {
  for (const names::StepLineRef& ref : step.lines)
    if (const auto* found = std::get_if<Wanted>(&ref.line->value)) return {found, ref.file, ref.line->span};
  return {};
}

}  // namespace dun::types
