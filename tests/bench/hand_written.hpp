// policies/no/consumer.dun as a programmer would write it by hand: one loop, everything known in advance. The measure
// the evaluator is held against.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/decide/decide.hpp"
#include "engine/facts/block.hpp"
#include "engine/plan/plan.hpp"

namespace dun::bench {

/// What two ways of deciding must agree on.
struct Tally {
  std::array<std::int64_t, 16> outcomes{};
  std::int64_t acts = 0;
  std::int64_t fees = 0;
  std::int64_t interest = 0;
  std::int64_t pay_by = 0;

  void add(const decide::Answers& answers);
  friend bool operator==(const Tally&, const Tally&) = default;
};

class HandWritten {
 public:
  HandWritten(const plan::Plan& plan, const facts::Request& request, values::Day on);
  void decide(const facts::Block& block, Tally& tally);

 private:
  struct Letters;
  [[nodiscard]] const std::int64_t* values(const facts::Block& block, const facts::ColumnKey& key) const;
  [[nodiscard]] std::int64_t interest(std::int64_t principal, values::Day due, const facts::Block& block,
                                      std::size_t row);

  const plan::Plan& plan_;
  const facts::Request& request_;
  values::Day on_;
  std::vector<interest::BalanceRow> balances_;
};

}  // namespace dun::bench
