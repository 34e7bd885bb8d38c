// A text of the language with the ledger's vocabulary, through all phases, in memory.
#pragma once

#include <memory>
#include <string>

#include "dsl/source/source.hpp"
#include "dsl/types/program.hpp"
#include "engine/plan/plan.hpp"

namespace dun::prover {

struct Loaded {
  std::unique_ptr<source::SourceSet> sources;
  types::Program program;
  std::string mistakes;  // what the checks say; empty if the text is sound
  plan::Plan plan;       // of the first policy
};

[[nodiscard]] Loaded load(const std::string& text);
/// The act of that name, alone; empty if the plan has none.
[[nodiscard]] std::vector<plan::ActId> act_called(const plan::Plan& plan, const std::string& name);

}  // namespace dun::prover
