// The search: breadth first over states, fewest acts and events first and fewest days among those, so that the first
// history found to break a limit is a shortest one.
#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "engine/prove/costs.hpp"
#include "engine/prove/graph.hpp"
#include "engine/prove/learned.hpp"
#include "engine/prove/moves.hpp"
#include "engine/prove/proof.hpp"
#include "engine/prove/successors.hpp"
#include "engine/prove/ways.hpp"

namespace dun::prove {

namespace {

/// Histories of one limit and step that are tried on the calendar.
constexpr std::size_t most_tries = 200;

Event passed_over(Event event) {
  event.kind = EventKind::passed_over;
  return event;
}

class Search {
 public:
  Search(const plan::Plan& plan, const Options& options, Freedom freedom)
      : plan_(plan),
        options_(options),
        natures_(plan),
        clocks_(plan, natures_, !options.by_hand.empty()),
        cells_(plan, natures_, clocks_),
        layout_(plan, natures_, clocks_, !options.by_hand.empty()),
        freedom_(freedom),
        lifetimes_(plan, natures_, clocks_, freedom),
        view_(plan, natures_, clocks_, cells_, layout_, lifetimes_, freedom),
        ways_(plan, natures_, clocks_, lifetimes_, view_, options),
        graph_(layout_.size()),
        successors_(layout_, graph_, freedom),
        moves_(plan, clocks_, cells_, layout_, view_, successors_, options.by_hand, freedom),
        learned_(plan, layout_) {}

  /// `breaks`: stop once so many limits and steps have been found broken; 0: never.
  Proof run(std::size_t breaks) {
    assume();
    if (options_.by_hand.size() > Layout::most_hands)
      return conclude(Verdict::not_expressible, "acts by hand of too many kinds");
    for (const std::string* obstacle : {&natures_.obstacle(), &clocks_.obstacle(), &cells_.obstacle()})
      if (!obstacle->empty()) return conclude(Verdict::not_expressible, *obstacle);
    for (const std::size_t claim : first_classes()) successors_.add_start(layout_.start(claim));
    while (const auto place = graph_.next()) {
      expand(*place);
      if (breaks != 0 && settled_ == breaks) break;
      if (graph_.size() <= options_.budget) continue;
      if (breaks != 0 && proof_.violations.size() == breaks) break;  // all known, though not of each a day
      return conclude(Verdict::too_large, "the clocks that cost most: " + costs(plan_, layout_, graph_.states()));
    }
    return conclude(Verdict::proved, "");
  }

 private:
  /// Where the due date is free, one class stands for all of its kind.
  [[nodiscard]] std::vector<std::size_t> first_classes() const {
    std::vector<std::size_t> first;
    const std::vector<ClaimClass>& classes = cells_.classes();
    for (std::size_t claim = 0; claim < classes.size(); ++claim) {
      const bool is_known = freedom_ == Freedom::due_date &&
                            std::any_of(first.begin(), first.end(),
                                        [&](std::size_t at) { return classes[at].kind == classes[claim].kind; });
      if (!is_known) first.push_back(claim);
    }
    return first;
  }

  void assume() {
    proof_.assumptions = {"a run acts on a claim at most once a day",
                          "a failed delivery is recorded before the next act on the claim",
                          "calendars hold for the days they cover; beyond them claims are held"};
    proof_.assumptions.push_back(acts_by_hand());
    if (layout_.reads_receipts()) proof_.assumptions.push_back("a receipt is recorded once for a letter");
    if (layout_.has_neighbours())
      proof_.assumptions.push_back("other claims of the relationship act as this policy's steps do");
    if (std::any_of(plan_.registers.begin(), plan_.registers.end(), [](const auto& reg) { return reg.contract; }))
      proof_.assumptions.push_back("a claim stays with its contract");
  }

  [[nodiscard]] std::string acts_by_hand() const {
    if (options_.by_hand.empty()) return "no act is done by hand";
    std::string kinds;
    for (const plan::ActId act : options_.by_hand) kinds += (kinds.empty() ? "" : ", ") + plan_.acts[act.index()].name;
    return "at most one act is done by hand of " +
           std::string(options_.by_hand.size() == 1 ? "kind " : "each kind of ") + kinds +
           ", with a deadline of at most " + std::to_string(clocks_.longest_term()) + " days or none";
  }

  /// `verdict`: proved unless something was found or nothing ever happens.
  Proof conclude(Verdict verdict, std::string obstacle) {
    learned_.write(proof_);
    proof_.states = graph_.size();
    proof_.by_hand = options_.by_hand;
    proof_.obstacle = std::move(obstacle);
    proof_.verdict = verdict;
    if (verdict != Verdict::proved) return std::move(proof_);
    const bool acts =
        std::any_of(proof_.steps.begin(), proof_.steps.end(), [](const StepFinding& s) { return s.happens; });
    proof_.verdict = !proof_.violations.empty() ? Verdict::broken : acts ? Verdict::proved : Verdict::never_acts;
    return std::move(proof_);
  }

  void expand(Graph::Place place) {
    const State state = graph_.at(place);
    successors_.add_day(place, state);
    view_.look(state);
    if (options_.reduced)
      for (const Way& way : ways_.of(state)) follow(place, state, way);
    else  // answers are not kept: the next question would take them away
      for (const Way& way : std::vector<Way>(ways_.of(state))) follow(place, state, way);
    moves_.from(place, state);
  }

