// The lines of each kind of section, as plain structs in one variant per section. A line that did not parse is not
// here; the parser has reported it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/syntax/expr.hpp"

namespace dun::syntax {

/// A line of a section with its place in the file.
template <class Value>
struct Line {
  Value value;
  Span span;
};

struct TitleLine {
  Text text;
};
struct NoteLine {
  Text text;
};
struct BecauseLine {
  Text text;
};
struct CalendarLine {
  Name calendar;
};
struct ForClaimsLine {
  Claims claims;
};
struct InForceLine {
  Anchor anchor;
  Date from;
  std::optional<Date> until;
};

// vocabulary
enum class FactType : std::uint8_t { yes_no, one_of, date, money, number, name };
struct ReadsLine {
  Name fact;
  FactType type = FactType::yes_no;
  std::vector<Name> choices;  // one of a, b, c
  bool attribute = false;     // "from attribute": a free attribute of the claim
  enum class Missing : std::uint8_t { unsaid, hold, error, value };
  Missing missing = Missing::unsaid;
  std::optional<Operand> missing_value;  // yes, no, a money, a number, a date, a choice
};
struct KindLine {
  Name kind;
  std::optional<Name> parent;
};
struct ChannelLine {
  Name channel;
};
using VocabularyLine = std::variant<TitleLine, NoteLine, ReadsLine, KindLine, ChannelLine>;

// calendar
struct WeekendLine {
  std::vector<Name> days;
};
struct HolidayLine {
  std::optional<Date> date;  // else month and day
  unsigned month = 0;
  unsigned day = 0;
  Text name;
  bool unverified = false;
};
struct EasterLine {
  int offset = 0;
  Text name;
  bool unverified = false;
};
struct CoversDatesLine {
  Date from;
  Date to;
};
using CalendarBlockLine = std::variant<TitleLine, NoteLine, WeekendLine, HolidayLine, EasterLine, CoversDatesLine>;

// rate
struct RateRowLine {
  Number value;
  std::optional<values::Ratio> fraction;
  Date from;
  std::optional<Cite> cite;
  bool expected = false;
};
/// Known through this day; what follows is no gap by mistake.
struct EndsLine {
  Date date;
  std::optional<Cite> cite;
};
using RateLine = std::variant<TitleLine, NoteLine, RateRowLine, EndsLine>;

// scale
struct ScaleFromLine {
  Date from;
  Cite cite;
};
struct ScaleRowLine {
  std::optional<Number> up_to;  // nothing: "above"
  std::variant<MoneyLiteral, values::Ratio> value;
  std::string written;  // the ratio as written
  struct Steps {
    MoneyLiteral plus;
    MoneyLiteral per_started;
    MoneyLiteral above;
  };
  std::optional<Steps> steps;
};
using ScaleLine = std::variant<TitleLine, NoteLine, ScaleFromLine, ScaleRowLine, EndsLine>;

// law
struct AppliesToLine {
  Claims claims;
};
struct CountsDaysLine {
  bool from_the_day_after = true;
};
struct ExpectedLine {};
/// In force, and asked by its name alone.
struct OnlyByNameLine {};
struct CheckedThroughLine {
  Date date;
  Text by;
};
struct PresumeReceiptLine {
  Name channel;
  TermLiteral term;
  Cite cite;
};
struct TermStartsLine {
  Name channel;
  Point point;
  Cite cite;
};
struct SettleLine {
  std::vector<Name> order;
  std::optional<Cite> cite;
};
/// All overdue claims of one debtor in one act.
struct TogetherLine {
  Name act;
  Cite cite;
};
using LawLine =
    std::variant<TitleLine, NoteLine, AppliesToLine, CountsDaysLine, CalendarLine, InForceLine, ExpectedLine,
                 OnlyByNameLine, CheckedThroughLine, PresumeReceiptLine, TermStartsLine, SettleLine, TogetherLine>;

// count
struct CountOfLine {
  std::vector<Name> acts;
  bool with_fee = false;
};
struct CountPerLine {
  enum class Per : std::uint8_t { claim, relationship, contract };
  Per per = Per::claim;
  std::optional<Anchor> year_of;  // "contract and calendar year of due"
};
struct StartsAgainLine {
  std::optional<TermLiteral> more_than;  // else: when nothing is overdue in the relationship
  std::optional<Cite> cite;
};
using CountLine = std::variant<NoteLine, CountOfLine, CountPerLine, StartsAgainLine>;

// rule
struct RuleForLine {
  Acts acts;
};
struct NotBeforeLine {
  Point point;
};
struct NotAfterLine {
  Point point;
};
/// Any of them.
struct OnlyAfterLine {
  std::vector<Event> events;
};
struct OnlyByLine {
  std::vector<Name> channels;
};
struct OnlyIfLine {
  ConditionId condition;
};
struct NeverWhileLine {
  ConditionId condition;
};
struct FeeAtMostLine {
  AmountId amount;
  bool together = false;
};
struct PayByAtLeastLine {
  TermLiteral term;
  Anchor anchor;
};
struct AtMostCountLine {
  int most = 0;
  Name count;
};
/// "at least 14 days after the last notice".
struct AtLeastAfterLine {
  TermLiteral term;
  ActRef act;
};
/// What a letter says of its term: of a text one sentence, of a rule those it accepts.
struct StatesTermLine {
  std::vector<Text> terms;
};
struct UnlessLine {
  ConditionId condition;
  Cite cite;
};
using RuleLine = std::variant<NoteLine, RuleForLine, InForceLine, ForClaimsLine, NotBeforeLine, NotAfterLine,
                              OnlyAfterLine, OnlyByLine, OnlyIfLine, NeverWhileLine, FeeAtMostLine, PayByAtLeastLine,
                              AtMostCountLine, AtLeastAfterLine, StatesTermLine, UnlessLine>;

// interest and charge
enum class DayCountName : std::uint8_t { actual_365, actual_360, actual_actual, thirty_360 };
enum class RateMoment : std::uint8_t { day_by_day, first_day, day_of_payment };
/// "on principal of the letter": summed over its claims.
struct OnLine {
  std::vector<Name> parts;
  bool of_the_letter = false;
};
struct IfLine {
  ConditionId condition;
};
struct InterestRateLine {
  AmountId rate;
  RateMoment moment = RateMoment::day_by_day;
};
struct FromPointLine {
  Point point;
};
/// The first is used unless the policy picks another.
struct DayCountLine {
  std::vector<DayCountName> choices;
};
struct MethodLine {
  bool compound_yearly = false;
};
struct RoundedLine {
  values::RoundingMode mode = values::RoundingMode::half_up;
  MoneyLiteral unit;
  bool per_period = false;
};
using InterestLine = std::variant<NoteLine, ForClaimsLine, IfLine, OnLine, InterestRateLine, FromPointLine,
                                  DayCountLine, MethodLine, RoundedLine>;

struct ChargeAmountLine {
  AmountId amount;
};
struct ChargeDueLine {
  Point point;
};
struct AnnouncedInLine {
  Name act;
};
/// At most 1 per claim.
struct AtMostPerLine {
  int most = 1;
  Name per;
};
struct OffsetsLine {
  std::vector<Name> parts;
};
using ChargeLine = std::variant<NoteLine, ForClaimsLine, IfLine, OnLine, ChargeAmountLine, ChargeDueLine,
                                AnnouncedInLine, AtMostPerLine, OffsetsLine>;

// policy and step
enum class Release : std::uint8_t { automatic, by_hand };
struct UnderLine {
  Name law;
};
struct CoversLine {
  Claims claims;
};
struct StopLine {
  ConditionId condition;
};
struct PauseLine {
  ConditionId condition;
};
/// All overdue claims of one debtor in one act.
struct GatherLine {
  Name act;
};
struct DaysLine {
  DayCountName day_count = DayCountName::actual_365;
};
struct ReleaseLine {
  Release release = Release::automatic;
};
struct AssumeReceiptLine {
  Name channel;
  TermLiteral term;
  Text because;
};
/// "start when …": a claim enters the policy.
struct StartLine {
  ConditionId condition;
};
using PolicyLine = std::variant<TitleLine, NoteLine, UnderLine, CoversLine, CalendarLine, StartLine, StopLine,
                                PauseLine, GatherLine, SettleLine, DaysLine, ReleaseLine, AssumeReceiptLine>;

struct StepIsLine {
  Name act;
};
struct WhenLine {
  Point point;
};
struct UntilLine {
  Point point;
};
struct ByLine {
  std::vector<Name> channels;
};
struct FeeLine {
  enum class Kind : std::uint8_t { none, the_most, amount };
  Kind kind = Kind::none;
  AmountId amount;  // set for Kind::amount
};
struct PayByLine {
  TermLiteral term;
  Anchor anchor;
};
/// Interest, compensation or a charge by name.
struct AddLine {
  std::vector<Name> charges;
};
struct AgainLine {
  TermLiteral every;
  int at_most = 1;
};
struct TextLine {
  Name path;
};
struct OtherwiseLine {
  enum class Kind : std::uint8_t { skip, wait, use };
  Kind kind = Kind::wait;
  std::optional<Name> step;
};
using StepLine = std::variant<NoteLine, StepIsLine, WhenLine, UntilLine, IfLine, ByLine, FeeLine, PayByLine, AddLine,
                              AgainLine, TextLine, ReleaseLine, OtherwiseLine>;

// schedule
struct ScheduleFromLine {
  Date from;
  bool all_open = false;
};
struct ScheduleUntilLine {
  Date until;
};
struct OnlyGentlerLine {};
struct ContactsMayGrowLine {};
using ScheduleLine = std::variant<TitleLine, NoteLine, ScheduleFromLine, ScheduleUntilLine, BecauseLine, IfLine,
                                  OnlyGentlerLine, ContactsMayGrowLine>;

// text
using LetterLine = std::variant<TitleLine, NoteLine, StatesTermLine>;

// test
struct GivenClaimLine {
  std::optional<Name> name;    // "claim B of the same debtor": a second claim
  std::optional<Name> debtor;  // consumer, business, public
  std::optional<Name> claim_kind;
  MoneyLiteral principal;
  std::optional<Date> issued;
  Date due;
};
struct GivenRateLine {
  Name rate;
  Number value;
  Date from;
};
struct GivenActLine {
  Date date;
  Name act;                   // an act or a step
  std::optional<Name> claim;  // "purring of claim B": not the claim under test
  std::optional<Name> channel;
  std::optional<MoneyLiteral> fee;  // nothing: not said; "no fee" is zero
  bool no_fee = false;
  std::optional<Date> pay_by;
  std::optional<Date> received;
  std::vector<Text> states;  // what the letter said of its term; nothing: not recorded
  bool failed = false;
};
/// "2026-03-16 handover", "2026-03-12 disputed": a past act or a fact, whichever the name turns out to be.
struct GivenNamedLine {
  Date date;
  Name name;
  std::optional<Name> claim;
};
/// "2026-03-10 payment of 500.00 NOK"; the event is payment, credit or reversal.
struct GivenMoneyLine {
  Date date;
  Name event;
  MoneyLiteral amount;
  std::optional<Name> claim;
};
/// "disputed", "2026-03-12 not disputed", "2026-03-12 consent to sms", "fee-agreed is yes", "2026-03-12 segment is
/// gold".
struct GivenFactLine {
  std::optional<Date> date;   // from the start if nothing
  ConditionId condition;      // a fact, not a fact, fact is value, consent to, reachable by
  std::optional<Name> claim;  // ", for claim B"
};
struct FactsKnownLine {
  Date date;
};
struct RunLine {
  bool daily = true;
  std::optional<Date> on;
};

struct ExpectActLine {
  Date date;
  Name step;
  std::optional<Name> claim;
  std::optional<Name> channel;
  bool no_fee = false;
  std::optional<MoneyLiteral> fee;
  std::optional<MoneyLiteral> interest;
  std::optional<MoneyLiteral> compensation;
  std::optional<MoneyLiteral> announces;  // a charge the letter names, which is not owed yet
  std::optional<Date> pay_by;
  std::vector<Name> without;
};
/// "nothing else" or "nothing before D".
struct ExpectNothingLine {
  std::optional<Date> before;
};
struct ExpectNoLine {
  Name step;
  Date date;
  Name because;
  std::optional<Date> until;
};
struct ExpectMayLine {
  bool may = true;
  Name act;
  bool with_fee = false;
  Date date;
  std::optional<MoneyLiteral> fee_at_most;
  std::optional<Date> pay_by_at_least;
  std::optional<Name> because;
  std::optional<Date> until;
};
struct ExpectAmountLine {
  Name what;
  MoneyLiteral amount;
  Date date;
};
struct ExpectWithoutLine {
  Name what;
  Date date;
};
using TestLine = std::variant<NoteLine, GivenClaimLine, GivenRateLine, GivenActLine, GivenNamedLine, GivenMoneyLine,
                              GivenFactLine, FactsKnownLine, RunLine, ExpectActLine, ExpectNothingLine, ExpectNoLine,
                              ExpectMayLine, ExpectAmountLine, ExpectWithoutLine>;

}  // namespace dun::syntax
