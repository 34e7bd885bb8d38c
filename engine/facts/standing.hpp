// What a claim's history amounts to, before a day is asked about: the narrow row that the ledger keeps per claim and
// that a fold in memory passes through, so that both answer from the same integers. Holds, promises and plans are kept
// as the day they run to and judged on the day asked about. A standing answers for its day `through` and every later
// one: nothing that took effect by then is left out, and nothing else is to come.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "engine/facts/history.hpp"

namespace dun::facts {

inline constexpr Day no_day{std::numeric_limits<std::int32_t>::min()};

struct Standing {
  Day due;
  Day through;  // the last day on which something took effect
  Day issued = no_day;
  Day settled_on = no_day;
  Day promised_until = no_day;
  Day held_until = no_day;
  Day plan_until = no_day;
  std::int64_t principal = 0;
  std::int64_t principal_open = 0;
  std::int64_t disputed_part = 0;  // as disputed, whatever is still open
  std::int64_t fees = 0;
  std::int64_t compensation = 0;
  std::optional<std::int64_t> contract_rate;
  std::optional<bool> fee_agreed;
  std::uint16_t country = 0;  // 0: missing
  std::uint16_t currency = 0;
  DebtorKind debtor_kind = DebtorKind::consumer;
  ClaimKind claim_kind = ClaimKind::invoice;
  bool disputed = false;
  bool insolvent = false;
  bool deceased = false;
  bool written_off = false;
  bool direct_debit_failed = false;
  bool opened_again = false;  // overdue more than once, or other than from the day after due to `settled_on`

  friend bool operator==(const Standing&, const Standing&) = default;
};

struct Folded {
  Standing standing;
  std::vector<MoneyRow> money;           // in order of day, reversals before payments before credits
  std::vector<OverdueSpell> overdue;     // in order
  std::vector<AgreedRate> agreed_rates;  // in order of day, each day once; of the claim itself from the first day
};

/// Folds what took effect by `on` and was recorded by `known_on`.
[[nodiscard]] Folded stand(const ClaimHistory& history, Day on, Day known_on);

/// The one spell of a claim that was not opened again; nothing if it was settled by the day after due.
[[nodiscard]] std::optional<OverdueSpell> plain_spell(Day due, Day settled_on);

/// A free attribute's text as a value; nothing if it cannot be read as the type asked for.
[[nodiscard]] std::optional<std::int64_t> attribute_value(const Attribute& attribute, std::string_view text,
                                                          values::Currency currency);

}  // namespace dun::facts
