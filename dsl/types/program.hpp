// A bundle whose types hold: facts bound to the ledger's columns, calendars as tables' definitions, rates as exact rows, the
// country and currency of each law and policy. Lowering needs no further checks.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dsl/names/bundle.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/calendar/calendar.hpp"
#include "engine/facts/schema.hpp"
#include "engine/values/ratio.hpp"

namespace dun::types {

/// What stands in for a missing value; `hold` holds the claim, `error` makes the run report the row.
struct Missing {
  enum class Kind : std::uint8_t { hold, error, value };
  Kind kind = Kind::hold;
  std::int64_t value = 0;
};

struct Fact {
  std::string name;
  facts::ColumnKey column;
  facts::FactType type = facts::FactType::yes_no;
  std::vector<std::string> choices;  // one_of: the value of a choice is its place, from 1
  Missing missing;
  names::SectionRef declared;
};

/// The unit of a rate or an amount: money of a currency, or a plain number. A percentage is a number over 100.
struct Unit {
  enum class Kind : std::uint8_t { money, fraction, percent, number };
  Kind kind = Kind::number;
  values::Currency currency;
};

struct RateRow {
  values::Day from;
  std::optional<values::Ratio> value;  // in the unit's own terms: minor units for money, 3/25 for 12 percent; nothing after `ends`
  std::string cite;                    // "IF § 1-2 (4)"
  bool expected = false;
  base::Place place;
};

struct Rate {
  std::string name;
  Unit unit;
  names::SectionRef declared;
  std::vector<RateRow> rows;  // in order of date
};

struct LawFacts {
  std::string country;  // ISO; empty: any
  std::optional<values::Day> in_force_from, in_force_until;
  std::optional<values::Day> checked_through;
  std::string checked_by;
  bool expected = false;
  bool counts_from_same_day = false;
};

struct PolicyFacts {
  std::string country;
  values::Currency currency;
  std::optional<facts::DebtorKind> debtor;
};

struct Program {
  names::Bundle bundle;
  std::vector<Fact> facts;
  std::vector<calendar::Definition> calendars;  // in the order of Bundle::calendars
  std::vector<Rate> rates;                      // of the bundle and of all laws
  std::vector<LawFacts> laws;                   // in the order of Bundle::laws
  std::vector<PolicyFacts> policies;            // in the order of Bundle::policies

  [[nodiscard]] const Fact* fact(const std::string& name) const;
  /// The rate a section declares.
  [[nodiscard]] const Rate* rate(names::SectionRef declared) const;
};

}  // namespace dun::types
