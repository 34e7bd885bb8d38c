// The search: breadth first over states, fewest acts and events first and fewest days among those, so that the first
// history found to break a limit is a shortest one.
#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "engine/prove/cells.hpp"
#include "engine/prove/graph.hpp"
#include "engine/prove/proof.hpp"
#include "engine/prove/run_day.hpp"
#include "engine/prove/state.hpp"
#include "engine/prove/view.hpp"

namespace dun::prove {

namespace {

/// Histories kept for a limit and a step besides the shortest.
constexpr std::size_t most_others = 4;

/// One thing a run can do.
struct Way {
  RunDay day;
  Event event;
  std::vector<View::Resolved> resolved;
  std::int16_t segment = 0;
};

Event event_only(EventKind kind) {
  Event event;
  event.kind = kind;
  return event;
}

class Search {
 public:
  Search(const plan::Plan& plan, const Options& options, bool in_order)
      : plan_(plan),
        options_(options),
        natures_(plan),
        clocks_(plan, natures_, options.by_hand.has_value()),
        cells_(plan, natures_, clocks_),
        layout_(plan, natures_, clocks_, options.by_hand.has_value()),
        view_(plan, natures_, clocks_, cells_, layout_, in_order, options.failures),
        in_order_(in_order),
        runner_(plan, natures_, view_) {
    proof_.limits.resize(plan.limits.size());
    assume();
    proof_.steps.resize(plan.steps.size());
    attempts_.resize(plan.steps.size());
  }

  /// `breaks`: stop once so many limits and steps have been found broken; 0: never.
  Proof run(std::size_t breaks) {
    for (const std::string* obstacle : {&natures_.obstacle(), &clocks_.obstacle(), &cells_.obstacle()})
      if (!obstacle->empty()) return give_up(Verdict::not_expressible, *obstacle);
    for (std::size_t claim = 0; claim < cells_.classes().size(); ++claim)
      if (State start = layout_.start(claim); layout_.forget(start)) graph_.add_start(std::move(start));
    while (const auto place = graph_.next()) {
      expand(*place);
      if (breaks != 0 && proof_.violations.size() == breaks) break;
      if (graph_.size() > options_.budget)
        return give_up(Verdict::too_large, "the clocks that cost most: " + clocks_.costs(plan_));
    }
    return conclude();
  }

 private:
  void assume() {
    proof_.assumptions = {"a run acts on a claim at most once a day",
                          "a failed delivery is recorded before the next act on the claim",
                          "calendars hold for the days they cover; beyond them claims are held"};
    proof_.assumptions.push_back(options_.by_hand ? "at most one act is done by hand, of kind " +
                                                        plan_.acts[options_.by_hand->index()].name +
                                                        ", with a deadline of at most " +
                                                        std::to_string(clocks_.longest_term()) + " days or none"
                                                  : "no act is done by hand");
    if (layout_.reads_receipts()) proof_.assumptions.push_back("a receipt is recorded once for a letter");
    if (layout_.has_neighbours())
      proof_.assumptions.push_back("other claims of the relationship act as this policy's steps do");
  }

  Proof give_up(Verdict verdict, std::string obstacle) {
    proof_.verdict = verdict;
    proof_.obstacle = std::move(obstacle);
    proof_.states = graph_.size();
    return std::move(proof_);
  }

  Proof conclude() {
    find_double_binds();
    proof_.states = graph_.size();
    const bool acts =
        std::any_of(proof_.steps.begin(), proof_.steps.end(), [](const StepFinding& s) { return s.happens; });
    proof_.verdict = !proof_.violations.empty() ? Verdict::broken : acts ? Verdict::proved : Verdict::never_acts;
    return std::move(proof_);
  }

  template <class MakeEvent>
  void discover(Graph::Place from, State state, const MakeEvent& event) {
    if (layout_.forget(state)) graph_.add_event(from, std::move(state), event);
  }

  void expand(Graph::Place place) {
    const State state = graph_.at(place);
    State later = state;
    layout_.age(later);
    if (layout_.forget(later)) graph_.add_day(place, std::move(later));
    run_policy(place, state);
    move_due(place, state);
    if (options_.by_hand) act_by_hand(place, state, *options_.by_hand);
    if (layout_.has_neighbours()) neighbours_act(place, state);
    if (layout_.reads_receipts()) receive(place, state);
    if (layout_.restarts_with_arrears()) {
      State settled = state;
      layout_.settle(settled);
      if (settled != state) discover(place, std::move(settled), [] { return event_only(EventKind::settled); });
    }
  }

  void run_policy(Graph::Place place, const State& state) {
    view_.look(state);
    for (const Way& way : ways(state)) note(place, state, way);
  }

