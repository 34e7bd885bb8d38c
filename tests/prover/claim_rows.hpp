// Claims as rows of a block, written straight from numbers: tests that run millions of claims a day cannot fold each
// one's events.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/facts/block.hpp"
#include "engine/values/money.hpp"

namespace dun::prover {

using values::Day;

/// Channels by bit in ClaimDay::reachable and consents.
[[nodiscard]] std::uint8_t channel_bit(const std::string& channel);

/// A claim as the ledger knows it on a day.
struct ClaimDay {
  Day due;
  std::int64_t principal = 100'000;
  std::int64_t open = 100'000;
  std::int64_t disputed_part = 0;
  std::int64_t fees = 0;
  std::int64_t compensation = 0;
  facts::DebtorKind debtor = facts::DebtorKind::consumer;
  facts::ClaimKind kind = facts::ClaimKind::invoice;
  bool disputed = false;
  bool payment_plan = false;
  bool written_off = false;
  bool insolvent = false;
  bool direct_debit = false;
  bool direct_debit_failed = false;
  std::uint8_t reachable = 0;
  std::uint8_t consents = 0;
  std::int64_t contract = 0;  // 0: as the other facts
  std::uint64_t others = 0;   // where the other facts come from; 0: none of them is known
};

/// Where all claims of a test are, and in which money.
struct Market {
  std::string country = "NO";
  values::Currency currency = values::parse_currency("NOK").value();
};

class RowWriter {
 public:
  explicit RowWriter(const facts::Request& request, Market market = {});

  void start(facts::Block& block) const;
  /// `acts` are in order of sending.
  void add(facts::Block& block, const ClaimDay& claim, const std::vector<facts::ActRow>& acts, Day on) const;

 private:
  struct Source {
    facts::Fact fact = facts::Fact::due;
    std::uint8_t reachable = 0;  // a channel's bit, where the column asks for it
    std::uint8_t consent = 0;
    bool contract = false;
    bool always = true;  // the ledger has it for every claim
    std::size_t column = 0;
    std::optional<facts::FactType> other;  // a fact the claim draws
    std::size_t choices = 1;
  };
  [[nodiscard]] std::int64_t value(const Source& source, const ClaimDay& claim, Day on) const;
  [[nodiscard]] static std::int64_t drawn(const Source& source, const ClaimDay& claim);
  [[nodiscard]] static bool is_known(const Source& source, const ClaimDay& claim, Day on);

  Market market_;

  std::vector<Source> sources_;
};

}  // namespace dun::prover
