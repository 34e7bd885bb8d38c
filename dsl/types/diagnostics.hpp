// The mistakes of types, units, dates and citations, one struct each. What they say is decided here and nowhere else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dsl/names/bundle.hpp"
#include "engine/base/diagnostic.hpp"
#include "engine/values/day.hpp"
#include "engine/values/money.hpp"

namespace dun::types {

using base::Place;
using values::Day;

/// 026: a block lacks a line without which it means nothing.
struct MissingLine {
  Place place;
  std::string block;  // "rule `early-fee`"
  std::string lacks;  // "says not when it holds"
  std::string fix;
};
/// 030: two things of different kinds where one kind is wanted.
struct TypeClash {
  Place place;
  std::string seen;      // "`due` is a date"
  std::string expected;  // "a yes/no fact is expected here"
  std::string fix;
};
/// 031: the amount need not end in whole minor units, and nothing says how it is rounded.
struct NotRounded {
  Place place;
  values::Currency currency;
};
/// 031: interest without a `rounded` line.
struct InterestNotRounded {
  Place place;
  std::string name;
};
/// 032
struct NoMonthEnd {
  Place place;
  std::string term;  // "6 months"
};
/// 033
struct FeeInOtherCurrency {
  Place place;
  values::Currency fee;
  values::Currency claim;
  std::string whose;  // "the fee", "the cap of law `no/inkasso`"
  std::optional<base::LawNote> law;
};
/// 033: a policy whose currency nobody can tell.
struct NoCurrency {
  Place place;
  std::string policy;
};
/// 034
struct OutOfRange {
  Place place;
};
/// 035: `the most the law allows` where no rule sets a highest fee.
struct NoHighestFee {
  Place place;
  std::string act;
};
/// 036: a policy covers claims that a law it is under does not apply to.
struct NotApplicable {
  Place place;
  std::string law;
  std::string covered;  // "claims in Sweden"
  std::string applies;  // "claims in Norway"
  Place law_place;
};
struct TwoDeclared {
  std::string first;
  Place first_place;
  std::string second;
  Place second_place;
};
/// 037: two interests, or two charges, of the laws of a policy that are for the same claims.
struct TwoAtOnce {
  Place place;
  std::string what;  // "interests"
  TwoDeclared two;
};
/// 037: two interests of one law that a claim could bear at once.
struct TwoInterests {
  TwoDeclared two;
};
/// 038: a line that says what no plan can hold.
struct NotCarriedOut {
  Place place;
  std::string what;
};
/// 039: the law wants one letter for several claims, the policy sends one for each.
struct NotGathered {
  Place place;
  std::string step;
  std::string act;
  base::LawNote law;
};
/// 040
struct NoMissing {
  Place place;
  std::string fact;
};
/// 041
struct NotInLedger {
  Place place;
  std::string fact;
  std::vector<std::string> near;
};
/// 043: a value that no ledger holds, nor a test can give.
struct NoSuchValue {
  Place place;
  std::string seen;
  std::string range;
};
/// 041: the ledger knows other values.
struct OtherChoices {
  Place place;
  std::string fact;
  std::vector<std::string> choices;
};
/// 041: countries and currencies are no values to list.
struct NotAFact {
  Place place;
  std::string fact;
};
/// 042: a law says that it is not in force yet, and that it is in force for whoever names it.
struct ExpectedAndNamed {
  Place place;
  std::string law;
  Place expected;
};
/// 050
struct NoCitation {
  Place place;
  std::string what;  // "rule `early-fee`"
};
/// 051: rows of a rate or scale that contradict each other.
struct RowsClash {
  Place place;
  std::string message;
  Place first;
  std::string first_is;
  std::string fix;
};
/// 052: no date the law holds for has a value.
struct NeverKnown {
  Place place;
  std::string rate;
  std::string law;
  Place declared;
};
/// 052: the rate has no value on a date that a test needs.
struct UnknownOn {
  Place place;
  std::string rate;
  Day on;
  Place declared;
};
/// 054: a law is checked past the end of its calendar.
struct CalendarEnds {
  Place place;
  std::string calendar;
  Day covers_to;
  std::string law;
  Day checked_through;
};
/// 054: a date outside the days a calendar covers.
struct OutsideCalendar {
  Place place;
  std::string calendar;
  Day day;
  Day covers_from;
  Day covers_to;
};
/// 054: a calendar that covers nothing.
struct CoversNothing {
  Place place;
};
/// 055
struct NotChosen {
  Place place;
  std::string what;  // "rate `inkassosats`"
};

[[nodiscard]] base::Diagnostic to_diagnostic(const MissingLine& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const TypeClash& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NotRounded& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const InterestNotRounded& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NoMonthEnd& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const FeeInOtherCurrency& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NoCurrency& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const OutOfRange& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NoHighestFee& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NotApplicable& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const TwoAtOnce& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const TwoInterests& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NotCarriedOut& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NotGathered& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NoMissing& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NotInLedger& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NoSuchValue& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const OtherChoices& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NotAFact& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const ExpectedAndNamed& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NoCitation& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const RowsClash& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NeverKnown& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const UnknownOn& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const CalendarEnds& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const OutsideCalendar& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const CoversNothing& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NotChosen& mistake);

/// Reports what a section lacks, unless a line of it could not be read: that line may be the one.
template <class Lack>
void report_lack(const names::Bundle& bundle, base::DiagnosticSink& sink, const Lack& lack) {
  if (!bundle.is_damaged(lack.place)) sink.add(to_diagnostic(lack));
}

}  // namespace dun::types
