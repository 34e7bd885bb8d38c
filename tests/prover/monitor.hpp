// Reads a generated law and a list of acts, nothing else, and says which rules the last act breaks. Days are counted
// back from today, so that it knows no calendar, no plan and no policy.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/prover/generated_policy.hpp"

namespace dun::prover {

struct SentAct {
  int day = 0;  // today is 0, earlier days are below
  Kind kind = Kind::notice_a;
  std::int64_t fee = 0;
  std::optional<Channel> channel;
  std::optional<int> term;      // days to pay
  bool of_other_claim = false;  // of the same relationship
};

struct Today {
  int due = 0;  // the due date, from today
  bool disputed = false;
  std::int64_t open = 0;
};

/// The rules that `act`, sent today, breaks after `earlier` ones, which are in order.
[[nodiscard]] std::vector<const Rule*> broken_by(const std::vector<Rule>& law, const std::vector<SentAct>& earlier,
                                                 const SentAct& act, const Today& today);

}  // namespace dun::prover
