// A block decided under several plans: for each claim the plan that covers it and its answer. Two plans that cover one
// claim are an error, unless one is a schedule that adapts the other: then the schedule counts; and a claim that a
// plan may cover, which a missing fact leaves open, is held by it. Knows decisions and plans; where blocks come from
// and where answers go is the caller's.
#pragma once

#include <vector>

#include "engine/base/result.hpp"
#include "engine/decide/decide.hpp"

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
  [[nodiscard]] bool may_cover(std::size_t place, std::size_t row, const Decided& decided) const;
  [[nodiscard]] base::Result<std::uint16_t> chosen(const facts::Block& block, std::size_t row,
                                                   const Decided& decided) const;

  const std::vector<plan::Plan>& plans_;
  std::vector<decide::Evaluator> evaluators_;
};

}  // namespace dun::run
