// The compiled form of one policy under its laws: what the evaluator runs, the prover explores and the explainer
// prints. A plan is complete in itself: it names no file but in citations, reads no clock, and is never changed once
// made. It lists the columns it reads, the folds over earlier acts (registers), the nodes, the steps, and the limits of
// the law for each act. Readers of a plan never see each other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/calendar/calendar.hpp"
#include "engine/facts/block.hpp"
#include "engine/interest/interest.hpp"
#include "engine/plan/node.hpp"
#include "engine/plan/rate_formula.hpp"
#include "engine/values/money.hpp"
#include "engine/values/ratio.hpp"
#include "engine/values/term.hpp"

namespace dun::plan {

using values::Day;

/// Where something stands in the author's files; the path as the files were named.
struct FilePlace {
  std::string file;
  int line = 0;
  int column = 0;
};

/// Why: a line of a policy or a rule of a law, as decisions refer to it.
struct Reason {
  std::string id;    // stable: "early-fee", "reminder.when"
  std::string cite;  // "IF § 1-2 (1)"; empty for a policy's own line
  std::string text;  // the line as written: "not before 14 days after due"
  FilePlace place;
};

/// A rate by date as exact numerators over one divisor. A version holds until the next; where `known` is false (an
/// `ends` without successor, or before the first row) nothing is known.
struct RateVersion {
  Day from;
  std::int64_t numerator = 0;
  bool known = true;
  std::string cite;
  FilePlace place;
};
struct RateTable {
  std::string name;
  std::int64_t divisor = 1;
  std::vector<RateVersion> versions;  // in order of `from`
};

/// A scale by size of an amount: whole amount (one row decides) or slices (each row its part).
struct ScaleRow {
  std::optional<std::int64_t> up_to;  // minor units, inclusive; nothing: everything above
  std::int64_t fixed = 0;             // numerator over the scale's divisor, in minor units
  std::int64_t share = 0;             // numerator over the scale's divisor, of the (part of the) amount
  std::int64_t per_started = 0;       // minor units of the step width; 0: no steps
  std::int64_t above = 0;             // minor units the steps count from
  std::int64_t plus = 0;              // numerator over the divisor per started step
};
struct ScaleVersion {
  Day from;
  std::vector<ScaleRow> rows;  // none: nothing is known from this day on
  std::string cite;
};
struct Scale {
  std::string name;
  bool slices = false;
  std::int64_t divisor = 1;
  std::vector<ScaleVersion> versions;
};

/// A set of acts, as bits by ActId; a bundle has at most 64 acts.
using ActSet = std::uint64_t;

/// A letter of one of these acts must state one of these terms and no other; one that states another has no effect.
struct TermRule {
  ActSet acts = 0;
  facts::TermSet accepted = 0;       // by place in Plan::terms
  std::vector<std::string> wording;  // as the law writes them
  ReasonId reason;
};

/// What a letter stated, judged by the rules on its act. An act without such a rule is right whatever it states.
enum class Wording : std::uint8_t { right, unrecorded, wrong };

/// How long a deadline must have been when it was set: "of at least 14 days".
struct ShortestDeadline {
  std::int32_t days = 0;
  std::int32_t months = 0;
  values::MonthEnd month_end = values::MonthEnd::down;
  std::optional<CalendarId> calendar;  // the days are open days of it

