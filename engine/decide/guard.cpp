#include "engine/decide/guard.hpp"

#include <algorithm>
#include <limits>

namespace dun::decide {

using plan::FeeKind;
using plan::Limit;

namespace {

constexpr std::int64_t no_cap = std::numeric_limits<std::int64_t>::max();

}  // namespace

void Candidate::add(plan::ReasonId reason) {
  const auto end = reasons.begin() + reason_count;
  if (reason_count < reasons.size() && std::find(reasons.begin(), end, reason) == end) reasons[reason_count++] = reason;
}

Guard::Guard(const plan::Plan& plan, const plan::Step& step, Slots& slots, const std::vector<const Stage*>& available,
             Options options)
    : plan_(plan),
      step_(step),
      slots_(slots),
      options_(options),
      fee_node_(input_of(plan, plan::Op::candidate_fee)),
      channel_node_(input_of(plan, plan::Op::candidate_channel)) {
  std::vector<NodeId> first{step.fee_amount};
  std::vector<NodeId> second;
  std::vector<NodeId> lifting;
  for (const Limit& limit : plan.limits) {
    if (!limit.binds(step.act) || slots.is_never(limit.applies)) continue;
    if (slots.is_always(limit.keeps) && slots.is_never(limit.unknown)) continue;
    if (plan::states_what_is_asked(plan, limit, step)) continue;
    sort_out(limit);
    const bool sets_fee = step.fee == FeeKind::the_most;
    std::vector<NodeId>& roots = limit.caps_the_fee() && !sets_fee ? second : first;
    roots.insert(roots.end(), {limit.applies, limit.unknown});
    roots.push_back(limit.caps_the_fee() && sets_fee ? limit.bound : limit.keeps);
    lifting.insert(lifting.end(), {limit.lawful_from, limit.lawful_from_known});
  }
  before_fee_ = slots.stage_for(first, available);
  std::vector<const Stage*> later = available;
  later.push_back(&before_fee_);
  after_fee_ = slots.stage_for(second, later);
  lifting_ = slots.stage_for(lifting, later);
}

void Guard::sort_out(const Limit& limit) {
  if (limit.caps_the_fee())
    caps_.push_back(&limit);
  else if (limit.with_fee)
    with_fee_.push_back(&limit);
  else
    others_.push_back(&limit);
}

void Guard::judge(std::vector<Candidate>& candidates, const Rows& rows) {
  if (channel_node_.is_set())
    for (const Candidate& candidate : candidates) slots_.own(channel_node_)[candidate.row] = candidate.channel;
  slots_.run(before_fee_, rows);
  if (step_.fee == FeeKind::the_most) set_the_most(candidates);
  if (step_.fee == FeeKind::amount)
    for (Candidate& candidate : candidates) candidate.fee = slots_.at(step_.fee_amount, candidate.row);
  if (options_.law_guard) forbid(candidates, rows);
}

/// Limit by limit, so that each is one run down a few columns. A candidate whose fee cannot be known is held at once
/// and asked nothing more.
void Guard::set_the_most(std::vector<Candidate>& candidates) const {
  std::vector<plan::ReasonId> by(candidates.size());
  for (Candidate& candidate : candidates) candidate.fee = no_cap;
  for (const Limit* cap : caps_) lower_to(*cap, candidates, by);
  for (const Limit* limit : with_fee_) take_fee(*limit, candidates);
  for (std::size_t place = 0; place < candidates.size(); ++place) settle_fee(candidates[place], by[place]);
}

void Guard::lower_to(const Limit& cap, std::vector<Candidate>& candidates, std::vector<plan::ReasonId>& by) const {
  const Values applies = slots_.values(cap.applies);
  const Values unknown = slots_.values(cap.unknown);
  const Values bound = slots_.values(cap.bound);
  for (std::size_t place = 0; place < candidates.size(); ++place) {
    Candidate& candidate = candidates[place];
    const Row row = candidate.row;
    if (candidate.held || !applies.holds(row)) continue;
    if (unknown.holds(row)) {
      candidate.hold(cap.reason);
    } else if (bound.at(row) < candidate.fee) {
      candidate.fee = bound.at(row);
      by[place] = cap.reason;
    }
  }
}

void Guard::take_fee(const Limit& limit, std::vector<Candidate>& candidates) const {
  const Values applies = slots_.values(limit.applies);
  const Values unknown = slots_.values(limit.unknown);
  const Values keeps = slots_.values(limit.keeps);
  for (Candidate& candidate : candidates) {
    const Row row = candidate.row;
    if (candidate.held || !applies.holds(row)) continue;
    if (unknown.holds(row)) {
      candidate.hold(limit.reason);
    } else if (!keeps.holds(row)) {
      candidate.fee = 0;
      candidate.add(limit.reason);
    }
  }
}

void Guard::settle_fee(Candidate& candidate, plan::ReasonId by) {
  if (candidate.held) return;
  if (candidate.fee == no_cap) {  // no rule caps this act: nothing says what the most would be
    candidate.held = true;
    candidate.fee = 0;
  } else if (candidate.fee <= 0 || candidate.reason_count == 0) {
    candidate.fee = std::max<std::int64_t>(candidate.fee, 0);
    if (by.is_set()) candidate.add(by);
  }
}

void Guard::forbid(std::vector<Candidate>& candidates, const Rows& rows) {
  for (const Limit* limit : others_) forbid_by(*limit, candidates, false);
  if (step_.fee == FeeKind::the_most) return;
  if (!caps_.empty()) {
    publish(candidates);
    slots_.run(after_fee_, rows);
  }
  for (const Limit* limit : with_fee_) forbid_by(*limit, candidates, true);
  for (const Limit* cap : caps_) forbid_by(*cap, candidates, true);
}

void Guard::forbid_by(const Limit& limit, std::vector<Candidate>& candidates, bool with_fee_only) {
  const Values applies = slots_.values(limit.applies);
  const Values unknown = slots_.values(limit.unknown);
  const Values keeps = slots_.values(limit.keeps);
  for (Candidate& candidate : candidates) {
    const Row row = candidate.row;
    if (candidate.held || (with_fee_only && candidate.fee <= 0) || !applies.holds(row)) continue;
    if (unknown.holds(row)) {
      candidate.reasons = {};
      candidate.reason_count = 0;
      candidate.hold(limit.reason);
    } else if (!keeps.holds(row)) {
      block(candidate, limit);
    }
  }
}

/// The binding limit, the one that lifts last, is told first.
void Guard::block(Candidate& candidate, const Limit& limit) {
  if (!candidate.blocked) {
    candidate.reasons = {};
    candidate.reason_count = 0;
    slots_.run(lifting_, {candidate.row});
  }
  candidate.blocked = true;
  const bool lifts = limit.lawful_from.is_set() && slots_.holds(limit.lawful_from_known, candidate.row);
  const Day from = lifts ? Day{static_cast<std::int32_t>(slots_.at(limit.lawful_from, candidate.row))} : Day{};
  const bool binding = candidate.reason_count == 0 || (candidate.until_known && (!lifts || from > candidate.until));
  candidate.add(limit.reason);
  if (binding && candidate.reason_count > 1)
    std::swap(candidate.reasons[0], candidate.reasons[candidate.reason_count - 1]);
  candidate.until_known = candidate.until_known && lifts;
  if (lifts) candidate.until = std::max(candidate.until, from);
}

void Guard::publish(const std::vector<Candidate>& candidates) {
  if (!fee_node_.is_set()) return;
  for (const Candidate& candidate : candidates) slots_.own(fee_node_)[candidate.row] = candidate.fee;
}

}  // namespace dun::decide
