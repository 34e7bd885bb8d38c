#include "tests/prover/oracle.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "engine/decide/decide.hpp"
#include "engine/facts/block_builder.hpp"
#include "tests/prover/claim_rows.hpp"
#include "tests/prover/monitor.hpp"
#include "tests/prover/spans.hpp"

namespace dun::prover {

namespace {

constexpr int any_day = 20'600;  // in 2026; where days are counted plainly, nothing tells one day from another

/// Where months are counted, histories begin on one of these days of 2027, around the end of January, and end before
/// April.
constexpr int first_of_months = 20'846;
constexpr int last_begin_of_months = 20'853;
constexpr int last_of_months = 20'895;

constexpr int year_before = -400;
constexpr std::size_t rows_at_once = 4096;
constexpr std::size_t no_step = facts::no_code;
constexpr decide::Options unguarded{.law_guard = false};

/// The largest number of days that is said of a channel.
int most_said(const Letters& letters) {
  int most = 0;
  for (const ByChannel& said : {letters.presumed, letters.assumed, letters.term_starts})
    for (const std::optional<int>& days : said) most = std::max(most, days.value_or(0));
  return most;
}

struct Past {
  std::size_t step = 0;  // no_step: by hand
  int since = 0;         // days to the next act, or to today
  std::int64_t fee = 0;
  int channel = -1;
  int term = -1;      // days to pay; -1: no deadline
  int received = -1;  // days ago, as recorded; -1: nobody knows
  std::size_t claim = 0;
  Words states = Words::none;
  friend auto operator<=>(const Past&, const Past&) = default;
};

struct Standing {
  int date = any_day;  // of today
  std::vector<Past> acts;
  std::array<std::uint64_t, 2> skipped{};  // steps, by claim
  std::array<bool, 2> has_run{};           // today, by claim
  std::array<int, 2> contract{};           // by claim; 0: nobody knows it
  friend auto operator<=>(const Standing&, const Standing&) = default;
};

/// What a claim may be like on any day; every day it may be like any of these.
struct Condition {
  Today today;
  std::uint8_t reachable = 0;
};

/// What the policy does with a claim today, and the row that tells.
struct Asked {
  const Standing* standing;
  std::size_t claim;
  Today today;
  int year_of_other;
  std::size_t row;
};

class Enumeration {
 public:
  Enumeration(const Generated& generated, const plan::Plan& plan, Also also)
      : generated_(generated),
        plan_(plan),
        by_hand_(also.by_hand),
        claims_(also.claims),
        request_(plan::request_of(plan)),
        writer_(request_),
        reads_receipts_(generated.counts_from(From::receipt)),
        longest_(most_days(generated.largest, generated.unit) + most_said(generated.letters) + 2) {
    find_conditions();
    if (generated.counts_per(Per::contract_and_year)) dues_of_other_.push_back(year_before);
    if (!generated.counts_from(From::receipt) && !generated.counts_from(From::term_start)) return;
    for (std::size_t channel = 0; channel < plan.channels.size(); ++channel)
      if (plan.channels[channel] == channel_names[0] || plan.channels[channel] == channel_names[1])
        by_hand_by_.push_back(static_cast<int>(channel));
  }

  Findings run() {
    begin();
    while (!open_.empty()) {
      std::vector<Standing>& of_day = open_.begin()->second;
      std::vector<Standing> batch;
      while (!of_day.empty() && batch.size() * conditions_.size() < rows_at_once) {
        batch.push_back(std::move(of_day.back()));
        of_day.pop_back();
      }
      if (of_day.empty()) open_.erase(open_.begin());
      expand(batch);
    }
    found_.states = known_.size();
    return found_;
  }

 private:
  /// Claims of one contract, of two, and one of a contract that nobody knows.
  void begin() {
    if (generated_.unit == Unit::months)
      for (int date = first_of_months; date <= last_begin_of_months; ++date) begin_on(date);
    else if (generated_.unit == Unit::open_days)
      for (int date = any_day; date < any_day + 7; ++date) begin_on(date);
    else
      begin_on(any_day);
  }

  void begin_on(int date) {
    Standing nothing_sent;
    nothing_sent.date = date;
    if (!generated_.counts_per(Per::contract) && !generated_.counts_per(Per::contract_and_year))
      return discover(nothing_sent);
    for (const std::array<int, 2> contract : {std::array{1, 1}, std::array{1, 2}, std::array{1, 0}}) {
      nothing_sent.contract = contract;
      discover(nothing_sent);
    }
  }

