// Every history the prover found is run on the production evaluator before anybody sees it: once with the law's guard
// off on the last day, where the act must go out, and once with it on, where the guard must stop it. What does not
// replay is a mistake of ours and never shown as a finding.
#pragma once

#include <optional>
#include <string>

#include "dsl/proof/dated.hpp"

namespace dun::proof {

struct Shown {
  std::string test;  // a test to keep, as text
  Day due;
  Day sent;              // the act that breaks the law
  std::int64_t fee = 0;  // minor units
  std::optional<Day> pay_by;
};

/// The history on the plainest calendar days on which it replays; nothing if it replays on none.
[[nodiscard]] std::optional<Shown> replay(const types::Program& program, const plan::Plan& plan,
                                          const prove::Violation& violation, const std::string& country);

}  // namespace dun::proof
