// From types to plan. A policy with its laws becomes one plan: facts become columns, earlier acts become registers,
// points in time and conditions become nodes, rules become limits. Nothing is checked here that an earlier phase has
// not checked; a program with errors is not lowered.
#pragma once

#include "dsl/types/program.hpp"
#include "engine/plan/plan.hpp"

namespace dun::lower {

/// The plan of `program.policies[policy]`.
[[nodiscard]] plan::Plan from_types(const types::Program& program, std::size_t policy);

/// The plan of a law alone: no steps; its limits are asked about single acts, as a law's tests and `dun limits` do. Of
/// charges for different debtors it holds the one for `debtor`; without one, the first.
[[nodiscard]] plan::Plan from_law(const types::Program& program, std::size_t law,
                                  std::optional<facts::DebtorKind> debtor = std::nullopt);

/// The plan of several laws that stand side by side for one claim, each limiting the acts of all. Of interests and
/// charges it holds those of the first law that has any.
[[nodiscard]] plan::Plan from_laws(const types::Program& program, const std::vector<std::size_t>& laws,
                                   std::optional<facts::DebtorKind> debtor);

}  // namespace dun::lower