  /// The due dates that may be of today's claims.
  [[nodiscard]] std::vector<int> dues(int latest) const {
    std::vector<int> days;
    for (int due = latest; due >= -most_days(generated_.largest, generated_.unit) - 2; --due) days.push_back(due);
    if (generated_.counts_per(Per::contract_and_year)) days.push_back(year_before);
    return days;
  }

  void find_conditions() {
    bool disputes = generated_.pauses;
    bool payments = generated_.stops;
    int latest_due = 2;
    for (const Rule& rule : generated_.rules) {
      disputes = disputes || rule.kind == RuleKind::in_dispute;
      payments = payments || rule.kind == RuleKind::when_paid;
      if (rule.kind == RuleKind::pay_by_due) latest_due = most_days(generated_.largest, generated_.unit) + 2;
    }
    std::uint8_t channels = 0;
    for (const Step& step : generated_.steps) {
      disputes = disputes || step.condition == If::undisputed;
      for (const Channel channel : step.channels)
        channels = static_cast<std::uint8_t>(channels | channel_bit(channel_names[static_cast<std::size_t>(channel)]));
    }
    for (const int due : dues(latest_due))
      for (int disputed = 0; disputed <= (disputes ? 1 : 0); ++disputed)
        for (int paid = 0; paid <= (payments ? 1 : 0); ++paid)
          for (int reach = 0; reach <= channels; ++reach)
            if ((reach & ~channels) == 0)
              conditions_.push_back({{due, disputed != 0, paid != 0 ? 0 : 100'000}, static_cast<std::uint8_t>(reach)});
  }

  void discover(Standing standing) {
    if (generated_.unit == Unit::months && standing.date > last_of_months) return;
    if (known_.insert(standing).second) open_[standing.date].push_back(std::move(standing));
  }

  static std::vector<int> days_of(const Standing& standing) {
    std::vector<int> days(standing.acts.size());
    int day = 0;
    for (std::size_t at = days.size(); at-- > 0;) days[at] = day -= standing.acts[at].since;
    return days;
  }

  std::vector<facts::ActRow> rows_of(const Standing& standing, std::size_t claim) const {
    std::vector<facts::ActRow> rows;
    const std::vector<int> days = days_of(standing);
    for (std::size_t step = 0; step < plan_.steps.size(); ++step) {
      if ((standing.skipped[claim] >> step & 1U) == 0) continue;
      facts::ActRow skip = row_of(step, (days.empty() ? 0 : days.front()) - 1);
      skip.state = facts::ActState::skipped;
      rows.push_back(skip);
    }
    for (std::size_t at = 0; at < days.size(); ++at) {
      const Past& past = standing.acts[at];
      if (past.claim != claim) continue;
      facts::ActRow row = past.step == no_step ? row_by_hand(days[at]) : row_of(past.step, days[at]);
      row.fee = past.fee;
      if (past.channel >= 0) row.channel = static_cast<std::uint16_t>(past.channel);
      row.has_pay_by = past.term >= 0;
      row.pay_by = row.sent + past.term;
      row.has_received = past.received >= 0;
      row.received = today() - past.received;
      row.stated = stated(past.states);
      rows.push_back(row);
    }
    facts::BlockBuilder::sort_acts(rows.data(), rows.data() + rows.size());
    return rows;
  }

  /// The only term a generated law accepts is the first of the plan.
  [[nodiscard]] static facts::TermSet stated(Words words) {
    if (words == Words::none) return 0;
    return words == Words::right ? facts::TermSet{1} : facts::another_term;
  }

  facts::ActRow row_by_hand(int day) const {
    facts::ActRow row;
    for (std::size_t act = 0; act < plan_.acts.size(); ++act)
      if (plan_.acts[act].name == act_of(*by_hand_)) row.act = static_cast<std::uint16_t>(act);
    row.by_hand = true;
    row.sent = today() + day;
    return row;
  }

  facts::ActRow row_of(std::size_t step, int day) const {
    facts::ActRow row;
    row.act = static_cast<std::uint16_t>(plan_.steps[step].act.index());
    row.step = static_cast<std::uint16_t>(step);
    row.sent = today() + day;
    return row;
  }

  void expand(const std::vector<Standing>& batch) {
    date_ = batch.front().date;
    decide::Evaluator& evaluator = evaluators_.try_emplace(date_, plan_, request_, today(), unguarded).first->second;
    writer_.start(block_);
    asked_.clear();
    for (const Standing& standing : batch)
      for (std::size_t claim = 0; claim < claims_; ++claim)
        if (!standing.has_run[claim]) ask(standing, claim);
    evaluator.decide(block_, answers_);
    for (const Asked& asked : asked_) follow(asked, answers_.decisions[asked.row]);
    for (const Standing& standing : batch) {
      discover(a_day_later(standing));
      for (Standing& after : after_hand(standing)) discover(std::move(after));
      if (reads_receipts_) record_receipts(standing);
    }
  }

  /// A row for every condition of the claim; the other claim of the relationship stands beside it.
  void ask(const Standing& standing, std::size_t claim) {
    const std::vector<facts::ActRow> acts = rows_of(standing, claim);
    const std::vector<facts::ActRow> others = claims_ == 2 ? rows_of(standing, 1 - claim) : acts;
    ClaimDay on;
    for (const facts::ActRow& act : acts) on.fees += act.fee;
    on.contract = standing.contract[claim];
    for (const Condition& condition : conditions_) {
      on.disputed = condition.today.disputed;
      on.open = condition.today.open;
      on.reachable = condition.reachable;
      for (const int due_of_other : dues_of_other_) {
        asked_.push_back({&standing, claim, condition.today, year_of(due_of_other), block_.rows});
        asked_.back().today.contract = standing.contract[claim];
        asked_.back().today.year = year_of(condition.today.due);
        asked_.back().today.date = date_;
        on.due = today() + condition.today.due;
        writer_.add(block_, on, acts, today());
        if (claims_ == 2) add_other(standing, claim, due_of_other, on, others);
      }
    }
  }

  /// The other claim stands behind the one that is asked, so that it does not act before it today.
  void add_other(const Standing& standing, std::size_t claim, int due, ClaimDay on,
                 const std::vector<facts::ActRow>& acts) {
    const std::int64_t relationship = block_.relationship.back();
    on.due = today() + due;
    on.contract = standing.contract[1 - claim];
    writer_.add(block_, on, acts, today());
    block_.relationship.back() = relationship;
  }

  /// By the only due date in another one.
  static int year_of(int due) { return due == year_before ? 2025 : 2026; }

  [[nodiscard]] Day today() const { return Day{date_}; }

  /// Of weekdays there are seven.
  [[nodiscard]] int date_after(int date) const {
    if (generated_.unit == Unit::days) return date;
    return generated_.unit == Unit::months ? date + 1 : any_day + (date + 1 - any_day) % 7;
  }

  /// What an act by hand, later on the same day, can make of it.
  std::vector<Standing> after_hand(const Standing& standing) const {
    std::vector<Standing> made;
    const bool done =
        std::any_of(standing.acts.begin(), standing.acts.end(), [](const Past& past) { return past.step == no_step; });
    if (!by_hand_ || done) return made;
    for (const std::int64_t fee : {0, 1})
      for (int term = -1; term <= longest_; ++term)
        for (const int channel : by_hand_by_)
          for (const Words states : {Words::none, Words::right, Words::wrong}) {
            if (states != Words::none && !generated_.asks_for_words(*by_hand_)) continue;
            made.push_back(standing);
            made.back().acts.push_back({no_step, 0, fee, channel, term, -1, 0, states});
          }
    return made;
  }

  /// A letter is said to have arrived, on any day since it went out.
  void record_receipts(const Standing& standing) {
    const std::vector<int> days = days_of(standing);
    for (std::size_t at = 0; at < days.size(); ++at)
      for (int ago = 0; standing.acts[at].received < 0 && ago <= std::min(-days[at], longest_); ++ago) {
        Standing known = standing;
        known.acts[at].received = ago;
        discover(std::move(known));
      }
  }

  Standing a_day_later(Standing standing) const {
    if (!standing.acts.empty()) standing.acts.back().since = std::min(standing.acts.back().since + 1, longest_);
    for (Past& past : standing.acts)
      if (past.received >= 0) past.received = std::min(past.received + 1, longest_);
    standing.has_run = {};
    standing.date = date_after(standing.date);
    return standing;
  }

  void follow(const Asked& asked, const decide::Decision& decision) {
    if (decision.details == decide::no_details) return;
    const decide::Details& details = answers_.details[decision.details];
    Standing after = *asked.standing;
    after.has_run[asked.claim] = true;
    after.skipped[asked.claim] |= details.passed_over;
    if (decision.outcome != plan::Outcome::act) {
      if (after.skipped != asked.standing->skipped) go_on(std::move(after));
      return;
    }
    const int channel = details.channel == facts::no_code ? -1 : details.channel;
    const Step& step = generated_.steps[decision.step];
    const int term = step.pay_by ? day_after(0, {*step.pay_by, step.pay_by_unit}, date_) : -1;
    after.acts.push_back({decision.step, 0, details.fee, channel, term, -1, asked.claim, step.states});
    const Judgement judgement = judged(after, asked.today, asked.year_of_other);
    if (judgement.is_open) {
      after.acts.pop_back();
      if (after.skipped != asked.standing->skipped) go_on(std::move(after));
      return;
    }
    if (!is_lawful(after, asked.today, judgement.broken)) return;
    if (claims_ == 1 && is_last(decision.step)) return;
    for (Standing& both : after_hand(after)) discover(a_day_later(std::move(both)));
    go_on(std::move(after));
  }

  /// Nothing is left for the policy to do once its last step is done.
  bool is_last(std::size_t step) const { return step + 1 == generated_.steps.size() && !generated_.steps[step].again; }

  /// The day ends, or the other claim has its turn.
  void go_on(Standing standing) {
    if (claims_ == 2) discover(standing);
    discover(a_day_later(std::move(standing)));
  }

  std::vector<SentAct> told(const Standing& standing) const {
    std::vector<SentAct> acts;
    const std::vector<int> days = days_of(standing);
    for (std::size_t at = 0; at < days.size(); ++at) {
      const Past& past = standing.acts[at];
      const Kind kind = past.step == no_step ? *by_hand_ : generated_.steps[past.step].act;
      SentAct act;
      act.day = days[at];
      act.kind = kind;
      act.fee = past.fee;
      act.states = past.states;
      act.of_other_claim = past.claim != standing.acts.back().claim;
      if (past.term >= 0) act.term = past.term;
      if (past.received >= 0) act.received = -past.received;
      if (past.channel >= 0)
        act.channel =
            plan_.channels[static_cast<std::size_t>(past.channel)] == "letter" ? Channel::letter : Channel::email;
      acts.push_back(act);
    }
    order_by_hand(standing, acts);
    return acts;
  }

  /// The ledger lists what was done by hand last among the acts of a day.
  static void order_by_hand(const Standing& standing, std::vector<SentAct>& acts) {
    for (std::size_t at = 0; at + 1 < acts.size(); ++at)
      if (standing.acts[at].step == no_step && acts[at].day == acts[at + 1].day && acts[at].day < 0)
        std::swap(acts[at], acts[at + 1]);
  }

  Judgement judged(const Standing& after, const Today& claim, int year_of_other) const {
    std::vector<SentAct> acts = told(after);
    for (SentAct& act : acts) {
      act.contract = act.of_other_claim ? after.contract[1 - after.acts.back().claim] : claim.contract;
      act.year = act.of_other_claim ? year_of_other : claim.year;
    }
    const SentAct act = acts.back();
    acts.pop_back();
    return judge(generated_, acts, act, claim);
  }

  bool is_lawful(const Standing& after, const Today& claim, const std::vector<const Rule*>& broken) {
    const std::size_t step = after.acts.back().step;
    if (broken.empty()) found_.lawful.insert(step);
    for (const Rule* rule : broken)
      if (found_.broken.emplace(rule->name, step).second) found_.histories += line_of(*rule, after, claim);
    return broken.empty();
  }

  static std::string line_of(const Rule& rule, const Standing& after, const Today& claim) {
    std::string line = rule.name + " broken:";
    const std::vector<int> days = days_of(after);
    for (std::size_t at = 0; at < days.size(); ++at)
      line += fmt::format(" day {} claim {} step-{} fee {} channel {} term {} received {},", days[at],
                          after.acts[at].claim, after.acts[at].step, after.acts[at].fee, after.acts[at].channel,
                          after.acts[at].term, after.acts[at].received);
    return line + fmt::format(" skipped {:b}, due day {}, disputed {}, open {}, contracts {} and {}\n",
                              after.skipped[after.acts.back().claim], claim.due, claim.disputed, claim.open,
                              after.contract[0], after.contract[1]);
  }

  const Generated& generated_;
  const plan::Plan& plan_;
  std::optional<Kind> by_hand_;
  std::vector<int> by_hand_by_{-1};  // channels that the text can tell apart
  std::size_t claims_;
  facts::Request request_;
  RowWriter writer_;
  int date_ = any_day;
  std::map<int, decide::Evaluator> evaluators_;  // by date
  bool reads_receipts_;
  int longest_;
  std::vector<Condition> conditions_;
  std::vector<int> dues_of_other_{0};
  std::set<Standing> known_;
  std::map<int, std::vector<Standing>> open_;  // by date
  facts::Block block_;
  std::vector<Asked> asked_;
  decide::Answers answers_;
  Findings found_;
};

}  // namespace

Findings enumerate(const Generated& generated, const plan::Plan& plan, Also also) {
  return Enumeration(generated, plan, also).run();
}

}  // namespace dun::prover
