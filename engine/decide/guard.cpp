#include "engine/decide/guard.hpp"

#include <algorithm>
#include <limits>

namespace dun::decide {

using plan::FeeKind;
using plan::Limit;
using plan::LimitKind;

namespace {

constexpr std::int64_t no_cap = std::numeric_limits<std::int64_t>::max();

bool caps_the_fee(const Limit& limit) {
  return limit.kind == LimitKind::fee_at_most || limit.kind == LimitKind::fees_together;
}

NodeId input_node(const plan::Plan& plan, plan::Op op) {
  for (std::size_t index = 0; index < plan.nodes.size(); ++index)
    if (plan.nodes[index].op == op) return NodeId(index);
  return {};
}

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
      fee_node_(input_node(plan, plan::Op::candidate_fee)),
      channel_node_(input_node(plan, plan::Op::candidate_channel)) {
  std::vector<NodeId> first{step.fee_amount};
  std::vector<NodeId> second;
  for (const Limit& limit : plan.limits) {
    if ((limit.acts >> step.act.index() & 1U) == 0 || slots.is_never(limit.applies)) continue;
    if (slots.is_always(limit.keeps) && slots.is_never(limit.unknown)) continue;
    std::vector<NodeId>& roots = caps_the_fee(limit) && step.fee != FeeKind::the_most ? second : first;
    for (const NodeId root :
         {limit.applies, limit.keeps, limit.unknown, limit.bound, limit.lawful_from, limit.lawful_from_known})
      roots.push_back(root);
    if (caps_the_fee(limit))
      caps_.push_back(&limit);
    else if (limit.with_fee)
      with_fee_.push_back(&limit);
    else
      others_.push_back(&limit);
  }
  before_fee_ = slots.stage_for(first, available);
  std::vector<const Stage*> later = available;
  later.push_back(&before_fee_);
  after_fee_ = slots.stage_for(second, later);
}

void Guard::judge(std::vector<Candidate>& candidates, const Rows& rows) {
  if (channel_node_.is_set())
    for (const Candidate& candidate : candidates) slots_.own(channel_node_)[candidate.row] = candidate.channel;
  slots_.run(before_fee_, rows);
  set_fees(candidates);
  if (options_.law_guard) forbid(candidates, rows);
}

void Guard::set_fees(std::vector<Candidate>& candidates) const {
  for (Candidate& candidate : candidates) {
    if (step_.fee == FeeKind::the_most) set_the_most(candidate);
    if (step_.fee == FeeKind::amount) candidate.fee = slots_.at(step_.fee_amount, candidate.row);
  }
}

void Guard::set_the_most(Candidate& candidate) const {
  const Row row = candidate.row;
  candidate.fee = no_cap;
  plan::ReasonId cap_reason;
  for (const Limit* cap : caps_) {
    if (!slots_.holds(cap->applies, row)) continue;
    if (slots_.holds(cap->unknown, row)) {
      candidate.held = true;
      candidate.add(cap->reason);
      return;
    }
    if (slots_.at(cap->bound, row) < candidate.fee) {
      candidate.fee = slots_.at(cap->bound, row);
      cap_reason = cap->reason;
    }
  }
  for (const Limit* limit : with_fee_) {
    if (!slots_.holds(limit->applies, row)) continue;
    if (slots_.holds(limit->unknown, row)) {
      candidate.held = true;
      candidate.add(limit->reason);
      return;
    }
    if (slots_.holds(limit->keeps, row)) continue;
    candidate.fee = 0;
    candidate.add(limit->reason);
  }
  if (candidate.fee == no_cap) {  // no rule caps this act: nothing says what the most would be
    candidate.held = true;
    candidate.fee = 0;
  } else if (candidate.fee <= 0 || candidate.reason_count == 0) {
    candidate.fee = std::max<std::int64_t>(candidate.fee, 0);
    if (cap_reason.is_set()) candidate.add(cap_reason);
  }
}

bool Guard::breaks(const Limit& limit, Row row) const {
  return slots_.holds(limit.applies, row) && !slots_.holds(limit.keeps, row);
}

void Guard::forbid(std::vector<Candidate>& candidates, const Rows& rows) {
  if (step_.fee != FeeKind::the_most && !caps_.empty()) {
    publish(candidates);
    slots_.run(after_fee_, rows);
  }
  const auto judge_one = [this](Candidate& candidate, const Limit& limit) {
    if (!slots_.holds(limit.applies, candidate.row)) return;
    if (slots_.holds(limit.unknown, candidate.row)) {
      candidate.held = true;
      candidate.reasons = {limit.reason};
      candidate.reason_count = 1;
    } else if (breaks(limit, candidate.row)) {
      block(candidate, limit);
    }
  };
  for (Candidate& candidate : candidates) {
    for (const Limit* limit : others_)
      if (!candidate.held) judge_one(candidate, *limit);
    if (step_.fee == FeeKind::the_most || candidate.fee <= 0) continue;
    for (const Limit* limit : with_fee_)
      if (!candidate.held) judge_one(candidate, *limit);
    for (const Limit* cap : caps_)
      if (!candidate.held) judge_one(candidate, *cap);
  }
}

/// The binding limit, the one that lifts last, is told first.
void Guard::block(Candidate& candidate, const Limit& limit) const {
  if (!candidate.blocked) {
    candidate.reasons = {};
    candidate.reason_count = 0;
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
