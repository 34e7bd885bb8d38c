#include "tests/prover/random_histories.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "engine/decide/decide.hpp"
#include "tests/prover/claim_rows.hpp"

namespace dun::prover {

namespace {

constexpr std::size_t claims_at_once = 1'000;

struct Claim {
  ClaimDay now;
  std::vector<facts::ActRow> acts;
  bool ended = false;
  bool covered = false;
};

/// A schedule may be for a few of the claims; where it is for none, this ends the search.
constexpr std::size_t most_begun_for_one = 50;

class Lives {
 public:
  Lives(const plan::Plan& plan, const Population& of, const Pace& pace, std::mt19937_64& random)
      : plan_(plan),
        request_(plan::request_of(plan)),
        writer_(request_, of.market),
        of_(of),
        pace_(pace),
        random_(random) {}

  Lived run(std::size_t histories) {
    const std::size_t most = histories * most_begun_for_one;
    for (std::size_t begun = 0; begun < most && lived_.histories < histories; begun += claims_at_once)
      run_together(std::min(claims_at_once, histories - lived_.histories));
    return lived_;
  }

 private:
  std::int64_t below(std::int64_t limit) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(limit));
  }
  bool one_in(std::int64_t n) { return below(n) == 0; }
  int around(int spread) { return static_cast<int>(below(2 * spread + 1)) - spread; }

  void run_together(std::size_t count) {
    const Day first = pace_.first + static_cast<std::int32_t>(below(pace_.last - pace_.first + 1));
    std::vector<Claim> claims;
    while (claims.size() < count) add_household(first, claims);
    Day day = first;
    for (int run = 0; run < pace_.runs; ++run) {
      run_on(day, claims);
      day = day + (one_in(20) ? 1 + static_cast<std::int32_t>(below(pace_.longest_gap)) : 1);
    }
    lived_.histories += static_cast<std::size_t>(
        std::count_if(claims.begin(), claims.end(), [](const Claim& claim) { return claim.covered; }));
  }

  /// One of two; 0, which leaves it to what the claim draws, is most likely the first or nobody's.
  std::int64_t household_contract() { return below(8) == 0 ? 0 : 1 + below(8) / 6; }

  void add_household(Day first, std::vector<Claim>& claims) {
    for (std::size_t member = 0; member < of_.household; ++member) {
      claims.push_back(a_claim(first + 30 * static_cast<std::int32_t>(member)));
      if (of_.household == 1) continue;
      claims.back().now.contract = household_contract();
      claims.back().now.kind = claims[claims.size() - 1 - member].now.kind;
    }
  }

