// What is missing where a plan cannot judge a claim: the facts nobody gave, the receipts nobody noted, the days a rate
// or a calendar knows nothing of. Found by going down from the condition that says "unknown" to what made it so.
#pragma once

#include <vector>

#include "engine/decide/one_row.hpp"

namespace dun::decide {

struct Missing {
  enum class Kind : std::uint8_t { fact, receipt, wording, rate, scale, calendar };
  Kind kind = Kind::fact;
  std::size_t index = 0;   // of the plan's columns, registers, tables, scales or calendars
  values::Day day;         // the day a rate, scale or calendar was asked about
  std::int64_t minor = 0;  // the amount a scale was asked about

  friend bool operator==(const Missing&, const Missing&) = default;
};

/// What made the condition come out as it did, each thing once; empty if nothing missing had a part in it.
[[nodiscard]] std::vector<Missing> missing_behind(const plan::Plan& plan, const OneRow& row, NodeId condition);

}  // namespace dun::decide
