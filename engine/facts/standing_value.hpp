// What a standing says of a fact on a day. In a header, so that a loader that fills a column of one fact gets a loop of
// its own for it.
#pragma once

#include <algorithm>
#include <optional>

#include "engine/base/exact.hpp"
#include "engine/facts/standing.hpp"

namespace dun::facts {

inline std::optional<std::int64_t> if_runs(Day until, Day on) {
  if (until == no_day || until < on) return std::nullopt;
  return until.number;
}

inline std::optional<std::int64_t> if_known(Day day) {
  if (day == no_day) return std::nullopt;
  return day.number;
}

inline std::optional<std::int64_t> if_set(std::optional<bool> flag) {
  if (!flag) return std::nullopt;
  return *flag ? 1 : 0;
}

inline std::int64_t disputed_amount(const Standing& standing) {
  return std::min(standing.disputed_part, std::max<std::int64_t>(standing.principal_open, 0));
}

/// The value of a fact on a day not before `through`; nothing where it is missing. Not for facts that a claim alone
/// does not know: direct_debit, vat_deductible, arrears_since.
[[nodiscard]] inline std::optional<std::int64_t> value_of(Fact fact, const Standing& standing, Day on) {
  switch (fact) {
    case Fact::debtor_kind:
      return static_cast<std::int64_t>(standing.debtor_kind);
    case Fact::claim_kind:
      return static_cast<std::int64_t>(standing.claim_kind);
    case Fact::country:
      return standing.country == 0 ? std::nullopt : std::optional<std::int64_t>(standing.country);
    case Fact::currency:
      return standing.currency;
    case Fact::issued:
      return if_known(standing.issued);
    case Fact::due:
      return standing.due.number;
    case Fact::principal:
      return standing.principal;
    case Fact::principal_open:
      return standing.principal_open;
    case Fact::balance:
      return base::subtract(standing.principal_open, disputed_amount(standing));
    case Fact::fees_claimed:
      return standing.fees;
    case Fact::compensation_claimed:
      return standing.compensation;
    case Fact::disputed:
      return standing.disputed ? 1 : 0;
    case Fact::disputed_amount:
      return disputed_amount(standing);
    case Fact::payment_plan:
      return if_runs(standing.plan_until, on) ? 1 : 0;
    case Fact::promised:
      return if_runs(standing.promised_until, on);
    case Fact::held_until:
      return if_runs(standing.held_until, on);
    case Fact::insolvent:
      return standing.insolvent ? 1 : 0;
    case Fact::deceased:
      return standing.deceased ? 1 : 0;
    case Fact::written_off:
      return standing.written_off ? 1 : 0;
    case Fact::direct_debit_failed:
      return standing.direct_debit_failed ? 1 : 0;
    case Fact::overdue:
      return standing.due < on ? 1 : 0;
    case Fact::fee_agreed:
      return if_set(standing.fee_agreed);
    case Fact::contract_rate:
      return standing.contract_rate;
    case Fact::direct_debit:
    case Fact::vat_deductible:
    case Fact::arrears_since:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace dun::facts