  Claim a_claim(Day first) {
    Claim claim;
    claim.now.debtor = of_.debtor;
    if (of_.all_kinds) claim.now.kind = static_cast<facts::ClaimKind>(1 + below(3));
    if (of_.all_kinds) claim.now.others = random_() | 1U;
    claim.now.due = first + around(pace_.spread);
    claim.now.principal = claim.now.open = 100 * (1 + below(50'000));
    claim.now.reachable = static_cast<std::uint8_t>(below(128));
    claim.now.consents = static_cast<std::uint8_t>(below(128));
    claim.now.direct_debit = one_in(10);
    claim.now.direct_debit_failed = one_in(2);
    return claim;
  }

  void run_on(Day day, std::vector<Claim>& claims) {
    decide::Evaluator evaluator(plan_, request_, day);
    writer_.start(block_);
    rows_.clear();
    for (std::size_t first = 0; first < claims.size(); first += of_.household) {
      std::vector<Claim*> household;
      for (std::size_t member = 0; member < of_.household; ++member) household.push_back(&claims[first + member]);
      for (Claim* claim : household)
        if (one_in(pace_.event_one_in)) happen(*claim, day);
      const bool ended = std::all_of(household.begin(), household.end(), [](const Claim* each) { return each->ended; });
      if (!ended && !one_in(8)) add_rows(household, day);
    }
    evaluator.decide(block_, answers_);
    lived_.decisions += block_.rows;
    for (std::size_t row = 0; row < rows_.size(); ++row) take(*rows_[row], answers_.decisions[row], day);
  }

  /// The claims of a relationship stand together in a block, by due date, whatever has become of them.
  void add_rows(std::vector<Claim*>& household, Day day) {
    std::stable_sort(household.begin(), household.end(),
                     [](const Claim* one, const Claim* other) { return one->now.due < other->now.due; });
    const auto relationship = static_cast<std::int64_t>(block_.rows + 1);
    for (Claim* claim : household) {
      writer_.add(block_, claim->now, claim->acts, day);
      block_.relationship.back() = relationship;
      rows_.push_back(claim);
    }
  }

  void happen(Claim& claim, Day day) {
    ClaimDay& now = claim.now;
    switch (below(13)) {
      case 0:
        now.open -= below(now.principal + 1);
        break;
      case 1:
        now.open = below(4) * now.principal / 3;
        break;
      case 2:
        now.open = one_in(2) ? now.principal : 0;
        break;
      case 3:
        now.disputed = !now.disputed;
        break;
      case 4:
        now.disputed_part = one_in(2) ? 0 : below(now.principal + 1);
        break;
      case 5:
        now.due = day + around(pace_.spread);
        break;
      case 6:
        now.reachable = static_cast<std::uint8_t>(below(128));
        break;
      case 7:
        now.consents = static_cast<std::uint8_t>(below(128));
        break;
      case 8:
        now.payment_plan = !now.payment_plan;
        break;
      case 9:
        now.written_off = one_in(4);
        now.insolvent = one_in(4);
        break;
      case 10:
        now.direct_debit_failed = !now.direct_debit_failed;
        break;
      case 11:
        if (!claim.acts.empty()) receive(claim.acts[static_cast<std::size_t>(below(std::ssize(claim.acts)))], day);
        break;
      default:
        fail_last(claim);
    }
  }

  /// A letter is said to have arrived, on any day since it went out.
  void receive(facts::ActRow& act, Day day) {
    if (act.state != facts::ActState::sent || act.has_received) return;
    act.has_received = true;
    act.received = act.sent + static_cast<std::int32_t>(below(day - act.sent + 1));
  }

  /// A delivery that failed is known before the next act.
  static void fail_last(Claim& claim) {
    if (claim.acts.empty() || claim.acts.back().state != facts::ActState::sent) return;
    claim.acts.back().state = facts::ActState::failed;
    claim.now.fees -= claim.acts.back().fee;
    claim.now.compensation -= claim.acts.back().compensation;
  }

  void take(Claim& claim, const decide::Decision& decision, Day day) {
    claim.ended = decision.outcome == plan::Outcome::nothing_left;
    claim.covered = claim.covered || decision.outcome != plan::Outcome::not_covered;
    if (decision.outcome == plan::Outcome::blocked && lived_.blocked++ == 0)
      lived_.first_block = told(claim, decision, day);
    if (decision.details == decide::no_details) return;
    const decide::Details& details = answers_.details[decision.details];
    for (std::size_t step = 0; step < plan_.steps.size(); ++step) {
      if ((details.passed_over >> step & 1U) == 0) continue;
      facts::ActRow skip = row_of(step, day);
      skip.state = facts::ActState::skipped;
      claim.acts.push_back(skip);
    }
    if (decision.outcome == plan::Outcome::act) send(claim, decision, details, day);
  }

  void send(Claim& claim, const decide::Decision& decision, const decide::Details& details, Day day) {
    ++lived_.acts;
    lived_.with_fee += details.fee > 0 ? 1 : 0;
    lived_.steps.insert(decision.step);
    facts::ActRow act = row_of(decision.step, day);
    act.channel = details.channel;
    act.has_pay_by = details.has_pay_by;
    act.pay_by = details.pay_by;
    act.fee = details.fee;
    act.interest = details.interest;
    act.compensation = details.compensation;
    claim.now.fees += act.fee;
    claim.now.compensation += act.compensation;
    claim.acts.push_back(act);
  }

  facts::ActRow row_of(std::size_t step, Day day) const {
    facts::ActRow row;
    row.act = static_cast<std::uint16_t>(plan_.steps[step].act.index());
    row.step = static_cast<std::uint16_t>(step);
    row.sent = day;
    return row;
  }

  std::string told(const Claim& claim, const decide::Decision& decision, Day day) const {
    std::string text =
        fmt::format("{} blocked on {} by {}, due {}, principal {}, open {}, disputed {}, reachable {:b}\n",
                    plan_.steps[decision.step].name, values::to_string(day),
                    decision.reason.is_set() ? plan_.at(decision.reason).id : "?", values::to_string(claim.now.due),
                    claim.now.principal, claim.now.open, claim.now.disputed, claim.now.reachable);
    for (const facts::ActRow& act : claim.acts)
      text += fmt::format("  {} {} fee {} pay by {} {}\n", values::to_string(act.sent), plan_.steps[act.step].name,
                          act.fee, act.has_pay_by ? values::to_string(act.pay_by) : "none",
                          act.state == facts::ActState::sent      ? "sent"
                          : act.state == facts::ActState::skipped ? "skipped"
                                                                  : "failed");
    return text;
  }

  const plan::Plan& plan_;
  facts::Request request_;
  RowWriter writer_;
  const Population& of_;
  Pace pace_;
  std::mt19937_64& random_;
  facts::Block block_;
  decide::Answers answers_;
  std::vector<Claim*> rows_;
  Lived lived_;
};

}  // namespace

Lived live(const plan::Plan& plan, const Population& of, const Pace& pace, std::size_t histories,
           std::mt19937_64& random) {
  return Lives(plan, of, pace, random).run(histories);
}

}  // namespace dun::prover
