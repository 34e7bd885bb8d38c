#include "dsl/proof/dated.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace dun::proof {

using facts::EventKind;
using facts::Fact;
using prove::Event;

namespace {

/// Between the invoice and its due date, in histories that need both.
constexpr std::int32_t days_to_pay = 14;

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

class Writer {
 public:
  Writer(const types::Program& program, const plan::Plan& plan, const prove::History& history, std::string country,
         Day start)
      : program_(program), plan_(plan), history_(history), country_(std::move(country)), start_(start) {}

  Dated run() {
    add_claim();
    for (const Event& event : history_.events) take(event);
    dated_.given.first = std::min(claim().claim.due, start_ + history_.events.front().day);
    dated_.given.last = start_ + history_.events.back().day;
    return std::move(dated_);
  }

 private:
  facts::ClaimHistory& claim() { return dated_.given.claims.front(); }
  [[nodiscard]] std::string money(std::int64_t minor) const {
    return values::to_string(values::Money{minor, plan_.currency});
  }

  void add_claim() {
    facts::ClaimHistory history;
    history.claim.id = "claim";
    history.claim.creditor = history.creditor.id = "creditor";
    history.claim.debtor = history.debtor.id = "debtor";
    history.claim.principal = {history_.principal, plan_.currency};
    history.claim.due = start_ + history_.due;
    history.debtor.country = history.creditor.country = country_;
    std::string kind;
    for (const auto& [column, value] : history_.choices) {
      const facts::ColumnKey& key = plan_.columns[column.index()];
      if (key == facts::ColumnKey{Fact::debtor_kind}) history.debtor.kind = static_cast<facts::DebtorKind>(value);
      if (key == facts::ColumnKey{Fact::claim_kind}) {
        history.claim.kind = static_cast<facts::ClaimKind>(value);
        kind = value == 2 ? "instalment " : value == 3 ? "recurring " : "";
      }
    }
    const char* who = history.debtor.kind == facts::DebtorKind::business      ? "business"
                      : history.debtor.kind == facts::DebtorKind::public_body ? "public"
                                                                              : "consumer";
    std::string issued;
    const auto reads_issued = std::find(plan_.columns.begin(), plan_.columns.end(), facts::ColumnKey{Fact::issued});
    if (reads_issued != plan_.columns.end()) {
      history.claim.issued = history.claim.due - days_to_pay;
      issued = "issued " + values::to_string(*history.claim.issued) + ", ";
    }
    say("a {} {}claim of {}, {}due {}", who, kind, money(history_.principal), issued,
        values::to_string(history.claim.due));
    open_ = history_.principal;
    dated_.given.claims.push_back(std::move(history));
    dated_.given.names.emplace_back();
  }

  template <class... Args>
  void say(fmt::format_string<Args...> format, Args&&... args) {
    dated_.lines.push_back("given   " + fmt::format(format, std::forward<Args>(args)...));
  }

  void take(const Event& event) {
    const Day day = start_ + event.day;
    const std::string date = values::to_string(day);
    switch (event.kind) {
      case prove::EventKind::act:
      case prove::EventKind::passed_over:
        settle_amounts(event, day);
        for (const prove::FactChoice& fact : event.facts)  // a consent brings its number along
          if (is_consent(fact)) set(fact, day);
        for (const prove::FactChoice& fact : event.facts)
          if (!is_consent(fact)) set(fact, day);
        dated_.given.runs.push_back(day);
        return;
      case prove::EventKind::by_hand:
        return add_by_hand(event, day);
      case prove::EventKind::due_changed: {
        const Day due = moved_due(event, start_).value_or(start_ + event.due);
        say("{} due is {}", date, values::to_string(due));
        dated_.given.settings.push_back({0, Fact::due, day, due.number});
        return;
      }
      case prove::EventKind::received:
      case prove::EventKind::neighbour:
      case prove::EventKind::settled:
        return;  // not in the words of a test of one claim: the history will not replay, and is told so
    }
  }

  void add_by_hand(const Event& event, Day day) {
    facts::ActRecord act;
    act.id = fmt::format("act {}", event.day);
    act.act = plan_.acts[event.act.index()].name;
    act.sent = act.recorded = day;
    act.channel = "letter";
    act.fee = event.fee;
    act.by_hand = true;
    std::string text = fmt::format("{} {} by letter", values::to_string(day), act.act);
    text += event.fee > 0 ? ", fee " + money(event.fee) : ", no fee";
    if (event.term) {
      act.pay_by = day + *event.term;
      text += ", pay by " + values::to_string(*act.pay_by);
    }
    say("{}", text);
    claim().acts.push_back(std::move(act));
  }

  void settle_amounts(const Event& event, Day day) {
    const std::int64_t target = event.principal_open.value_or(open_);
    if (target != open_) {
      const bool paid = target < open_;
      const std::int64_t minor = paid ? open_ - target : target - open_;
      say("{} {} of {}", values::to_string(day), paid ? "payment" : "reversal", money(minor));
      add_event(paid ? EventKind::payment : EventKind::reversal, day, minor);
      open_ = target;
    }
    if (event.disputed_part == disputed_) return;
    if (disputed_ > 0) {
      say("{} disputed-amount is {}", values::to_string(day), money(0));
      add_event(EventKind::dispute_closed, day, 0);
    }
    if (event.disputed_part > 0) {
      say("{} disputed-amount is {}", values::to_string(day), money(event.disputed_part));
      add_event(EventKind::dispute_opened, day, event.disputed_part);
    }
    disputed_ = event.disputed_part;
  }

