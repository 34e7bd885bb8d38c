#include "dsl/proof/dated.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "dsl/proof/fact_lines.hpp"
#include "engine/plan/by_hand.hpp"

namespace dun::proof {

using facts::Fact;
using prove::Event;
using prove::EventKind;
using scenario::Done;

namespace {

/// Between the invoice and its due date, in histories that need both.
constexpr std::int32_t days_to_pay = 14;

/// The other claim of a history is due so long before anything happens.
constexpr std::int32_t other_due_before = 40;

/// The fee of an act of which only that it costs something is known: 1.00.
constexpr std::int64_t some_fee = 100;

/// How many calendar starts are tried at most.
constexpr std::size_t most_starts = 600;

bool is_within(const std::vector<prove::DayRange>& ranges, Day day) {
  return ranges.empty() || std::any_of(ranges.begin(), ranges.end(), [&](const prove::DayRange& range) {
           return range.first <= day && day <= range.last;
         });
}

/// The new due date on the calendar; nothing if the years do not bear it out.
std::optional<Day> moved_due(const Event& event, Day start) {
  const Day due = start + event.due;
  if (is_within(event.due_when, due)) return due;
  std::optional<Day> later;
  for (const prove::DayRange& range : event.due_when)
    if (event.at_least && range.first > due && (!later || range.first < *later)) later = range.first;
  return later;
}

bool is_act(const Event& event) {
  return event.kind == EventKind::act || event.kind == EventKind::by_hand || event.kind == EventKind::neighbour;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

class Writer {
 public:
  Writer(const types::Program& program, const plan::Plan& plan, const prove::History& history, std::string country,
         Day start, const std::vector<Done>* done)
      : plan_(plan),
        history_(history),
        country_(std::move(country)),
        start_(start),
        done_(done),
        receipts_(history.events.size()),
        facts_(program, plan, dated_) {
    for (const plan::Node& node : plan.nodes)
      reads_channels_ =
          reads_channels_ || (node.op == plan::Op::register_field &&
                              static_cast<plan::RegisterField>(node.value) == plan::RegisterField::last_channel);
  }

  Dated run() {
    find_steps();
    find_receipts();
    add_claim();
    for (std::size_t at = 0; at < history_.events.size(); ++at) take(at);
    dated_.given.first = std::min(claim().claim.due, start_ + history_.events.front().day);
    dated_.given.last = start_ + history_.events.back().day;
    return std::move(dated_);
  }

 private:
  facts::ClaimHistory& claim() { return dated_.given.claims.front(); }

  template <class... Args>
  void say(fmt::format_string<Args...> format, Args&&... args) {
    dated_.lines.push_back("given   " + fmt::format(format, std::forward<Args>(args)...));
  }

  /// Which step each act counts for.
  void find_steps() {
    std::vector<std::int32_t> done(plan_.steps.size());
    for (const Event& event : history_.events) {
      std::optional<plan::StepId> counted;
      if (event.kind == EventKind::act) counted = event.step;
      if (event.kind == EventKind::by_hand) counted = plan::step_by_hand(plan_, event.act, done);
      if (counted) ++done[counted->index()];
      steps_.push_back(counted);
    }
  }

  /// When each act of the history was received, if it was.
  void find_receipts() {
    for (std::size_t at = 0; at < history_.events.size(); ++at) {
      const Event& event = history_.events[at];
      if (event.kind != EventKind::received) continue;
      if (const auto act = letter_of(plan_.registers[event.in], at)) receipts_[*act] = start_ + event.due;
    }
  }

  /// The act a register speaks of at an event: the last of its members, or the one of their number that it names.
  [[nodiscard]] std::optional<std::size_t> letter_of(const plan::Register& reg, std::size_t at) const {
    std::optional<std::size_t> letter;
    std::int32_t members = 0;
    for (std::size_t act = 0; act < at; ++act) {
      if (!is_act(history_.events[act]) || !is_member(reg, act)) continue;
      if (++members == reg.nth || reg.nth == 0) letter = act;
    }
    return letter;
  }

  [[nodiscard]] bool is_member(const plan::Register& reg, std::size_t at) const {
    const Event& act = history_.events[at];
    if (reg.step) return steps_[at] == reg.step;
    if (act.kind == EventKind::neighbour && !reg.per_relationship) return false;
    return (reg.members >> act.act.index() & 1U) != 0 && (act.fee > 0 || !reg.members_with_fee) &&
           act.wording <= reg.worst;
  }

  void add_claim() {
    facts::ClaimHistory history;
    history.claim.id = "claim";
    history.claim.creditor = history.creditor.id = "creditor";
    history.claim.debtor = history.debtor.id = "debtor";
    history.claim.principal = {history_.principal, plan_.currency};
    history.claim.due = start_ + history_.due;
    history.debtor.country = history.creditor.country = country_;
    for (const auto& [column, value] : history_.choices) {
      const facts::ColumnKey& key = plan_.columns[column.index()];
      if (key == facts::ColumnKey{Fact::debtor_kind}) history.debtor.kind = static_cast<facts::DebtorKind>(value);
      if (key == facts::ColumnKey{Fact::claim_kind}) history.claim.kind = static_cast<facts::ClaimKind>(value);
    }
    put_claim(std::move(history), "");
    name_contract(0);
    facts_.begin(history_.principal);
  }

  void put_claim(facts::ClaimHistory history, const std::string& name) {
    const char* who = history.debtor.kind == facts::DebtorKind::business      ? "business"
                      : history.debtor.kind == facts::DebtorKind::public_body ? "public"
                                                                              : "consumer";
    const char* kind = history.claim.kind == facts::ClaimKind::instalment  ? "instalment "
                       : history.claim.kind == facts::ClaimKind::recurring ? "recurring "
                                                                           : "";
    std::string issued;
    const auto reads_issued = std::find(plan_.columns.begin(), plan_.columns.end(), facts::ColumnKey{Fact::issued});
    if (reads_issued != plan_.columns.end()) {
      history.claim.issued = history.claim.due - days_to_pay;
      issued = "issued " + values::to_string(*history.claim.issued) + ", ";
    }
    say("{}a {} {}claim of {}, {}due {}", name.empty() ? "" : "claim " + name + " of the same debtor: ", who, kind,
        facts_.money(history_.principal), issued, values::to_string(history.claim.due));
    dated_.given.claims.push_back(std::move(history));
    dated_.given.names.push_back(name);
  }

  void take(std::size_t at) {
    const Event& event = history_.events[at];
    const Day day = start_ + event.day;
    switch (event.kind) {
      case EventKind::act:
      case EventKind::passed_over:
        return run_policy(at, day);
      case EventKind::by_hand:
        return put_act(by_somebody(event, day, event.fee), receipts_[at], false);
      case EventKind::neighbour:
        if (dated_.given.claims.size() == 1) add_other_claim();
        return put_act(by_somebody(event, day, event.fee > 0 ? some_fee : 0), receipts_[at], true);
      case EventKind::due_changed: {
        const Day due = moved_due(event, start_).value_or(start_ + event.due);
        say("{} due is {}", values::to_string(day), values::to_string(due));
        dated_.given.settings.push_back({0, Fact::due, day, due.number});
        return;
      }
      case EventKind::received:
        return;  // told with its act
      case EventKind::settled:
        return;  // not in the words of a test: the history will not replay, and is told so
    }
  }

  /// A day on which the policy is run. What it sent is given as done where its receipt has to be told: no line of a
  /// test says that of an act of the policy.
  void run_policy(std::size_t at, Day day) {
    const Event& event = history_.events[at];
    facts_.put(event, day);
    for (const prove::FailedDelivery& failed : event.failed) put_failure(failed, day - 1);
    if (!receipts_[at]) return dated_.given.runs.push_back(day);
    const std::string& step = plan_.at(event.step).name;
    if (done_ == nullptr) {
      facts::EventRecord receipt;
      receipt.id = fmt::format("receipt {}", at);
      receipt.kind = facts::EventKind::received;
      receipt.effective = receipt.recorded = *receipts_[at];
      receipt.refers_to = step;
      claim().events.push_back(std::move(receipt));
      return dated_.given.runs.push_back(day);
    }
    for (const Done& done : *done_) {
      if (done.day != day || done.claim != 0) continue;
      facts::ActRecord act = act_on(day, event.act);
      act.step = step;
      if (done.details.channel != facts::no_code) act.channel = plan_.channels[done.details.channel];
      act.fee = done.details.fee;
      act.compensation = done.details.compensation;
      if (done.details.has_pay_by) act.pay_by = done.details.pay_by;
      act.states = plan_.at(event.step).states;
      put_act(std::move(act), receipts_[at], false);
    }
  }

  facts::ActRecord act_on(Day day, plan::ActId kind) {
    facts::ActRecord act;
    act.id = fmt::format("act {}", ++acts_);
    act.act = plan_.acts[kind.index()].name;
    act.sent = act.recorded = day;
    act.by_hand = true;
    return act;
  }

  facts::ActRecord by_somebody(const Event& event, Day day, std::int64_t fee) {
    facts::ActRecord act = act_on(day, event.act);
    act.channel = "letter";
    if (reads_channels_) act.channel = event.channel ? plan_.channels[event.channel->index()] : "";
    act.fee = fee;
    if (event.term) act.pay_by = day + *event.term;
    act.states = stated_by_hand(event);
    return act;
  }

  /// A term of the kind the history has; a letter without a rule on its term says nothing.
  [[nodiscard]] std::string stated_by_hand(const Event& event) const {
    if (event.wording == plan::Wording::wrong) return "another term";
    for (const plan::TermRule& rule : plan_.term_rules)
      if (event.wording == plan::Wording::right && (rule.acts >> event.act.index() & 1U) != 0)
        return rule.wording.front();
    return {};
  }

  void put_failure(const prove::FailedDelivery& failed, Day day) {
    facts::ActRecord act = act_on(day, plan_.at(failed.step).act);
    act.step = plan_.at(failed.step).name;
    act.channel = plan_.channels[failed.channel.index()];
    act.state = facts::ActState::failed;
    const auto is_same = [&](const facts::ActRecord& each) {
      return each.state == act.state && each.step == act.step && each.channel == act.channel;
    };
    if (std::any_of(claim().acts.begin(), claim().acts.end(), is_same)) return;
    say("{} {} by {}, failed", values::to_string(day), act.step, act.channel);
    claim().acts.push_back(std::move(act));
  }

  void put_act(facts::ActRecord act, std::optional<Day> received, bool of_other) {
    std::string text = fmt::format("{} {}", values::to_string(act.sent), act.step.empty() ? act.act : act.step);
    if (of_other) text += " for claim " + dated_.given.names.back();
    if (!act.channel.empty()) text += " by " + act.channel;
    text += act.fee > 0 ? ", fee " + facts_.money(act.fee) : ", no fee";
    if (act.pay_by) text += ", pay by " + values::to_string(*act.pay_by);
    if (received) text += ", received " + values::to_string(*received);
    for (const std::string& term : lines_of(act.states)) text += ", states term \"" + term + '"';
    act.received = received;
    say("{}", text);
    (of_other ? dated_.given.claims.back() : claim()).acts.push_back(std::move(act));
  }

  /// Another claim of the relationship: overdue for long, and not to be reached, so that nothing happens to it but what
  /// the history says.
  void add_other_claim() {
    facts::ClaimHistory other;
    const facts::ClaimHistory& own = claim();
    other.claim = own.claim;
    other.debtor = own.debtor;
    other.creditor = own.creditor;
    other.claim.id = "B";
    other.claim.due = std::min(own.claim.due, start_) - other_due_before;
    put_claim(std::move(other), "B");
    name_contract(1);
  }

  /// Where acts are counted by contract, all claims are of the same.
  void name_contract(std::size_t claim) {
    for (const plan::Register& reg : plan_.registers) {
      if (!reg.contract) continue;
      const facts::ColumnKey& key = plan_.columns[reg.contract->index()];
      const auto* attribute = std::get_if<facts::Attribute>(&key);
      if (attribute == nullptr) return;
      const std::string same = "C-1";
      say("{} is {}{}", attribute->name, same, claim == 0 ? "" : " for claim B");
      dated_.given.settings.push_back({claim, key, values::first_day, facts::name_code(same)});
      return;
    }
  }

  const plan::Plan& plan_;
  const prove::History& history_;
  std::string country_;
  Day start_;
  const std::vector<Done>* done_;
  std::vector<std::optional<plan::StepId>> steps_;  // by event, as are receipts
  std::vector<std::optional<Day>> receipts_;
  Dated dated_;
  FactLines facts_;
  bool reads_channels_ = false;  // else acts of others go by letter
  int acts_ = 0;
};

}  // namespace

Dated on_days(const types::Program& program, const plan::Plan& plan, const prove::History& history,
              const std::string& country, Day start, const std::vector<Done>* done) {
  return Writer(program, plan, history, country, start, done).run();
}

std::vector<Day> starts_of(const prove::History& history) {
  const auto fits = [&](Day start) {
    if (!is_within(history.due_when, start + history.due)) return false;
    return std::all_of(history.events.begin(), history.events.end(), [&](const Event& event) {
      const bool moves = event.kind == EventKind::due_changed;
      return is_within(event.when, start + event.day) && (!moves || moved_due(event, start));
    });
  };
  std::vector<Day> starts;
  const auto add = [&](Day start) {
    if (starts.size() < most_starts && start > values::first_day && start < values::last_day && fits(start) &&
        std::find(starts.begin(), starts.end(), start) == starts.end())
      starts.push_back(start);
  };
  const Day plain = values::from_civil(std::chrono::year{2026} / 3 / 2);
  add(plain - history.due);
  std::vector<Day> edges;
  const auto add_edges = [&](const std::vector<prove::DayRange>& ranges, std::int32_t day) {
    for (const prove::DayRange& range : ranges)
      for (const Day edge : {range.last, range.first}) edges.push_back(edge - day);
  };
  for (const Event& event : history.events) add_edges(event.when, event.day);
  add_edges(history.due_when, history.due);
  std::sort(edges.rbegin(), edges.rend());
  for (std::int32_t back = 0; back < 4 * 366; ++back) add(plain - history.due - back);
  for (const Day edge : edges) add(edge);
  for (std::int32_t back = 4 * 366; back < 27 * 366; back += 13) add(plain - history.due - back);
  for (std::int32_t ahead = 1; ahead < 300; ++ahead) add(plain - history.due + ahead);
  return starts;
}

}  // namespace dun::proof