  /// Everything a run can do in a state; states that look alike share the answer.
  const std::vector<Way>& ways(const State& state) {
    const auto [found, is_new] = answers_.try_emplace(view_.appearance());
    std::vector<Way>& ways = found->second;
    if (!is_new && options_.reduced) return ways;
    ways.clear();
    runner_.start();
    Script script;
    do {
      view_.begin(script);
      Way way{runner_.run(static_cast<std::size_t>(state[Layout::position])), {}, view_.resolved(), view_.segment()};
      if (!way.day.acts && way.day.passed_over == 0 && !way.day.stuck) continue;
      way.event = event_of(way.day);
      if (!has_like(ways, way)) ways.push_back(std::move(way));
    } while (script.next());
    return ways;
  }

  static bool has_like(const std::vector<Way>& ways, const Way& way) {
    return std::any_of(ways.begin(), ways.end(), [&](const Way& each) {
      return each.day == way.day && each.resolved == way.resolved && each.segment == way.segment;
    });
  }

  void note(Graph::Place place, const State& state, const Way& way) {
    const RunDay& day = way.day;
    if (day.stuck && is_passed(state, day.step)) proof_.steps[day.step.index()].stuck = true;
    if (!day.acts) {
      if (day.passed_over == 0) return;
      State after = state;
      after[Layout::era] = way.segment;
      Layout::pass_over(after, day.passed_over);
      layout_.age(after);
      return discover(place, std::move(after), [&] { return passed_over(way.event); });
    }
    for (const Closeness& near : day.relevant) note_limit(near);
    note_attempt(day);
    if (!day.broken.empty()) return break_limits(place, way);
    note_step(state, day);
    take(place, state, way);
  }

  static Event passed_over(Event event) {
    event.kind = EventKind::passed_over;
    return event;
  }

  /// What an act of a step breaks, each combination once.
  void note_attempt(const RunDay& day) { attempts_[day.step.index()].insert(day.broken); }

  /// Steps whose every act breaks one of two limits, though neither is always broken.
  void find_double_binds() {
    for (std::size_t step = 0; step < plan_.steps.size(); ++step) {
      const std::set<std::vector<std::size_t>>& attempts = attempts_[step];
      if (attempts.empty() || proof_.steps[step].happens) continue;
      const auto breaks = [](const std::vector<std::size_t>& broken, std::size_t limit) {
        return std::find(broken.begin(), broken.end(), limit) != broken.end();
      };
      const auto always = [&](auto breaks_it) { return std::all_of(attempts.begin(), attempts.end(), breaks_it); };
      for (std::size_t one = 0; one < plan_.limits.size() && !proof_.steps[step].double_bind; ++one)
        for (std::size_t other = one + 1; other < plan_.limits.size(); ++other)
          if (!always([&](const auto& broken) { return breaks(broken, one); }) &&
              !always([&](const auto& broken) { return breaks(broken, other); }) &&
              always([&](const auto& broken) { return breaks(broken, one) || breaks(broken, other); }))
            proof_.steps[step].double_bind.emplace(one, other);
    }
  }

  void note_limit(const Closeness& near) {
    LimitFinding& finding = proof_.limits[near.limit];
    finding.relevant = true;
    if (near.by_clock && finding.room != 0)
      if (const auto room = runner_.room_by_clock(near.limit))
        finding.room = std::min(finding.room.value_or(*room), *room);
    if (near.room) finding.room = std::min(finding.room.value_or(*near.room), *near.room);
  }

  void note_step(const State& state, const RunDay& day) {
    proof_.steps[day.step.index()].happens = true;
    // An earlier step's deadline that still runs: this one starts before it.
    for (std::size_t step = 0; step < day.step.index(); ++step) {
      const RegisterPlaces& places = layout_.at(plan_.steps[step].done.index());
      if (places.last_term < 0 || places.last < 0) continue;
      const std::int16_t term = state[static_cast<std::size_t>(places.last_term)];
      const std::int16_t age = state[static_cast<std::size_t>(places.last)];
      if (term != absent && age != absent && age <= term && asks_for_payment(day.step))
        proof_.steps[step].before_pay_by = day.step;
    }
  }

  /// Messages and calls set no clock; what they precede does not matter.
  [[nodiscard]] bool asks_for_payment(plan::StepId step) const {
    const std::vector<std::string>& kinds = plan_.acts[plan_.at(step).act.index()].kinds;
    return std::none_of(kinds.begin(), kinds.end(),
                        [](const std::string& kind) { return kind == "message" || kind == "call"; });
  }

  /// Waits for a step that lies behind: it was passed over and will not come.
  [[nodiscard]] bool is_passed(const State& state, plan::StepId step) const {
    return state[Layout::position] >= static_cast<std::int16_t>(step.index());
  }

