// A bundle whose types hold: facts bound to the ledger's columns, calendars as tables' definitions, rates as exact
// rows, the country and currency of each law and policy. Lowering needs no further checks.
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
  std::string meaning;  // what the vocabulary's note "NAME: …" says of it; may be empty
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
  std::optional<values::Ratio>
      value;         // in the unit's own terms: minor units for money, 3/25 for 12 percent; nothing after `ends`
  std::string cite;  // "IF § 1-2 (4)"
  bool expected = false;
  base::Place place;
};

struct Rate {
  std::string name;
  Unit unit;
  names::SectionRef declared;
  std::vector<RateRow> rows;  // in order of date
};

/// A rate computed from others; its value stays an amount of the tree.
struct DerivedRate {
  std::string name;
  Unit unit;
  names::SectionRef declared;
  std::string cite;
};

/// A scale: what an amount up to a size is worth. Values are in minor units, or shares of the amount.
struct ScaleRow {
  std::optional<std::int64_t> up_to;  // minor units, inclusive; nothing: everything above
  values::Ratio value;
  bool is_share = false;
  struct Steps {
    std::int64_t plus = 0;
    std::int64_t per_started = 1;
    std::int64_t above = 0;
  };
  std::optional<Steps> steps;
};
struct ScaleVersion {
  values::Day from;
  std::string cite;
  base::Place place;
  std::vector<ScaleRow> rows;  // in order of size; none after `ends`: nothing is known
};
struct Scale {
  std::string name;
  values::Currency currency;
  bool slices = false;
  names::SectionRef declared;
  std::vector<ScaleVersion> versions;  // in order of date
};

struct LawFacts {
  std::string country;  // ISO; empty: any
  std::optional<values::Currency> currency;
  std::optional<facts::DebtorKind> debtor;
  std::optional<facts::ClaimKind> claim_kind;
  std::optional<values::Day> in_force_from, in_force_until;
  std::optional<values::Day> checked_through;
  std::string checked_by;
  std::optional<std::size_t> calendar;  // index into Program::calendars
  bool expected = false;                // not in force yet
  bool only_by_name = false;            // in force, and no answer for its country takes it in
  bool counts_from_same_day = false;

  [[nodiscard]] bool is_asked_by_name() const { return expected || only_by_name; }
};

struct PolicyFacts {
  std::string title;    // of the schedule, if it has one
  std::string country;  // ISO; empty: any
  values::Currency currency;
  std::optional<facts::DebtorKind> debtor;
  std::optional<facts::ClaimKind> claim_kind;
  std::optional<std::size_t> calendar;
  std::vector<names::SectionRef> interests;  // those of its laws that are for its claims; one claim meets at most one
  std::optional<names::SectionRef> charge;
};

struct Program {
  names::Bundle bundle;
  std::vector<Fact> facts;
  std::vector<calendar::Definition> calendars;  // in the order of Bundle::calendars
  std::vector<Rate> rates;                      // of the bundle and of all laws
  std::vector<DerivedRate> derived_rates;
  std::vector<Scale> scales;
  std::vector<LawFacts> laws;                   // in the order of Bundle::laws
  std::vector<PolicyFacts> policies;            // in the order of Bundle::policies
  std::vector<std::vector<Unit>> amount_units;  // of every amount, by FileId, then AmountId

  [[nodiscard]] const Fact* fact(const std::string& name) const;
  /// The rate a section declares.
  [[nodiscard]] const Rate* rate(names::SectionRef declared) const;
  [[nodiscard]] const DerivedRate* derived_rate(names::SectionRef declared) const;
  [[nodiscard]] const Scale* scale(names::SectionRef declared) const;
  [[nodiscard]] const Unit& unit(base::FileId file, syntax::AmountId amount) const {
    return amount_units[file.index()][amount.index()];
  }
};

}  // namespace dun::types
