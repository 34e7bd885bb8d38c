// A block decided under several plans: for each claim the plan that counts for it (plan/precedence) and its answer.
// Knows decisions and plans; where blocks come from and where answers go is the caller's.
#pragma once

#include <vector>

#include "engine/base/result.hpp"
#include "engine/decide/decide.hpp"
#include "engine/plan/precedence.hpp"

namespace dun::run {

using values::Day;

inline constexpr std::uint16_t no_plan = 0xffff;

/// One answer a row; `details` point into `answers[plan]`.
struct Decided {
  std::vector<std::uint16_t> plan;  // by row; no_plan where none covers the claim
  std::vector<decide::Answers> answers;

  [[nodiscard]] const decide::Decision& decision(std::size_t row) const {
    return answers[plan[row] == no_plan ? 0 : plan[row]].decisions[row];
  }
  /// The details of a row's decision; null if it has none.
  [[nodiscard]] const decide::Details* details(std::size_t row) const {
    const decide::Decision& decided = decision(row);
    if (decided.details == decide::no_details) return nullptr;
    return &answers[plan[row] == no_plan ? 0 : plan[row]].details[decided.details];
  }
};

class Decider {
 public:
  /// At least one plan; they must outlive the decider.
  Decider(const std::vector<plan::Plan>& plans, const facts::Request& request, Day run_date);

  /// Refuses (data) a claim that two policies cover, naming both and the claim's number.
  [[nodiscard]] base::Result<void> decide(const facts::Block& block, Decided& decided);

 private:
  [[nodiscard]] base::Result<std::uint16_t> chosen(const facts::Block& block, std::size_t row, const Decided& decided);

  const std::vector<plan::Plan>& plans_;
  std::vector<decide::Evaluator> evaluators_;
  std::vector<plan::Coverage> coverage_;  // of the row in hand, by plan
};

}  // namespace dun::run
