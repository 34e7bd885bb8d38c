// The native evaluator: a plan, a block of claims and a day give one decision per claim. Pure and total: no clock,
// disk, log or random source, and the same input gives the same output whatever the order of blocks. Works on columns
// with selection vectors; nothing here walks a tree per claim.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/decide/codes.hpp"
#include "engine/facts/block.hpp"
#include "engine/plan/plan.hpp"

namespace dun::decide {

using values::Day;

inline constexpr std::uint32_t no_details = 0xffffffff;

/// The answer for one claim, narrow enough to be written for every claim of a ledger.
struct Decision {
  plan::Outcome outcome = plan::Outcome::not_covered;
  bool has_until = false;
  std::uint16_t step = facts::no_code;  // the step the answer is about
  Day until;                            // the first day on which time alone can change the answer
  plan::ReasonId reason;                // the binding reason; unset for an act and where there is none to give
  std::uint32_t details = no_details;   // place in Answers::details: every act, and what has more to say
};

/// What an act consists of, amounts apart, in minor units of the plan's currency; and the reasons beyond the first.
struct Details {
  std::uint16_t channel = facts::no_code;
  std::uint16_t occurrence = 1;
  bool has_pay_by = false;
  bool with_interest = false;  // the step adds it and it is known
  Day pay_by;
  std::int64_t principal = 0;  // open
  std::int64_t fee = 0;
  std::int64_t interest = 0;
  std::int64_t compensation = 0;
  std::optional<std::int64_t> announced;     // a charge this letter names, which is not owed yet
  std::optional<std::uint32_t> led_by;       // row of the claim that leads the letter, where it is another
  std::array<plan::ReasonId, 6> reasons{};   // in order of weight; unset ones last
  std::array<plan::ReasonId, 3> withheld{};  // charges left out because something is unknown, and the rule behind it
  std::uint64_t passed_over = 0;             // steps skipped for good by this decision: a bit per StepId
};

/// One decision per row of a block, in its order. A step may be passed over for good with any outcome.
struct Answers {
  std::vector<Decision> decisions;
  std::vector<Details> details;
};

struct Options {
  bool law_guard = true;  // false only to replay a counterexample
};

/// Scratch memory is kept between blocks; one Evaluator per thread. The plan must outlive it.
class Evaluator {
 public:
  /// For blocks that answer `request`, which must bring what the plan asks for.
  Evaluator(const plan::Plan& plan, const facts::Request& request, Day run_date, Options options = {});
  Evaluator(const plan::Plan& plan, Day run_date, Options options = {});
  ~Evaluator();
  Evaluator(Evaluator&&) noexcept;
  Evaluator& operator=(Evaluator&&) noexcept;

  /// Fills `answers`. The block must answer the request.
  void decide(const facts::Block& block, Answers& answers);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dun::decide
