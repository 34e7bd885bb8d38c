// What late interest a claim has run up by a day, segment by segment, each with the paragraph of its rate.
// Never a number that rests on something unknown: then the interest is withheld, with the reason.
#pragma once

#include "dsl/answer/notes.hpp"
#include "engine/interest/interest.hpp"

namespace dun::answer {

struct InterestSegment {
  interest::Segment counted;
  std::string cite;    // of the row of the rate, or of all rates it is made from
  std::string source;  // of a rate of the claim's own: what decided it, "contract-rate 9 %"
};

/// What one law says. `minor` is all that has accrued; where payments have settled some of it, `open` is the rest.
struct Interest {
  std::string law;
  Because rule;
  values::Currency currency;
  interest::Terms terms;
  bool applies = true;                    // false: the law has an interest, which does not run for this claim
  std::string conditions;                 // where it does not: the lines of the law that say when it does
  std::vector<std::string> alternatives;  // laws that have nothing but an interest, and gave way to this one
  std::optional<std::int64_t> minor;
  std::int64_t open = 0;
  std::optional<std::int64_t> principal_open;  // where something was paid or credited
  std::int32_t days = 0;
  std::vector<InterestSegment> segments;
  std::vector<Because> withheld;  // why there is no number
  std::vector<Unknown> unknown;
  std::vector<Note> notes;       // of the interest
  std::vector<Note> rate_notes;  // of the rates it is made from
};

/// The interests of the laws asked that run for the claim; where none does, those that do not. Empty if no law has one.
/// A law that has an interest and no rule (what a contract may choose, what another formula gives) gives way to one
/// that has rules, unless it is asked alone.
[[nodiscard]] std::vector<Interest> interests_of(const Asked& asked, Day to);

/// "2.1918": to four more decimals than the currency has, before the rounding the law writes; rounded where it rounds
/// each period.
[[nodiscard]] std::string amount_text(const Interest& interest, const interest::Segment& segment);

[[nodiscard]] std::string to_text(const Asked& asked, const Interest& interest, Day to);
[[nodiscard]] std::string to_json(const Asked& asked, const Interest& interest, Day to);
/// Where none of the laws asked has an interest: none; withheld where one of them was not `checked` for that day, which
/// may have come to have one.
[[nodiscard]] std::string no_interest_text(const Asked& asked, const std::vector<Because>& unchecked, Day to);
[[nodiscard]] std::string no_interest_json(const Asked& asked, const std::vector<Because>& unchecked, Day to);

}  // namespace dun::answer
