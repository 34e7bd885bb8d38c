#include "engine/prove/run_day.hpp"

#include <algorithm>

namespace dun::prove {

using plan::Limit;
using plan::LimitKind;
using plan::Step;

namespace {

/// An act that sets no deadline: earlier than any day that a rule can ask for.
constexpr std::int32_t no_deadline = -1'000'000;

auto place_of(auto& relevant, std::size_t limit) {
  return std::find_if(relevant.begin(), relevant.end(), [&](const Closeness& each) { return each.limit == limit; });
}

}  // namespace

bool RunDay::does_as(const RunDay& other) const {
  return acts == other.acts && stuck == other.stuck && step == other.step && passed_over == other.passed_over &&
         channel == other.channel && fee == other.fee && term == other.term && compensation == other.compensation &&
         broken == other.broken && barred == other.barred;
}

bool RunDay::is_as_close_as(const RunDay& other) const {
  return std::all_of(other.relevant.begin(), other.relevant.end(), [&](const Closeness& near) {
    const auto known = place_of(relevant, near.limit);
    return known != relevant.end() && (!near.room || (known->room && *known->room <= *near.room));
  });
}

void RunDay::come_as_close_as(const RunDay& other) {
  for (const Closeness& near : other.relevant) {
    const auto known = place_of(relevant, near.limit);
    if (known == relevant.end())
      relevant.push_back(near);
    else if (near.room)
      known->room = std::min(known->room.value_or(*near.room), *near.room);
  }
}

RunDay Runner::run(std::size_t position) {
  day_ = RunDay{};
  for (std::size_t step = position; step < plan_.steps.size(); ++step)
    if (!plan_.steps[step].only_as_substitute && enter(step) == Done::ended) return day_;
  return day_;
}

bool Runner::passes_gates() {
  if (!view_.holds(plan_.covers)) return false;
  return std::none_of(plan_.gates.begin(), plan_.gates.end(),
                      [this](const plan::Gate& gate) { return view_.holds(gate.when); });
}

/// Does the step act, wait, or leave the day to the next?
Runner::Done Runner::enter(std::size_t index) {
  const Step& step = plan_.steps[index];
  for (const plan::Gate& hold : step.holds)
    if (view_.holds(hold.when)) return Done::ended;
  if (step.until.is_set() && view_.value(step.until) < 0) return Done::next;
  if (!view_.holds(step.due_known)) {
    day_.stuck = true;
    day_.step = plan::StepId(index);
    return Done::ended;
  }
  if (view_.value(step.due) > 0) return Done::ended;
  if (step.condition.is_set() && !view_.holds(step.condition)) return refuse(index);
  return act(index);
}

Runner::Done Runner::refuse(std::size_t index) {
  const Step& step = plan_.steps[index];
  if (step.otherwise == plan::Otherwise::use && step.use) return enter(step.use->index());
  if (step.otherwise != plan::Otherwise::skip) return Done::ended;
  day_.passed_over |= std::uint64_t{1} << index;
  return Done::next;
}

Runner::Done Runner::act(std::size_t index) {
  const Step& step = plan_.steps[index];
  day_.step = plan::StepId(index);
  day_.channel.reset();
  for (const plan::ChannelChoice& choice : step.channels)
    if (!day_.channel && view_.holds(choice.usable)) day_.channel = choice.channel;
  if (!day_.channel && !step.channels.empty()) return refuse(index);
  day_.term.reset();
  if (step.pay_by.is_set()) day_.term = static_cast<std::int32_t>(view_.value(step.pay_by));
  day_.compensation = step.adds_compensation && plan_.compensation.has_value();
  return judge(step);
}

void Runner::set_candidate() {
  view_.set_candidate(day_.fee, day_.term.value_or(no_deadline),
                      day_.channel ? static_cast<std::int64_t>(day_.channel->index()) : 65535);
}

/// The act is held where a limit cannot be judged; what it breaks else is noted.
Runner::Done Runner::judge(const Step& step) {
  if (!set_fee(step)) return hold(step);
  set_candidate();
  for (std::size_t index = 0; index < plan_.limits.size(); ++index) {
    const Limit& limit = plan_.limits[index];
    if (!natures_.is_relevant_limit(index) || !limit.binds(step.act) || (limit.with_fee && day_.fee <= 0)) continue;
    if (!view_.holds(limit.applies)) continue;
    if (view_.holds(limit.unknown)) return hold(step);
    if (keeps(limit, step))
      day_.relevant.push_back(closeness(index));
    else
      day_.broken.push_back(index);
  }
  day_.acts = true;
  return Done::ended;
}

/// No act goes out, and none breaks a limit. But a channel that the law does not accept is the wrong one already.
Runner::Done Runner::hold(const Step& step) {
  day_.broken.clear();
  day_.relevant.clear();
  for (std::size_t index = 0; index < plan_.limits.size() && !day_.barred; ++index) {
    const Limit& limit = plan_.limits[index];
    const bool asks = limit.kind == LimitKind::only_by && limit.binds(step.act) && (!limit.with_fee || day_.fee > 0);
    if (asks && view_.holds(limit.applies) && !view_.holds(limit.keeps) && !view_.holds(limit.unknown))
      day_.barred = index;
  }
  return Done::ended;
}

/// What a letter states follows from its step; all other limits are nodes.
bool Runner::keeps(const Limit& limit, const Step& step) {
  return view_.holds(limit.keeps) || plan::states_what_is_asked(plan_, limit, step);
}

bool Runner::set_fee(const Step& step) {
  day_.fee = 0;
  if (step.fee == plan::FeeKind::the_most) return set_the_most(step);
  if (step.fee == plan::FeeKind::amount) day_.fee = view_.value(step.fee_amount);
  return true;
}

/// The smallest cap; nothing where a limit on acts with a fee forbids one today. False: held.
bool Runner::set_the_most(const Step& step) {
  std::optional<std::int64_t> most;
  bool forbidden = false;
  set_candidate();
  for (const Limit& limit : plan_.limits) {
    if (!limit.binds(step.act) || (!limit.caps_the_fee() && !limit.with_fee)) continue;
    if (!view_.holds(limit.applies)) continue;
    if (view_.holds(limit.unknown)) return false;
    if (limit.caps_the_fee())
      most = std::min(most.value_or(view_.value(limit.bound)), view_.value(limit.bound));
    else
      forbidden = forbidden || !keeps(limit, step);
  }
  day_.fee = forbidden ? 0 : std::max<std::int64_t>(most.value_or(0), 0);
  return most.has_value() || forbidden;
}

/// Days or minor units between the act and the limit; nothing where the limit is no measure.
Closeness Runner::closeness(std::size_t index) {
  const Limit& limit = plan_.limits[index];
  Closeness near{index, std::nullopt, false};
  switch (limit.kind) {
    case LimitKind::not_before:
    case LimitKind::at_least_after:
      near.by_clock = view_.is_of_state(limit.bound) && view_.is_of_state(limit.lawful_from_known);
      if (!near.by_clock && view_.holds(limit.lawful_from_known)) near.room = -view_.value(limit.bound);
      break;
    case LimitKind::pay_by_at_least:
      near.room = day_.term.value_or(0) - view_.value(limit.bound);
      break;
    case LimitKind::fee_at_most:
    case LimitKind::fees_together:
      near.room = view_.value(limit.bound) - day_.fee;
      break;
    default:
      break;
  }
  return near;
}

std::optional<std::int64_t> Runner::room_by_clock(std::size_t limit) {
  if (!view_.holds(plan_.limits[limit].lawful_from_known)) return std::nullopt;
  return -view_.value(plan_.limits[limit].bound);
}

}  // namespace dun::prove