  void follow(Graph::Place place, const State& state, const Way& way) {
    const RunDay& day = way.day;
    if (day.stuck) learned_.note_stuck(state, day.step);
    if (day.barred) learned_.note_barred(day.step, *day.barred);
    if (day.acts) {
      learned_.note_attempt(day, ways_.runner());
      if (!day.broken.empty()) return break_limits(place, way);
      learned_.note_step(state, day);
      take(place, state, way);
    } else if (day.passed_over != 0) {
      pass_over(place, state, way, day.passed_over);
    }
  }

  void pass_over(Graph::Place place, const State& state, const Way& way, std::uint64_t steps) {
    State after = state;
    after[Layout::era] = way.segment;
    Layout::pass_over(after, steps);
    view_.remember(after, way.resolved);
    layout_.age(after);
    successors_.add_event(place, std::move(after), [&] { return passed_over(way.event); });
  }

  void take(Graph::Place place, const State& state, const Way& way) {
    const RunDay& day = way.day;
    Sent sent;
    sent.act = plan_.at(day.step).act;
    sent.step = day.step;
    sent.channel = day.channel;
    sent.fee = day.fee;
    sent.term = day.term;
    sent.wording = plan::wording_of(plan_, sent.act.index(), plan_.at(day.step).terms);
    if (plan_.at(day.step).by_hand)  // a person may drop the proposal: the step is passed over
      pass_over(place, state, way, day.passed_over | std::uint64_t{1} << day.step.index());
    for (const bool compensation : {false, true}) {
      if (compensation && !day.compensation) continue;
      sent.compensation = compensation;
      Script script;
      do {
        view_.resume(script, way.resolved);
        State done = state;
        done[Layout::era] = way.segment;
        Layout::pass_over(done, day.passed_over);
        layout_.take(done, sent, view_);
        view_.remember_beside(done);
        if (learned_.seeks_same_day(day.step)) look_for_same_day(state, done, way);
        layout_.age(done);
        successors_.add_event(place, std::move(done), [&] { return way.event; });
      } while (script.next());
    }
  }

  /// Could another step act on the day this one did, the due date being the same?
  void look_for_same_day(const State& before, State done, const Way& way) {
    if (!successors_.forget(done)) return;
    const plan::StepId step = way.day.step;
    const auto look = [&] {
      view_.look(done);
      for (const Way& next : ways_.of(done))
        if (next.day.acts && next.day.step != step) learned_.note_same_day(step, next.day.step);
    };
    if (way.dues.empty()) look();
    for (const std::int16_t due : way.dues) {
      view_.pin_due(due);
      look();
    }
    view_.pin_due(std::nullopt);
    view_.look(before);
  }

  void break_limits(Graph::Place place, const Way& way) {
    const RunDay& day = way.day;
    for (const std::size_t limit : day.broken) {
      const auto [known, is_new] = sought_.try_emplace({limit, day.step.index()});
      Sought& sought = known->second;
      if (is_new) {
        sought.at = proof_.violations.size();
        proof_.violations.push_back({limit, day.step, {}});
      }
      if (!sought.settled && freedom_ == Freedom::none)  // else it is found again in order of time
        try_history(sought, history(place, way.event));
    }
  }

  /// A break, and the days and claims on which it was tried.
  struct Sought {
    std::size_t at = 0;  // in Proof::violations
    std::set<std::vector<std::int64_t>> tried;
    bool settled = false;
  };

  void try_history(Sought& sought, History history) {
    if (!sought.tried.insert(days_of(history)).second) return;
    Violation& known = proof_.violations[sought.at];
    Violation next{known.limit, known.step, std::move(history)};
    const bool stands = !options_.stands || options_.stands(next);
    sought.settled = stands || sought.tried.size() == most_tries;
    if (sought.settled) ++settled_;
    if (stands || sought.tried.size() == 1) known.history = std::move(next.history);
  }

  /// What a calendar decides on: who owes what, what happens, and when.
  static std::vector<std::int64_t> days_of(const History& history) {
    std::vector<std::int64_t> days{history.principal, history.due};
    for (const auto& [column, value] : history.choices) days.push_back(value);
    for (const DayRange& range : history.due_when) days.insert(days.end(), {range.first.number, range.last.number});
    for (const Event& event : history.events)
      days.insert(days.end(), {static_cast<std::int64_t>(event.kind), event.day, event.due, event.term.value_or(-1),
                               event.step.is_set() ? static_cast<std::int64_t>(event.step.index()) : -1,
                               event.act.is_set() ? static_cast<std::int64_t>(event.act.index()) : -1});
    return days;
  }

  /// The way from a new claim to a state, and the event that ends it.
  [[nodiscard]] History history(Graph::Place place, Event last) const {
    const State start = graph_.start_of(place);
    const ClaimClass& claim = cells_.classes()[static_cast<std::size_t>(start[Layout::claim_class])];
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
  Freedom freedom_;
  Lifetimes lifetimes_;
  View view_;
  Ways ways_;
  Graph graph_;
  Successors successors_;
  Moves moves_;
  Learned learned_;
  Proof proof_;
  std::map<std::pair<std::size_t, std::size_t>, Sought> sought_;  // by limit and step
  std::size_t settled_ = 0;
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
  Proof proof = Search(plan, options, options.reduced ? Freedom::due_date : Freedom::years).run(0);
  if (proof.violations.empty()) return proof;
  Proof in_order = Search(plan, options, Freedom::none).run(proof.violations.size());
  if (proof.verdict == Verdict::broken && in_order.verdict != Verdict::broken) return in_order;
  proof.violations = std::move(in_order.violations);
  for (std::size_t limit = 0; limit < proof.limits.size(); ++limit)
    proof.limits[limit].broken = in_order.limits[limit].broken;
  if (proof.verdict == Verdict::broken) proof.states = in_order.states;
  return proof;
}

}  // namespace dun::prove
