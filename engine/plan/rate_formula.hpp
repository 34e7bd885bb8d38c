// The yearly rate of an interest. Most go by dates alone: one list of rows, resolved when the plan was made. A rate of
// the claim's own also reads facts of the claim ("the greater of contract-rate and the floor") and is a formula over
// such lists. Its value is asked for a day that carries interest, never for the day of the run.
// Invariant: the parts of a formula stand in an order in which operands come first; the last is the rate.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/interest/interest.hpp"
#include "engine/plan/node.hpp"

namespace dun::plan {

/// A rate that goes by dates alone: one list of rows, or one for each value of `by`.
struct DatedRate {
  std::string name;  // as the law writes it: "taux-legal", "1 percent"
  std::vector<std::vector<interest::RateRow>> rows{1};
  NodeId by;                       // which list is the claim's; may be unset
  std::vector<std::string> cites;  // by RateRow::row
};

enum class RateOp : std::uint8_t {
  dated,          // dated[index] as of the day
  contract_rate,  // agreed in the contract, as of the day; columns[index] has it as of the run
  fact,           // a number of the claim: `value`, where `known`
  plus,           // a + b
  minus,          // a - b
  times,          // a * b
  lesser,
  greater,
  round,     // a to multiples of `unit`
  or_where,  // a, or b where the fact of part `index` is missing or compares with part `bound`
  named,     // a, by the name and the paragraph of a derived rate
};

/// What is asked of the fact.
enum class RateTest : std::uint8_t { missing, at_most, at_least, more_than, less_than };

struct RatePart {
  RateOp op = RateOp::dated;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t index = 0;
  RateTest test = RateTest::missing;
  std::uint32_t bound = 0;
  NodeId value;
  NodeId known;
  values::Ratio unit{1, 1};  // of a fact: what 1 of its value is; of a rounding: what is rounded to
  values::RoundingMode mode = values::RoundingMode::half_up;
  std::string text;  // of a fact or a derived rate: its name
  std::string cite;
};

/// "at most".
[[nodiscard]] std::string_view to_string(RateTest test);

/// Operands that are parts of the same formula.
[[nodiscard]] constexpr int operand_count(RateOp op) {
  switch (op) {
    case RateOp::dated:
    case RateOp::contract_rate:
    case RateOp::fact:
      return 0;
    case RateOp::round:
    case RateOp::named:
      return 1;
    case RateOp::plus:
    case RateOp::minus:
    case RateOp::times:
    case RateOp::lesser:
    case RateOp::greater:
    case RateOp::or_where:
      return 2;
  }
  return 0;
}

struct RateFormula {
  std::vector<DatedRate> dated;
  std::vector<RatePart> parts;

  /// One list of dated rows is the rate, none of it below zero.
  [[nodiscard]] bool goes_by_dates() const { return parts.size() == 1 && parts.front().op == RateOp::dated; }
};

}  // namespace dun::plan
