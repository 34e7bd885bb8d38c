// What the law says of one act against one claim on a day, whatever a policy would do: whether it may be done with or
// without a fee, the highest fee, the shortest deadline, from when; and what interest and compensation have come to.
// Made for tests of laws and for telling people; asks about one claim at a time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/decide/claim_rate.hpp"
#include "engine/decide/missing.hpp"
#include "engine/facts/block.hpp"
#include "engine/interest/account.hpp"
#include "engine/plan/plan.hpp"

namespace dun::decide {

using values::Day;

/// A limit that forbids an act or cannot be judged, and from when time alone lifts it.
struct Obstacle {
  plan::ReasonId reason;
  std::optional<Day> from;
  bool unknown = false;
};

struct Allowed {
  bool allowed = true;
  bool unknown = false;                  // nothing forbids, and a fact, a rate or the law itself is missing
  std::optional<std::int64_t> fee_most;  // minor units; nothing: no rule caps it
  std::optional<Day> pay_by_least;
  std::optional<Day> from;             // where forbidden: the day from which time alone allows it, all rules asked
  std::vector<Obstacle> because;       // what forbids or cannot be judged, the last to lift first
  plan::ReasonId cap;                  // the rule that sets fee_most
  plan::ReasonId deadline;             // the rule that sets pay_by_least
  plan::ReasonId open_deadline;        // a rule on the deadline that cannot be judged: pay_by_least may be too short
  std::optional<Day> since;            // where allowed: the latest day a limit had to wait for
  std::vector<plan::ReasonId> waited;  // the limits that had to wait for that day
  std::vector<Missing> missing;        // what would have to be known, where something is not
  bool cap_unknown = false;            // a rule that caps the fee cannot be judged, be the fee forbidden or not
  std::vector<Missing> later_missing;  // where forbidden: what would have to be known once that is lifted
};

/// The law asked about act `act` of `plan` for one row of the block. The deadline of the act is left open, and its
/// channel unless one is given (the plan's number of it). A rule on the deadline that cannot be judged holds neither
/// the act nor its fee: no deadline is asked about.
[[nodiscard]] Allowed ask(const plan::Plan& plan, const facts::Block& block, std::size_t row, Day on, plan::ActId act,
                          bool with_fee, std::optional<std::uint16_t> channel = std::nullopt);

/// Why the law gives no answer about one row on a day: it was not checked so far, or is not in force for the claim.
[[nodiscard]] std::vector<plan::ReasonId> held_by(const plan::Plan& plan, const OneRow& row);

/// An act that the limits of today let go on `not_before`.
struct BlockedAct {
  plan::ActId act;
  std::int64_t fee = 0;  // as written; 0 where it is the most that is allowed, which no limit then forbids
  std::uint16_t channel = facts::no_code;
  Day not_before;
};
/// Is there a limit on the step's act that may come to forbid it by the passing of time? Else the day on which the
/// limits of today let go is the day from which the act is lawful.
[[nodiscard]] bool may_forbid_later(const plan::Plan& plan, const plan::Step& step);
/// The day from which time alone allows the act, limits asked that come into force meanwhile; nothing: it never does.
/// The block answers `request`, which holds the plan's own. How long the deadline is by then is not asked.
[[nodiscard]] std::optional<Day> lawful_from(const plan::Plan& plan, const facts::Request& request,
                                             const facts::Block& block, std::size_t row, const BlockedAct& act);

/// Nothing: no rule, the law is held, or a fact or a rate it rests on is unknown. Zero where none runs.
struct Claimable {
  std::optional<std::int64_t> interest;
  const plan::InterestRule* runs = nullptr;  // the interest it is of
  std::optional<std::int64_t> compensation;
};
/// What may be claimed of one row on a day besides fees.
[[nodiscard]] Claimable claimable(const plan::Plan& plan, const facts::Block& block, std::size_t row, Day on);

/// What a letter sent on the day for these rows, the first of them asked about, has to name of a charge that it
/// announces: of a charge by the letter all of it, else the first row's own. Nothing where the plan has no such charge,
/// or its amount is unknown.
[[nodiscard]] std::optional<std::int64_t> announced(const plan::Plan& plan, const facts::Block& block,
                                                    const std::vector<std::size_t>& letter, Day on);

/// The interest of one row to a day, segment by segment.
struct Accrued {
  const plan::InterestRule* rule = nullptr;  // null: none runs, by the words of the law
  bool unknown = false;                      // a fact it rests on is missing
  std::optional<Day> from;                   // the first day it is counted for
  interest::Statement statement;             // empty unless one runs and is known
  std::vector<RateSource> sources;           // of the segments' rates
  std::vector<Missing> missing;              // facts for want of which no rate is known
  std::vector<std::string> rates;            // rates without a value that a rate of the claim's own lacks, by name
};
[[nodiscard]] Accrued accrued(const plan::Plan& plan, const facts::Block& block, std::size_t row, Day on);

}  // namespace dun::decide
