// The rate of an interest as it stands for one claim, day by day: the plan's dated rows where it goes by dates alone,
// else its formula over them and over facts of the claim. A rate agreed in the contract counts from the day it was
// agreed for; what was agreed later says nothing of the days before.
// Invariant: a row starts only where what decided the rate changed, so that a rate that is higher than a moving floor
// is one period, as it would be without the floor.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/decide/slots.hpp"

namespace dun::decide {

/// Where the rate of a day came from.
struct RateSource {
  std::string words;  // "contract-rate 9 %"; empty where the rate goes by dates alone
  std::string cite;
};

class ClaimRate {
 public:
  /// All must outlive this; the block must have been bound to `slots`.
  ClaimRate(const plan::RateFormula& rate, const Slots& slots, const facts::Block& block);

  /// The rows for interest from `first` on, good until asked again. What interest_nodes() names must be computed.
  [[nodiscard]] const std::vector<interest::RateRow>& rows(Row row, values::Day first);
  /// Of a row that rows() gave.
  [[nodiscard]] RateSource source(Row row, const interest::RateRow& of);
  /// The parts of the formula that no value is known of on the day, where the rate has none for that.
  [[nodiscard]] std::vector<std::uint32_t> unknown_parts(Row row, values::Day day);

 private:
  struct Value {
    std::optional<values::Ratio> rate;
    const interest::RateRow* row = nullptr;  // of a dated part
  };
  using Values = std::vector<Value>;

  [[nodiscard]] const std::vector<interest::RateRow>& dated(std::uint32_t index, Row row) const;
  void list_changes(Row row, values::Day first);
  void evaluate(Row row, values::Day day, Values& values) const;
  [[nodiscard]] Value value_of(const plan::RatePart& part, Row row, values::Day day, const Values& before) const;
  [[nodiscard]] std::optional<values::Ratio> agreed(Row row, values::Day day) const;
  [[nodiscard]] static bool is_answered(const plan::RatePart& part, const Values& values);
  [[nodiscard]] static bool is_so(const plan::RatePart& part, const Values& values);
  [[nodiscard]] std::uint32_t chosen(const plan::RatePart& part, const Values& values) const;
  [[nodiscard]] bool decided_alike(std::uint32_t at, const Values& a, const Values& b) const;
  [[nodiscard]] std::string words(std::uint32_t at, const Values& values) const;
  void add_cites(std::uint32_t at, const Values& values, std::vector<std::string>& cites) const;
  void add_unknown(std::uint32_t at, const Values& values, std::vector<std::uint32_t>& parts) const;
  [[nodiscard]] std::uint32_t top() const { return static_cast<std::uint32_t>(rate_.parts.size() - 1); }

  const plan::RateFormula& rate_;
  const Slots& slots_;
  const facts::Block& block_;
  std::vector<interest::RateRow> rows_;
  std::vector<values::Day> changes_;
  Values now_;
  Values before_;
};

}  // namespace dun::decide
