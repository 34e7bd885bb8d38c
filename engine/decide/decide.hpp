// The native evaluator: a plan, a block of claims and a day give one decision per claim. Pure and total: no clock, disk, log
// or random source, and the same input gives the same output whatever the order of blocks.
// Works on columns with selection vectors; nothing here walks a tree per claim.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/facts/block.hpp"
#include "engine/plan/plan.hpp"

namespace dun::decide {

using values::Day;

/// The answer for one claim: an act to do, or why not. Amounts are in minor units of the plan's currency and kept apart.
struct Decision {
  plan::Outcome outcome = plan::Outcome::not_covered;
  bool has_pay_by = false;
  bool has_until = false;
  bool with_interest = false;      // the step adds it and it is known
  std::uint16_t step = facts::no_code;
  std::uint16_t channel = facts::no_code;
  std::uint16_t occurrence = 1;
  Day pay_by;
  Day until;                       // the first day on which time alone can change the answer
  std::int64_t principal = 0;      // open
  std::int64_t fee = 0;
  std::int64_t interest = 0;
  std::int64_t compensation = 0;
  std::array<plan::ReasonId, 4> reasons{};   // the deciding reasons, the binding one first
  std::array<plan::ReasonId, 2> withheld{};  // charges left out because something is unknown
  std::array<plan::StepId, 4> passed_over{}; // steps skipped for good by this decision
};

struct Options {
  bool law_guard = true;  // false only to replay a counterexample
};

/// Scratch memory is kept between blocks; one Evaluator per thread.
class Evaluator {
 public:
  Evaluator(const plan::Plan& plan, Day run_date, Options options = {});
  ~Evaluator();
  Evaluator(Evaluator&&) noexcept;

  /// One decision per row of the block, in its order. The block must answer plan::request_of(plan).
  void decide(const facts::Block& block, std::vector<Decision>& decisions);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dun::decide