  void take(Graph::Place place, const State& state, const Way& way) {
    const RunDay& day = way.day;
    Sent sent;
    sent.act = plan_.at(day.step).act;
    sent.step = day.step;
    sent.channel = day.channel;
    sent.fee = day.fee;
    sent.term = day.term;
    State after = state;
    after[Layout::era] = way.segment;
    Layout::pass_over(after, day.passed_over);
    if (plan_.at(day.step).by_hand) {  // a person may drop the proposal: the step is passed over
      State dropped = after;
      Layout::pass_over(dropped, std::uint64_t{1} << day.step.index());
      layout_.age(dropped);
      discover(place, std::move(dropped), [&] { return passed_over(way.event); });
    }
    for (const bool compensation : {false, true}) {
      if (compensation && !day.compensation) continue;
      sent.compensation = compensation;
      Script script;
      do {
        view_.resume(script, way.resolved);
        State done = after;
        layout_.take(done, sent, view_);
        if (!proof_.steps[day.step.index()].same_day) look_for_same_day(state, done, day.step);
        layout_.age(done);
        discover(place, std::move(done), [&] { return way.event; });
      } while (script.next());
    }
  }

  /// Could another step act on the day this one did?
  void look_for_same_day(const State& before, State done, plan::StepId step) {
    if (!layout_.forget(done)) return;
    view_.look(done);
    for (const Way& next : ways(done))
      if (next.day.acts && next.day.step != step && asks_for_payment(step) && asks_for_payment(next.day.step))
        proof_.steps[step.index()].same_day = next.day.step;
    view_.look(before);
  }

  [[nodiscard]] Event event_of(const RunDay& day) const {
    Event event;
    event.step = day.step;
    if (day.step.is_set()) event.act = plan_.at(day.step).act;
    event.channel = day.channel;
    event.fee = day.fee;
    event.term = day.term;
    event.facts = view_.facts();
    event.principal_open = view_.principal_open();
    event.disputed_part = view_.disputed_part();
    event.when = view_.when();
    return event;
  }

  void break_limits(Graph::Place place, const Way& way) {
    const RunDay& day = way.day;
    for (const std::size_t limit : day.broken) {
      proof_.limits[limit].broken = true;
      const auto known = std::find_if(proof_.violations.begin(), proof_.violations.end(), [&](const Violation& each) {
        return each.limit == limit && each.step == day.step;
      });
      if (known == proof_.violations.end())
        proof_.violations.push_back({limit, day.step, history(place, way.event), {}});
      else if (in_order_ && shown_.insert({limit, day.step.index(), graph_.at(place)[Layout::claim_class]}).second &&
               known->others.size() < most_others)
        known->others.push_back(history(place, way.event));
    }
  }

  [[nodiscard]] const ClaimClass& class_of(const State& state) const {
    return cells_.classes()[static_cast<std::size_t>(state[Layout::claim_class])];
  }

  static Day begin_of(const Segment& segment) {
    Day begin = values::last_day;
    for (const DayRange& range : segment.run) begin = std::min(begin, range.first);
    return begin;
  }

  /// The first segment of a class that is not over by a day.
  static std::int16_t first_from(const ClaimClass& claim, Day day) {
    for (std::size_t segment = 0; segment < claim.segments.size(); ++segment)
      for (const DayRange& range : claim.segments[segment].run)
        if (range.last >= day) return static_cast<std::int16_t>(segment);
    return static_cast<std::int16_t>(claim.segments.size() - 1);
  }

  /// Has nobody acted on the claim? A first step that comes again stays the first until its last time.
  [[nodiscard]] bool is_untouched(const State& state) const {
    const auto count = static_cast<std::size_t>(layout_.at(plan_.steps[0].done.index()).count);
    return state[Layout::position] == 0 && state[count] == 0 && state[Layout::hands] == 0 && !layout_.has_neighbours();
  }

  /// The due date may be moved to any day, by an agreement of the parties.
  void move_due(Graph::Place place, const State& state) {
    if (is_untouched(state)) return;  // as good as a new claim
    State anyhow = state;
    anyhow[Layout::due] = 0;
    if (!moved_.insert(std::move(anyhow)).second) return;  // its moves are known
    const ClaimClass& before = class_of(state);
    const Day since = begin_of(before.segments[static_cast<std::size_t>(state[Layout::era])]);
    for (std::size_t claim = 0; claim < cells_.classes().size(); ++claim) {
      const ClaimClass& after = cells_.classes()[claim];
      if (after.kind != before.kind) continue;
      const std::int16_t era = in_order_ ? first_from(after, since) : std::int16_t{0};
      for (std::int16_t age = layout_.due_floor(); age <= layout_.due_cap(); ++age) {
        State moved = state;
        moved[Layout::claim_class] = static_cast<std::int16_t>(claim);
        moved[Layout::due] = age;
        moved[Layout::era] = era;
        discover(place, std::move(moved), [&] {
          Event event = event_only(EventKind::due_changed);
          event.due = -age;
          event.at_least = age == layout_.due_floor();
          event.due_when = after.due;
          return event;
        });
      }
    }
  }

