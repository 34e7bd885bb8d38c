// Which of several plans counts for a claim. A plan that may cover it, which a missing fact leaves open, holds it: what
// another would do might be wrong. A schedule counts before the policy it adapts, in whatever order they are named. Any
// other two plans that cover one claim are a mistake of whoever named them, and neither counts. Knows plans by their
// names and what became of the claim under each, not how.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/plan/plan.hpp"

namespace dun::plan {

/// The id of the reasons that say whom a plan is for.
inline constexpr std::string_view covers_id = "covers";

enum class Coverage : std::uint8_t { no, may, yes };

/// Whether a plan covers a claim, by its answer: the outcome and the id of the reason that decided it.
[[nodiscard]] Coverage coverage_of(Outcome outcome, std::string_view reason);

struct Choice {
  std::optional<std::size_t> plan;   // place in the plans; nothing if none covers the claim
  std::optional<std::size_t> rival;  // covers the claim too, and neither adapts the other
};

/// `coverage` is in the order of `plans`.
[[nodiscard]] Choice choose(const std::vector<Plan>& plans, const std::vector<Coverage>& coverage);

/// Of a choice with a rival.
[[nodiscard]] base::Fault two_cover(const std::string& claim, const std::vector<Plan>& plans, const Choice& choice);

}  // namespace dun::plan
