#include "dsl/types/diagnostics.hpp"

#include <fmt/format.h>

#include "dsl/names/diagnostics.hpp"

namespace dun::types {
namespace {

base::Diagnostic error(int number, Place place, std::string message, std::string fix = {}) {
  base::Diagnostic diagnostic;
  diagnostic.number = number;
  diagnostic.place = place;
  diagnostic.message = std::move(message);
  diagnostic.fix = std::move(fix);
  return diagnostic;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

base::Diagnostic to_diagnostic(const MissingLine& mistake) {
  return error(26, mistake.place, fmt::format("{} {}", mistake.block, mistake.lacks), mistake.fix);
}

base::Diagnostic to_diagnostic(const TypeClash& mistake) {
  return error(30, mistake.place, fmt::format("{}; {}", mistake.seen, mistake.expected), mistake.fix);
}

base::Diagnostic to_diagnostic(const NotRounded& mistake) {
  const values::Money unit{1, mistake.currency};
  const std::string sample = mistake.currency.code == 0 ? "0.01 EUR" : values::to_string(unit);
  return error(31, mistake.place, "this amount may end in a fraction of the smallest unit, and no rounding is written",
               fmt::format("end it with a rounding, such as  , rounded down to {}", sample));
}

base::Diagnostic to_diagnostic(const InterestNotRounded& mistake) {
  return error(31, mistake.place, fmt::format("interest `{}` has no rounding", mistake.name),
               "add a line such as  rounded half up to 0.01 NOK, once");
}

base::Diagnostic to_diagnostic(const NoMonthEnd& mistake) {
  auto diagnostic = error(32, mistake.place, fmt::format("`{}` does not say what a short month does", mistake.term),
                          fmt::format("write {0} (month end down) or {0} (month end up)", mistake.term));
  diagnostic.why.push_back("one month after 31 January is the last day of February (down) or 1 March (up)");
  return diagnostic;
}

base::Diagnostic to_diagnostic(const FeeInOtherCurrency& mistake) {
  const std::string claim = values::to_string(mistake.claim);
  auto diagnostic =
      error(33, mistake.place,
            fmt::format("{} is in {}; the claims are in {}", mistake.whose, values::to_string(mistake.fee), claim));
  if (mistake.law)
    diagnostic.law.push_back(*mistake.law);
  else
    diagnostic.fix = fmt::format("write the fee in {}", claim);
  return diagnostic;
}

base::Diagnostic to_diagnostic(const NoCurrency& mistake) {
  return error(33, mistake.place,
               fmt::format("policy `{}` does not say in which currency its claims are", mistake.policy),
               "end the `covers` line with a currency, such as  covers consumer claims in Norway, NOK");
}

base::Diagnostic to_diagnostic(const OutOfRange& mistake) {
  auto diagnostic = error(34, mistake.place, "this amount may leave the range that can be computed exactly",
                          "use fewer decimals, or fewer products of rates");
  diagnostic.why.push_back(
      "amounts of claims are taken to be at most 10 000 000 000 000.00; intermediate values fit 64 bits");
  return diagnostic;
}

base::Diagnostic to_diagnostic(const NoHighestFee& mistake) {
  return error(35, mistake.place, fmt::format("the law sets no highest fee for `{}`; write an amount", mistake.act),
               "write the amount of the fee, or  fee none");
}

base::Diagnostic to_diagnostic(const NotApplicable& mistake) {
  auto diagnostic =
      error(36, mistake.place,
            fmt::format("this policy covers {}; law `{}` applies to {}", mistake.covered, mistake.law, mistake.applies),
            "cover only claims the law applies to, or put the policy under another law");
  diagnostic.labels.push_back({mistake.law_place, "the law says so here"});
  return diagnostic;
}

base::Diagnostic to_diagnostic(const TwoAtOnce& mistake) {
  const TwoDeclared& two = mistake.two;
  auto diagnostic =
      error(37, mistake.place,
            fmt::format("the claims of this policy meet two {}: `{}` and `{}`", mistake.what, two.first, two.second),
            "cover only claims that one of them is for, or put the policy under fewer laws");
  diagnostic.labels.push_back({two.first_place, "one is declared here"});
  diagnostic.labels.push_back({two.second_place, "the other here"});
  return diagnostic;
}

base::Diagnostic to_diagnostic(const TwoInterests& mistake) {
  const TwoDeclared& two = mistake.two;
  auto diagnostic =
      error(37, two.second_place, fmt::format("a claim could bear two interests: `{}` and `{}`", two.first, two.second),
            "tell them apart by lines that exclude each other, such as  if fee-agreed  and  if not "
            "fee-agreed, or  for consumer claims  and  for business claims");
  diagnostic.labels.push_back({two.first_place, "the other is declared here"});
  return diagnostic;
}

base::Diagnostic to_diagnostic(const NotCarriedOut& mistake) {
  return error(38, mistake.place, fmt::format("this line can be written and not yet be followed: {}", mistake.what),
               "say it in a note until it can, and keep claims it matters for out of the policy");
}

base::Diagnostic to_diagnostic(const NotGathered& mistake) {
  base::Diagnostic found = error(
      39, mistake.place, fmt::format("`{}` sends a letter for each claim; the law wants one for all", mistake.step),
      fmt::format("add to the policy's lines  gather all overdue claims of one debtor in one {}", mistake.act));
  found.law = {mistake.law};
  return found;
}

base::Diagnostic to_diagnostic(const NoMissing& mistake) {
  return error(40, mistake.place, fmt::format("`{}` may be missing, and nothing says what that means", mistake.fact),
               "end the line with  , missing means hold the claim  or with a value");
}

base::Diagnostic to_diagnostic(const NotInLedger& mistake) {
  auto diagnostic = error(41, mistake.place, fmt::format("a ledger has no fact `{}`", mistake.fact));
  diagnostic.fix = mistake.near.empty() ? "if it is an attribute of your own, write  from attribute  after its type"
                                        : "write " + names::one_of(mistake.near);
  return diagnostic;
}

base::Diagnostic to_diagnostic(const NoSuchValue& mistake) {
  return error(43, mistake.place, fmt::format("no ledger holds {}", mistake.seen), "write " + mistake.range);
}

base::Diagnostic to_diagnostic(const OtherChoices& mistake) {
  const std::string choices = listed(mistake.choices);
  return error(41, mistake.place, fmt::format("a ledger knows other values of `{}`", mistake.fact),
               fmt::format("write  one of {}", choices));
}

base::Diagnostic to_diagnostic(const NotAFact& mistake) {
  return error(41, mistake.place, fmt::format("`{}` is not read as a fact", mistake.fact),
               "laws and policies say for which claims they are, such as  claims in Norway, NOK");
}

base::Diagnostic to_diagnostic(const ExpectedAndNamed& mistake) {
  base::Diagnostic diagnostic =
      error(42, mistake.place, fmt::format("law `{}` is `only by name` and `expected`", mistake.law),
            "keep `expected` while it is not in force, `only by name` where it is");
  diagnostic.labels.push_back({mistake.expected, "here it is not in force yet"});
  return diagnostic;
}

base::Diagnostic to_diagnostic(const NoCitation& mistake) {
  return error(50, mistake.place, fmt::format("{} has no citation", mistake.what),
               "end the line with  cite  , a source and a paragraph, such as  cite IF \"§ 1-2 (1)\"");
}

base::Diagnostic to_diagnostic(const RowsClash& mistake) {
  auto diagnostic = error(51, mistake.place, mistake.message, mistake.fix);
  diagnostic.labels.push_back({mistake.first, mistake.first_is});
  return diagnostic;
}

base::Diagnostic to_diagnostic(const NeverKnown& mistake) {
  auto diagnostic = error(52, mistake.place,
                          fmt::format("rate `{}` has no value on any day for which law `{}` holds and was checked",
                                      mistake.rate, mistake.law),
                          "add a row with its source, or take the rate out");
  diagnostic.labels.push_back({mistake.declared, "the rate is declared here"});
  return diagnostic;
}

base::Diagnostic to_diagnostic(const UnknownOn& mistake) {
  auto diagnostic =
      error(52, mistake.place, fmt::format("rate `{}` has no value on {}", mistake.rate, values::to_string(mistake.on)),
            fmt::format("use another date, or give the rate in the test:  given rate {} is … from {}", mistake.rate,
                        values::to_string(mistake.on)));
  diagnostic.labels.push_back({mistake.declared, "the rate is declared here"});
  return diagnostic;
}

base::Diagnostic to_diagnostic(const CalendarEnds& mistake) {
  return error(
      54, mistake.place,
      fmt::format("calendar `{}` ends on {}; law `{}` is checked through {}", mistake.calendar,
                  values::to_string(mistake.covers_to), mistake.law, values::to_string(mistake.checked_through)),
      "let the calendar cover more days, once its holidays are known");
}

base::Diagnostic to_diagnostic(const OutsideCalendar& mistake) {
  return error(
      54, mistake.place,
      fmt::format("{} lies outside calendar `{}`, which covers {} to {}", values::to_string(mistake.day),
                  mistake.calendar, values::to_string(mistake.covers_from), values::to_string(mistake.covers_to)));
}

base::Diagnostic to_diagnostic(const CoversNothing& mistake) {
  return error(54, mistake.place, "this calendar ends before it starts", "write the earlier day first");
}

base::Diagnostic to_diagnostic(const NotChosen& mistake) {
  return error(55, mistake.place, fmt::format("{} does not say which date picks its version", mistake.what),
               "end the line with  , chosen by due  , chosen by sending  or another date");
}

}  // namespace dun::types
