#include "engine/prove/moves.hpp"

#include <algorithm>

namespace dun::prove {

namespace {

Event event_only(EventKind kind) {
  Event event;
  event.kind = kind;
  return event;
}

Day begin_of(const Segment& segment) {
  Day begin = values::last_day;
  for (const DayRange& range : segment.run) begin = std::min(begin, range.first);
  return begin;
}

/// The channels that the channel of an earlier act is compared with, after none of them.
std::vector<std::optional<plan::ChannelId>> channels_told_apart(const plan::Plan& plan) {
  std::vector<std::optional<plan::ChannelId>> channels(1);
  const auto is_channel = [](const plan::Node& node) {
    return node.op == plan::Op::register_field &&
           static_cast<plan::RegisterField>(node.value) == plan::RegisterField::last_channel;
  };
  for (const plan::Node& node : plan.nodes) {
    if (node.op != plan::Op::equal) continue;
    const plan::Node& a = plan.at(node.a);
    const plan::Node& b = plan.at(node.b);
    if (!is_channel(a) && !is_channel(b)) continue;
    const plan::ChannelId channel(static_cast<std::size_t>(is_channel(a) ? b.value : a.value));
    if (std::find(channels.begin(), channels.end(), channel) == channels.end()) channels.emplace_back(channel);
  }
  return channels;
}

/// The first segment of a class that is not over by a day.
std::int16_t first_from(const ClaimClass& claim, Day day) {
  for (std::size_t segment = 0; segment < claim.segments.size(); ++segment)
    for (const DayRange& range : claim.segments[segment].run)
      if (range.last >= day) return static_cast<std::int16_t>(segment);
  return static_cast<std::int16_t>(claim.segments.size() - 1);
}

}  // namespace

Moves::Moves(const plan::Plan& plan, const Clocks& clocks, const Cells& cells, const Layout& layout, View& view,
             Successors& successors, std::vector<plan::ActId> by_hand, Freedom freedom)
    : plan_(plan),
      clocks_(clocks),
      cells_(cells),
      layout_(layout),
      view_(view),
      successors_(successors),
      by_hand_(std::move(by_hand)),
      channels_(channels_told_apart(plan)),
      freedom_(freedom),
      moved_(layout.size()) {}

void Moves::from(Graph::Place place, const State& state) {
  if (freedom_ != Freedom::due_date) move_due(place, state);
  turn_year(place, state);
  for (std::size_t kind = 0; kind < by_hand_.size(); ++kind) act_by_hand(place, state, kind);
  if (layout_.has_neighbours()) act_of_neighbours(place, state);
  if (layout_.reads_receipts()) receive(place, state);
  if (layout_.restarts_with_arrears()) settle(place, state);
}

/// Has nobody acted on the claim? A first step that comes again stays the first until its last time.
bool Moves::is_untouched(const State& state) const {
  const auto count = static_cast<std::size_t>(layout_.at(plan_.steps[0].done.index()).count);
  return state[Layout::position] == 0 && state[count] == 0 && state[Layout::hands] == 0 && !layout_.has_neighbours();
}

/// The stretch of time in which a claim of another class goes on.
std::int16_t Moves::era_after(const State& state, const ClaimClass& after) const {
  if (freedom_ != Freedom::none) return 0;
  const ClaimClass& before = cells_.classes()[static_cast<std::size_t>(state[Layout::claim_class])];
  return first_from(after, begin_of(before.segments[static_cast<std::size_t>(state[Layout::era])]));
}

/// The due date may be moved to any day, by an agreement of the parties. Of states that differ in the due date alone
/// the first is moved for all; what nobody has acted on is as good as a new claim.
void Moves::move_due(Graph::Place place, const State& state) {
  if (is_untouched(state)) return;
  State moved = state;
  moved[Layout::due] = 0;
  if (!moved_.insert(moved).second) return;
  const std::size_t kind = cells_.classes()[static_cast<std::size_t>(state[Layout::claim_class])].kind;
  for (std::size_t claim = 0; claim < cells_.classes().size(); ++claim) {
    const ClaimClass& after = cells_.classes()[claim];
    if (after.kind != kind) continue;
    moved[Layout::claim_class] = static_cast<std::int16_t>(claim);
    moved[Layout::era] = era_after(state, after);
    for (std::int16_t age = layout_.due_floor(); age <= layout_.due_cap(); ++age) {
      moved[Layout::due] = age;
      successors_.add_event(place, moved, [&] {
        Event event = event_only(EventKind::due_changed);
        event.due = -age;
        event.at_least = age == layout_.due_floor();
        event.due_when = after.due;
        return event;
      });
    }
  }
}

/// The due date is moved into another calendar year.
void Moves::turn_year(Graph::Place place, const State& state) {
  State turned = state;
  layout_.turn_year(turned);
  layout_.keep_lengths(state, turned);
  if (turned == state) return;
  successors_.add_event(place, std::move(turned), [&] {
    Event event = event_only(EventKind::due_changed);
    event.due = -state[Layout::due];
    return event;
  });
}

/// Somebody's letter may state a right term or a wrong one, or nobody recorded which.
std::vector<plan::Wording> Moves::wordings_by_hand(plan::ActId act) const {
  if (plan::wording_of(plan_, act.index(), facts::another_term) == plan::Wording::right) return {plan::Wording::right};
  return {plan::Wording::right, plan::Wording::unrecorded, plan::Wording::wrong};
}

/// One act, with or without a fee, with any deadline and by any channel that something can tell apart.
void Moves::act_by_hand(Graph::Place place, const State& state, std::size_t kind) {
  const int hand = 1 << kind;
  if ((state[Layout::hands] & hand) != 0) return;
  for (const plan::Wording wording : wordings_by_hand(by_hand_[kind]))
    for (const std::int64_t fee : {0, 1})
      for (std::int32_t term = -1; term <= clocks_.longest_term(); ++term) {
        Sent sent;
        sent.act = by_hand_[kind];
        sent.fee = fee;
        sent.wording = wording;
        if (term >= 0) sent.term = term;
        follow_by_channels(place, state, sent, EventKind::by_hand, hand);
      }
}

void Moves::act_of_neighbours(Graph::Place place, const State& state) {
  for (const plan::Step& step : plan_.steps)
    for (const std::int64_t fee : {0, 1}) {
      if (fee > 0 && step.fee == plan::FeeKind::none) continue;
      for (std::int32_t term = -1; term <= clocks_.longest_term(); ++term) {
        Sent sent;
        sent.act = step.act;
        sent.fee = fee;
        if (term >= 0) sent.term = term;
        sent.wording = plan::wording_of(plan_, step.act.index(), step.terms);
        sent.of_neighbour = true;
        follow_by_channels(place, state, sent, EventKind::neighbour, 0);
      }
    }
}

void Moves::follow_by_channels(Graph::Place place, const State& state, Sent sent, EventKind kind, int hand) {
  for (const std::optional<plan::ChannelId>& channel : channels_) {
    sent.channel = channel;
    follow(place, state, sent, kind, hand);
  }
}

/// The state after an act of somebody else, for every resolution of the calendar.
void Moves::follow(Graph::Place place, const State& state, const Sent& sent, EventKind kind, int hand) {
  view_.look(state);
  Script script;
  do {
    if (freedom_ == Freedom::none)
      view_.begin(script);
    else
      view_.resume(script, {});
    State after = state;
    layout_.take(after, sent, view_);
    layout_.keep_lengths(state, after);
    if (freedom_ == Freedom::none) after[Layout::era] = view_.segment();
    after[Layout::hands] = static_cast<std::int16_t>(after[Layout::hands] | hand);
    successors_.add_event(place, std::move(after), [&] {
      Event event = event_only(kind);
      event.act = sent.act;
      event.channel = sent.channel;
      event.fee = sent.fee;
      event.wording = sent.wording;
      event.term = sent.term;
      return event;
    });
  } while (script.next());
}

void Moves::receive(Graph::Place place, const State& state) {
  for (std::size_t in = 0; in < layout_.registers(); ++in)
    for (std::int32_t days = 0; days <= clocks_.cap({static_cast<std::int32_t>(in), Slot::last}); ++days) {
      State after = state;
      layout_.receive(after, in, days);
      layout_.keep_lengths(state, after);
      if (after == state) continue;
      successors_.add_event(place, std::move(after), [&] {
        Event event = event_only(EventKind::received);
        event.due = -days;
        event.in = in;
        return event;
      });
    }
}

void Moves::settle(Graph::Place place, const State& state) {
  State settled = state;
  layout_.settle(settled);
  layout_.keep_lengths(state, settled);
  if (settled != state) successors_.add_event(place, std::move(settled), [] { return event_only(EventKind::settled); });
}

}  // namespace dun::prove