  friend bool operator==(const ShortestDeadline&, const ShortestDeadline&) = default;
};

/// A fold over the acts that went out, in order of sending. `window` acts count and, after a pause longer than
/// `restart_months` (0: never), start a new window; `members` are the acts the fields speak of within it, or the one
/// of them that `nth` names.
struct Register {
  std::string name;
  ActSet window = 0;
  bool window_with_fee = false;
  ActSet members = 0;
  bool members_with_fee = false;
  std::optional<StepId> step;       // only acts of this step
  std::int32_t nth = 0;             // of the members only this one, from 1; 0: all
  Wording worst = Wording::wrong;   // letters that state worse are no members
  ShortestDeadline shortest;        // shorter deadlines do not count for `earliest_pay_by`
  std::int32_t restart_months = 0;  // "starts again more than 6 months after the last"
  std::int32_t restart_days = 0;
  values::MonthEnd month_end = values::MonthEnd::down;
  bool restart_with_arrears = false;      // starts again when nothing is overdue in the relationship
  bool per_relationship = false;          // the acts of all claims of the relationship
  std::optional<ColumnId> contract;       // of them only those of claims with the same contract
  std::optional<ColumnId> year_of;        // and with this day in the same calendar year
  std::optional<ColumnId> arrears_since;  // read where restart_with_arrears
};
enum class RegisterField : std::uint8_t {
  count,            // members in the current window
  window_last,      // day of the last window act
  earliest_pay_by,  // of all members whose deadline was long enough
  has_earliest_pay_by,
  last_sent,
  last_pay_by,
  last_has_pay_by,
  last_received,
  last_has_received,
  last_channel,
  fee_sum,
  compensation_sum,
  failed_channels,  // bit per ChannelId: where a delivery of a member failed
  skipped,          // a member (of `step`) was passed over for good
  proposed,         // a member waits for release
  count_,
};

/// One limit of the law on one set of acts. It is respected where `applies` is false or `keeps` is true; if `unknown`
/// is true it cannot be judged and the claim is held.
enum class LimitKind : std::uint8_t {
  not_before,
  not_after,
  only_after,
  only_by,
  only_if,
  never_while,
  fee_at_most,
  fees_together,
  pay_by_at_least,
  at_most_count,
  at_least_after,
  states_term,
};
struct Limit {
  LimitKind kind = LimitKind::not_before;
  ReasonId reason;
  ActSet acts = 0;
  bool with_fee = false;  // binds only an act with a fee
  NodeId applies;
  NodeId keeps;
  NodeId unknown;
  NodeId bound;  // the day (not_before, pay_by_at_least …), the highest payable fee, the highest count; may be unset
  NodeId lawful_from;  // the day from which time alone lifts it; may be unset
  NodeId lawful_from_known;
  std::optional<std::size_t> term_rule;  // of states_term: its place; a step whose text it accepts keeps it

