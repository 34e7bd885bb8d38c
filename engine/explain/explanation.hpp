// Why a claim was or was not acted on, as data: the answer, and line by line what the policy and the law say of the
// step in question, with days and paragraphs. Made by evaluating one claim again; a run pays nothing for it. Rendering
// is apart (text.hpp, json.hpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/decide/decide.hpp"
#include "engine/facts/history.hpp"
#include "engine/plan/plan.hpp"

namespace dun::explain {

using values::Day;

enum class Speaker : std::uint8_t { policy, law, ledger };

/// One thing that was asked and how it came out.
struct Line {
  Speaker speaker = Speaker::policy;
  plan::Reason reason;
  bool met = true;             // it does not stand in the way
  bool unknown = false;        // it could not be judged
  std::optional<Day> day;      // the day it names: when it is met, or until when it forbids
  std::string value;           // an amount or channel it came to; may be empty
  bool only_with_fee = false;  // it binds an act with a fee only
};

/// Days on which one balance carried interest at one rate, and what decided the rate.
struct InterestLine {
  Day from;
  Day to;
  std::string balance;  // "1200.00 EUR"
  std::string rate;     // "9"; per cent a year
  std::string source;   // "contract-rate 9 %"; empty where the rate goes by dates alone
  std::string cite;
};

/// An act done before, in the words of a letter book.
struct Earlier {
  Day day;
  std::string text;  // "reminder by efaktura, fee 38.00 NOK, pay by 2026-03-30"
};

struct Explanation {
  std::string claim;
  std::string money;  // "1200.00 NOK"
  Day due;
  Day on;
  Day known_on;
  std::string policy;  // empty if none covers the claim
  std::string bundle;
  plan::Outcome outcome = plan::Outcome::not_covered;
  std::string step;
  std::string act_text;  // of an act: "reminder by efaktura, fee 38.00 NOK, …"
  std::optional<Day> until;
  std::vector<Line> deciding;        // what decided it, the binding one first
  std::vector<Line> others;          // what was asked besides; shown in full
  std::vector<std::string> free_of;  // "paused", "stopped", "missing data"
  std::vector<Line> withheld;
  std::vector<InterestLine> interest;  // of an act that asks for some
  std::vector<Earlier> earlier;
  std::string remark;  // "without a fee the law would allow it today; the policy would not"
};

/// Explains the decision for one row of a block that answers plan::request_of(plan).
[[nodiscard]] Explanation explain(const plan::Plan& plan, const facts::Block& block, std::size_t row, Day on,
                                  const facts::ClaimHistory& history, Day known_on);

/// "reminder by efaktura, fee 38.00 NOK, interest 5.52 NOK, pay by 2026-03-30".
[[nodiscard]] std::string act_text(const plan::Plan& plan, std::size_t step, const decide::Details& details);

}  // namespace dun::explain
