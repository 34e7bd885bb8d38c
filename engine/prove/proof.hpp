// Is there a history of a claim on which a policy breaks its law? The answer for one plan: proved, or the shortest
// histories that break a limit, with what else the search learned (steps that never happen, limits that never matter,
// how much room is left). The search sees the plan and nothing of the evaluator, so that a history replayed there is
// evidence.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/plan/plan.hpp"

namespace dun::prove {

using values::Day;

struct Violation;

struct Options {
  std::vector<plan::ActId> by_hand;  // of each of these kinds one act may come between, done by hand
  std::size_t budget = 2'000'000;    // states; beyond it nothing is proved
  bool reduced = true;               // false: clocks are never merged by what they decide (for checking the reductions)
  bool failures = true;              // deliveries may fail; false only where a test's own model knows none
  /// Whether a break happens on days a calendar has: months and open days are wider here. One that does not gives way
  /// to the next of the same limit and step on other days, or of another claim; the shortest is kept where none does.
  /// Unset: the shortest is taken.
  std::function<bool(const Violation&)> stands;
};

struct DayRange {
  Day first;
  Day last;  // inclusive
};

/// A fact on the day of an event. Days are relative to the day of the event.
struct FactChoice {
  plan::ColumnId column;
  bool present = true;
  std::int64_t value = 0;
};

/// A delivery of a step that had failed before the day of an event.
struct FailedDelivery {
  plan::StepId step;
  plan::ChannelId channel;
};

enum class EventKind : std::uint8_t {
  act,          // the policy acts
  passed_over,  // a run passes steps over for good and does nothing else
  by_hand,      // somebody sends an act by hand
  due_changed,  // the due date is moved
  received,     // a receipt is recorded for the last act of a register
  neighbour,    // another claim of the relationship acts
  settled,      // nothing is overdue in the relationship for a moment
};

struct Event {
  EventKind kind = EventKind::act;
  std::int32_t day = 0;  // days since the first day of the history
  plan::StepId step;
  plan::ActId act;
  std::optional<plan::ChannelId> channel;
  std::int64_t fee = 0;                          // minor units
  std::optional<std::int32_t> term;              // days from sending to the pay-by
  plan::Wording wording = plan::Wording::right;  // of by_hand: what its letter states of the term
  std::int32_t due = 0;                          // of due_changed: the new due date, days since the first day
  bool at_least = false;                         // of due_changed: that day or any later one
  std::vector<DayRange> due_when;                // of due_changed: where the new due date may lie
  std::size_t in = 0;                            // of received: the register
  std::vector<FactChoice> facts;
  std::vector<FailedDelivery> failed;
  std::optional<std::int64_t> principal_open;  // where it matters; else the whole principal
  std::int64_t disputed_part = 0;
  std::vector<DayRange> when;  // the days the event may fall on, as far as rates and dates of the law decide
};

struct History {
  std::int64_t principal = 0;                                    // minor units
  std::vector<std::pair<plan::ColumnId, std::int64_t>> choices;  // kind of debtor and claim, country, currency
  std::int32_t due = 0;                                          // days since the first day of the history
  std::vector<DayRange> due_when;
  std::vector<Event> events;  // in order; the last is the act that breaks the limit
};

struct Violation {
  std::size_t limit = 0;  // place in Plan::limits
  plan::StepId step;
  History history;
};

/// What the search learned of one limit.
struct LimitFinding {
  bool relevant = false;  // it bound some act of the policy
  bool broken = false;
  std::optional<std::int64_t> room;  // days or minor units left at the closest; nothing where there is no such measure
};

struct StepFinding {
  bool happens = false;
  bool stuck = false;                         // counts from a step that was passed over: it can never come
  std::optional<plan::StepId> same_day;       // this later step could act on the same day
  std::optional<plan::StepId> before_pay_by;  // this later step may start before the pay-by of this one
  /// Where the step never acts: it is held because something is not known, and its channel is one this limit does not
  /// accept, whatever comes to be known.
  std::optional<std::size_t> barred;
  /// Two limits, each kept at times but never both: the step has no lawful day.
  std::optional<std::pair<std::size_t, std::size_t>> double_bind;
};

enum class Verdict : std::uint8_t { proved, broken, too_large, not_expressible, never_acts };
[[nodiscard]] std::string_view to_string(Verdict verdict);

struct Proof {
  Verdict verdict = Verdict::proved;
  std::string obstacle;               // of too_large and not_expressible: what stands in the way
  std::vector<Violation> violations;  // one for each limit and step, the shortest history that stands
  std::vector<LimitFinding> limits;   // by Plan::limits
  std::vector<StepFinding> steps;     // by Plan::steps
  std::vector<std::string> assumptions;
  std::vector<plan::ActId> by_hand;  // as asked
  std::size_t states = 0;
};

/// Explores every history of one claim under the plan. Total; ends within the budget.
[[nodiscard]] Proof prove(const plan::Plan& plan, const Options& options = {});

}  // namespace dun::prove