  /// One act, with or without a fee, with any deadline that something can tell apart.
  void act_by_hand(Graph::Place place, const State& state, plan::ActId act) {
    if (state[Layout::hands] != 0) return;
    for (const std::int64_t fee : {0, 1})
      for (std::int32_t term = -1; term <= clocks_.longest_term(); ++term) {
        Sent sent;
        sent.act = act;
        sent.fee = fee;
        if (term >= 0) sent.term = term;
        follow(place, state, sent, event_only(EventKind::by_hand), 1);
      }
  }

  void neighbours_act(Graph::Place place, const State& state) {
    for (const plan::Step& step : plan_.steps)
      for (const std::int64_t fee : {0, 1}) {
        if (fee > 0 && step.fee == plan::FeeKind::none) continue;
        for (std::int32_t term = -1; term <= clocks_.longest_term(); ++term) {
          Sent sent;
          sent.act = step.act;
          sent.fee = fee;
          if (term >= 0) sent.term = term;
          sent.of_neighbour = true;
          follow(place, state, sent, event_only(EventKind::neighbour), 0);
        }
      }
  }

  /// The state after an act of somebody else, for every resolution of the calendar.
  void follow(Graph::Place place, const State& state, const Sent& sent, Event event, std::int16_t hand) {
    event.act = sent.act;
    event.fee = sent.fee;
    event.term = sent.term;
    view_.look(state);
    Script script;
    do {
      view_.begin(script);
      State after = state;
      layout_.take(after, sent, view_);
      after[Layout::era] = view_.segment();
      after[Layout::hands] = static_cast<std::int16_t>(after[Layout::hands] | hand);
      discover(place, std::move(after), [&] { return event; });
    } while (script.next());
  }

  void receive(Graph::Place place, const State& state) {
    for (std::size_t in = 0; in < layout_.registers(); ++in)
      for (std::int32_t days = 0; days <= clocks_.cap({static_cast<std::int32_t>(in), Slot::last}); ++days) {
        State after = state;
        layout_.receive(after, in, days);
        if (after == state) continue;
        discover(place, std::move(after), [&] {
          Event event = event_only(EventKind::received);
          event.due = -days;
          return event;
        });
      }
  }

  /// The way from a new claim to a state, and the event that ends it.
  [[nodiscard]] History history(Graph::Place place, Event last) const {
    const State& start = graph_.start_of(place);
    const ClaimClass& claim = class_of(start);
    History history;
    history.principal = claim.principal;
    history.choices = cells_.choices()[claim.choices];
    history.due = -start[Layout::due];
    history.due_when = claim.due;
    history.events = graph_.events_to(place, std::move(last));
    return history;
  }

  const plan::Plan& plan_;
  Options options_;
  Natures natures_;
  Clocks clocks_;
  Cells cells_;
  Layout layout_;
  View view_;
  bool in_order_;
  Runner runner_;
  Proof proof_;
  std::vector<std::set<std::vector<std::size_t>>> attempts_;  // by step: the limits its acts break
  Graph graph_;
  std::unordered_map<std::vector<std::int32_t>, std::vector<Way>, NumbersHash> answers_;
  std::unordered_set<State, NumbersHash> moved_;
  std::set<std::tuple<std::size_t, std::size_t, std::int16_t>> shown_;
};

}  // namespace

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::proved:
      return "proved";
    case Verdict::broken:
      return "can break the law";
    case Verdict::too_large:
      return "not proved: too large";
    case Verdict::not_expressible:
      return "not proved";
    case Verdict::never_acts:
      return "never acts";
  }
  return "";
}

Proof prove(const plan::Plan& plan, const Options& options) {
  // Without regard to the order of years first: what holds then holds, and there are fewer states. Only breaks are
  // looked for again, in order of time.
  Proof proof = Search(plan, options, false).run(0);
  if (proof.verdict != Verdict::broken) return proof;
  Proof in_order = Search(plan, options, true).run(options.all_histories ? 0 : proof.violations.size());
  if (in_order.verdict != Verdict::broken) return in_order;
  in_order.steps = std::move(proof.steps);
  for (std::size_t limit = 0; limit < in_order.limits.size(); ++limit) {
    const bool broken = in_order.limits[limit].broken;
    in_order.limits[limit] = proof.limits[limit];
    in_order.limits[limit].broken = broken;
  }
  return in_order;
}

}  // namespace dun::prove