  void add_event(EventKind kind, Day day, std::int64_t minor) {
    facts::EventRecord event;
    event.id = fmt::format("event {}", ++events_);
    event.kind = kind;
    event.effective = event.recorded = day;
    event.minor = minor;
    claim().events.push_back(std::move(event));
  }

  [[nodiscard]] bool is_consent(const prove::FactChoice& fact) const {
    return std::holds_alternative<facts::ConsentTo>(plan_.columns[fact.column.index()]);
  }

  /// In a test, consent to a channel means the debtor can be reached by it.
  void reach_by(const std::string& channel, Day day) {
    const facts::ColumnKey reach = facts::ReachableBy{channel};
    const auto column = std::find(plan_.columns.begin(), plan_.columns.end(), reach);
    if (column == plan_.columns.end()) return;
    known_[static_cast<std::size_t>(column - plan_.columns.begin())] = 1;
    dated_.given.settings.push_back({0, reach, day, 1});
  }

  /// A fact as the ledger has it by default needs no line.
  void set(const prove::FactChoice& fact, Day day) {
    if (!fact.present) return;
    const facts::ColumnKey& key = plan_.columns[fact.column.index()];
    const bool is_day = type_of(key) == facts::FactType::date;
    const std::int64_t value = is_day ? day.number + fact.value : fact.value;
    const auto known = known_.find(fact.column.index());
    const bool is_flag = type_of(key) == facts::FactType::yes_no;
    const std::int64_t before = known != known_.end() ? known->second : starts_as(key) ? 0 : -1;
    if (is_flag && before == value) return;
    if (!is_flag && known != known_.end() && before == value) return;
    known_[fact.column.index()] = value;
    dated_.given.settings.push_back({0, key, day, value});
    say("{} {}", values::to_string(day), words(key, value));
    if (const auto* consent = std::get_if<facts::ConsentTo>(&key); consent != nullptr && value != 0)
      reach_by(consent->channel, day);
  }

  /// Facts a test has as no unless it says otherwise.
  static bool starts_as(const facts::ColumnKey& key) {
    return !std::holds_alternative<facts::Attribute>(key) && !(key == facts::ColumnKey{Fact::fee_agreed}) &&
           !(key == facts::ColumnKey{Fact::vat_deductible});
  }

  static facts::FactType type_of(const facts::ColumnKey& key) {
    if (const auto* fact = std::get_if<Fact>(&key)) return facts::fact_specs()[static_cast<std::size_t>(*fact)].type;
    if (const auto* attribute = std::get_if<facts::Attribute>(&key)) return attribute->type;
    return facts::FactType::yes_no;
  }

  [[nodiscard]] std::string words(const facts::ColumnKey& key, std::int64_t value) const {
    const std::string not_ = value == 0 ? "not " : "";
    if (const auto* reach = std::get_if<facts::ReachableBy>(&key)) return not_ + "reachable by " + reach->channel;
    if (const auto* consent = std::get_if<facts::ConsentTo>(&key)) return not_ + "consent to " + consent->channel;
    std::string name;
    for (const types::Fact& fact : program_.facts)
      if (fact.column == key) name = fact.name;
    switch (type_of(key)) {
      case facts::FactType::yes_no:
        return not_ + name;
      case facts::FactType::date:
        return name + " is " + values::to_string(Day{static_cast<std::int32_t>(value)});
      case facts::FactType::money:
        return name + " is " + money(value);
      case facts::FactType::name:
        return "name-" + std::to_string(value);  // only which are the same matters
      case facts::FactType::number:
        return fmt::format("{} is {}.{:04}", name, value / 10'000, value % 10'000);
      case facts::FactType::one_of: {
        const auto* attribute = std::get_if<facts::Attribute>(&key);
        const bool has =
            attribute != nullptr && value >= 1 && value <= static_cast<std::int64_t>(attribute->choices.size());
        return name + " is " + (has ? attribute->choices[static_cast<std::size_t>(value - 1)] : "");
      }
    }
    return name;
  }

  const types::Program& program_;
  const plan::Plan& plan_;
  const prove::History& history_;
  std::string country_;
  Day start_;
  Dated dated_;
  std::int64_t open_ = 0;
  std::int64_t disputed_ = 0;
  std::map<std::size_t, std::int64_t> known_;
  int events_ = 0;
};

}  // namespace

Dated on_days(const types::Program& program, const plan::Plan& plan, const prove::History& history,
              const std::string& country, Day start) {
  return Writer(program, plan, history, country, start).run();
}

std::vector<Day> starts_of(const prove::History& history) {
  const auto fits = [&](Day start) {
    if (!is_within(history.due_when, start + history.due)) return false;
    return std::all_of(history.events.begin(), history.events.end(), [&](const Event& event) {
      const bool moves = event.kind == prove::EventKind::due_changed;
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
