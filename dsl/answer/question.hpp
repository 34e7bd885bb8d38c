// A question to the laws of a country, asked of one claim in the words of tests: compiled, and the laws that are for
// this claim picked out. What is answered stands in files of its own (interest, limits).
// Refuses a question that names no claim, and one that no law is for; mistakes in phrases are diagnostics of the
// bundle.
#pragma once

#include <string>
#include <vector>

#include "dsl/compile/compile.hpp"
#include "dsl/scenario/given.hpp"
#include "engine/plan/plan.hpp"

namespace dun::answer {

using values::Day;

struct Question {
  std::string country;             // a name or an ISO code; empty where `paths` say what is asked
  std::vector<std::string> paths;  // law files and folders; empty: those of the country
  std::string law;  // ask this one alone, such as one expected, or in force only by name; empty: all that fit
  std::vector<std::string> given;
};

/// With errors in the bundle nothing else is filled in.
struct Asked {
  compile::Bundle bundle;  // rates that were given stand in the program
  std::vector<std::size_t>
      laws;  // those for the claim, those with rules and an interest or charge first: places in Bundle::laws
  scenario::Given given;

  [[nodiscard]] const facts::ClaimHistory& claim() const { return given.claims.front(); }
  [[nodiscard]] values::Currency currency() const { return claim().claim.principal.currency; }
  [[nodiscard]] const std::string& law_path(std::size_t law) const { return bundle.program.bundle.laws[law].path; }
};

[[nodiscard]] base::Result<Asked> ask(const Question& question);

/// One law made ready to be asked, in the claim's currency.
[[nodiscard]] plan::Plan plan_of(const Asked& asked, std::size_t law);

/// The laws asked that are in force for the claim, and those that are not where none that is speaks of the same: they
/// hold the answer.
[[nodiscard]] std::vector<std::size_t> laws_in_force(const Asked& asked, Day on);

/// "a consumer claim of 1200.00 NOK, due 2026-03-02".
[[nodiscard]] std::string claim_text(const facts::ClaimHistory& history);

}  // namespace dun::answer
