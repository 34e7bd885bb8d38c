// Puts neutral rows into a ledger, one by one, inside the caller's transaction. What a row is refused for is a problem
// of the row; only a failure of the machine is a fault.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/facts/import/records.hpp"
#include "engine/facts/ledger/ledger.hpp"

namespace dun::import {

struct Counts {
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
};

class Loader {
 public:
  explicit Loader(facts::Ledger& ledger) : ledger_(ledger) {}

  /// Counts the row, or adds to `problems` why it is refused.
  [[nodiscard]] base::Result<void> load(const NeutralRow& row, std::vector<Problem>& problems);
  [[nodiscard]] const Counts& counts(Kind kind) const { return counts_[static_cast<std::size_t>(kind)]; }
  /// Events written because a claim did not stand as its file states.
  [[nodiscard]] std::size_t adjustments() const { return adjustments_; }

 private:
  std::optional<values::Currency> currency_of(const std::string& claim);
  base::Result<facts::Stored> put(const Record& record);
  base::Result<facts::Stored> put_state(const StateRow& state);
  void judge(const NeutralRow& row, const base::Result<facts::Stored>& stored, std::vector<Problem>& problems);

  facts::Ledger& ledger_;
  std::array<Counts, kind_count> counts_{};
  std::size_t adjustments_ = 0;
  std::string last_claim_;
  std::optional<values::Currency> last_currency_;
};

}  // namespace dun::import