  [[nodiscard]] bool binds(ActId act) const { return (acts >> act.index() & 1U) != 0; }
  [[nodiscard]] bool caps_the_fee() const { return kind == LimitKind::fee_at_most || kind == LimitKind::fees_together; }
};

enum class Outcome : std::uint8_t {
  act,
  held,
  stopped,
  paused,
  blocked,
  no_channel,
  too_early,
  waits_for_fact,
  waits_for_release,
  lapsed,
  not_covered,
  another_first,
  nothing_left,
};
[[nodiscard]] std::string_view to_string(Outcome outcome);

/// A condition that ends the question with an outcome: cover, missing fact, stop, pause.
struct Gate {
  Outcome outcome = Outcome::held;
  NodeId when;
  ReasonId reason;
  NodeId until;  // the day it ends by itself; may be unset
  NodeId until_known;
};

struct ChannelChoice {
  ChannelId channel;
  NodeId usable;
};
enum class FeeKind : std::uint8_t { none, the_most, amount };
enum class Otherwise : std::uint8_t { wait, skip, use };
struct Step {
  std::string name;
  ActId act;
  ReasonId reason;   // the `when` line
  NodeId due;        // the first day the policy takes it
  NodeId due_known;  // false where it counts from a step that was not done
  NodeId until;      // last day; unset if none
  ReasonId until_reason;
  NodeId condition;  // unset if none
  ReasonId condition_reason;
  Otherwise otherwise = Otherwise::wait;
  std::optional<StepId> use;
  bool only_as_substitute = false;      // reached through `use` only
  std::vector<Gate> holds;              // facts this step needs
  std::vector<ChannelChoice> channels;  // in order; empty: no channel (a hand-over)
  ReasonId channel_reason;
  FeeKind fee = FeeKind::none;
  NodeId fee_amount;  // for FeeKind::amount, minor units
  NodeId pay_by;      // unset if none
  bool adds_interest = false;
  bool adds_compensation = false;
  bool by_hand = false;      // release by hand: the act is proposed
  std::int32_t most = 1;     // occurrences
  NodeId again;              // day the next occurrence may come; unset if once
  RegisterId done;           // acts of this step
  NodeId proposed;           // an act of this step waits for release
  std::string text;          // path of the letter's text
  std::string states;        // what it says of its term, a sentence a line
  facts::TermSet terms = 0;  // the same among Plan::terms
};

/// Late interest of the law, ready for interest::accrue.
struct InterestRule {
  std::string name;
  ReasonId reason;
  NodeId applies;
  NodeId unknown;
  NodeId from;  // first day
  interest::Terms terms;
  RateFormula rate;
};

/// A charge that counts by an amount of all claims of the letter that announced it, and is then split among them by it.
struct LetterCharge {
  NodeId part;   // the claim's own amount
  NodeId there;  // there has been such a letter
  NodeId sent;   // of the latest: claims of a relationship with the same day and channel share it
  NodeId channel;
};

struct ChargeRule {
  std::string name;
  ReasonId reason;
  NodeId applies;
  NodeId amount;        // minor units
  NodeId amount_known;  // else withheld
  ReasonId unknown_reason;
  NodeId wording_open;      // it hangs on what a letter stated, which nobody recorded; may be unset
  ReasonId wording_reason;  // the rule on that letter
  bool offsets_fees = false;
  ActSet announced_in = 0;  // acts whose letter names the amount before it is owed
  NodeId announced;         // the amount they name, minor units; of a letter for several claims: of all of it
  NodeId announced_known;
  std::optional<LetterCharge> of_letter;
};

enum class Part : std::uint8_t { fees, interest, principal, compensation };

struct Act {
  std::string name;
  std::vector<std::string> kinds;  // itself first, then its kinds upward
};

struct Plan {
  std::string name;  // the policy's or the law's path
  std::string title;
  std::string adapts;  // of a schedule: the policy it adapts
  std::vector<std::string> laws;
  std::string bundle_hash;
  values::Currency currency;
  Day checked_through;  // the earliest of the laws
  std::string checked_by;

  std::vector<Act> acts;
  std::vector<std::string> channels;
  std::vector<Reason> reasons;
  std::vector<facts::ColumnKey> columns;
  std::vector<Register> registers;
  std::vector<RateTable> tables;
  std::vector<Scale> scales;
  std::vector<calendar::Calendar> calendars;
  std::vector<Node> nodes;

  NodeId principal;  // as invoiced
  NodeId principal_open;
  NodeId covers;
  ReasonId covers_reason;
  std::vector<Gate> gates;  // in the order of outcomes: held, stopped, paused
  std::vector<Step> steps;
  std::vector<Limit> limits;
  std::vector<InterestRule> interests;  // of any claim at most one runs
  std::vector<std::string> terms;  // sentences that laws accept in letters, folded
  std::vector<TermRule> term_rules;
  std::optional<ChargeRule> compensation;
  ActSet gathered = 0;           // acts of which the claims of one relationship share a letter on a day
  std::vector<Part> settlement;  // order in which payments settle; empty: principal first

  [[nodiscard]] const Node& at(NodeId id) const { return nodes[id.index()]; }
  [[nodiscard]] const Reason& at(ReasonId id) const { return reasons[id.index()]; }
  [[nodiscard]] const Step& at(StepId id) const { return steps[id.index()]; }
};

/// What a letter of an act stated, by all rules on that act.
[[nodiscard]] Wording wording_of(const Plan& plan, std::size_t act, facts::TermSet stated);
/// Does a step of the policy keep a limit on what its letter states? The other limits are asked of their nodes.
[[nodiscard]] bool states_what_is_asked(const Plan& plan, const Limit& limit, const Step& step);

/// What a loader must bring to run the plan.
[[nodiscard]] facts::Request request_of(const Plan& plan);

}  // namespace dun::plan
