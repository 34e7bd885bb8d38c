// Charges by the letter held against a reckoning of their own: every history of two claims of one debtor for six days,
// letters together or apart, by either channel, received on any day or never told, with more or less open on each day.
// What a letter names, who leads it, when its charge is claimed and how it is split is compared act by act; and no act
// may break a limit that the prover, which takes each claim of a letter for itself, has not found breakable.
#include <algorithm>
#include <array>
#include <iostream>
#include <set>

#include "engine/decide/decide.hpp"
#include "engine/prove/proof.hpp"
#include "tests/prover/claim_rows.hpp"
#include "tests/prover/letter_days.hpp"
#include "tests/prover/letter_law.hpp"
#include "tests/prover/loaded.hpp"
#include "tests/prover/run_size.hpp"
#include "tests/support/catch.hpp"

using namespace dun;

namespace {

const values::Day first_day{20'600};
constexpr int last_day = 6;
constexpr std::array<std::int64_t, 2> amounts{333, 100};
constexpr std::array<std::array<int, 2>, 4> ways{std::array{1, 1}, std::array{2, 2}, std::array{3, 3},
                                                 std::array{1, 2}};
constexpr std::array<std::array<int, 2>, 2> due_days{std::array{0, 0}, std::array{0, 1}};

struct Done {
  int day = 0;
  int step = 0;
  int channel = 0;  // place in channel_names
  int received = -1;
  std::int64_t compensation = 0;
  friend auto operator<=>(const Done&, const Done&) = default;
};

/// Two claims on a day; the first is the older.
struct Pair {
  int day = 0;
  std::array<std::vector<Done>, 2> acts;
  friend auto operator<=>(const Pair&, const Pair&) = default;
};

struct Facts {
  std::array<std::int64_t, 2> open{};
  std::array<int, 2> reachable{};  // a delivery may have failed for one claim alone
};

struct Expected {
  bool withheld = false;
  std::int64_t compensation = 0;
};

class LetterHistories {
 public:
  LetterHistories(const prover::LetterLaw& law, const plan::Plan& plan, std::array<int, 2> due)
      : law_(law), plan_(plan), request_(plan::request_of(plan)), writer_(request_), due_(due) {
    for (std::size_t channel = 0; channel < plan.channels.size(); ++channel)
      for (std::size_t name = 0; name < prover::channel_names.size(); ++name)
        if (plan.channels[channel] == prover::channel_names[name]) codes_[name] = channel;
  }

  void run() {
    std::set<Pair> today{{}};
    for (int day = 0; day <= last_day; ++day) {
      std::set<Pair> next;
      decide::Evaluator evaluator(plan_, request_, first_day + day, {.law_guard = false});
      for (const Pair& pair : with_receipts(today)) run_on(pair, evaluator, next);
      today = std::move(next);
    }
  }

  std::size_t pairs = 0;
  std::size_t shared = 0;        // letters for both claims
  std::size_t claimed = 0;       // charges
  std::set<std::size_t> breaks;  // steps that broke `once-charged`

 private:
  /// Each letter may be known by today to have arrived on any day since it went out.
  static std::set<Pair> with_receipts(const std::set<Pair>& all) {
    std::set<Pair> made = all;
    std::vector<Pair> open(all.begin(), all.end());
    while (!open.empty()) {
      const Pair pair = std::move(open.back());
      open.pop_back();
      for (std::size_t claim = 0; claim < 2; ++claim)
        for (std::size_t at = 0; at < pair.acts[claim].size(); ++at) {
          const Done& act = pair.acts[claim][at];
          if (act.step != 0 || act.received >= 0) continue;
          for (int day = act.day; day <= pair.day; ++day) {
            Pair known = pair;
            known.acts[claim][at].received = day;
            if (made.insert(known).second) open.push_back(std::move(known));
          }
        }
    }
    return made;
  }

  void run_on(const Pair& pair, decide::Evaluator& evaluator, std::set<Pair>& next) {
    ++pairs;
    writer_.start(block_);
    std::vector<Facts> asked;
    for (const std::int64_t first : {amounts[0], std::int64_t{0}})
      for (const std::int64_t second : {amounts[1], std::int64_t{1}})
        for (const std::array<int, 2>& reachable : ways) {
          asked.push_back({{first, second}, reachable});
          for (std::size_t claim = 0; claim < 2; ++claim) add_row(pair, asked.back(), claim);
        }
    evaluator.decide(block_, answers_);
    for (std::size_t row = 0; row < asked.size(); ++row) follow(pair, asked[row], 2 * row, next);
    Pair quiet = pair;
    ++quiet.day;
    next.insert(std::move(quiet));
  }

  void add_row(const Pair& pair, const Facts& facts, std::size_t claim) {
    prover::ClaimDay on;
    on.due = first_day + due_[claim];
    on.principal = amounts[claim];
    on.open = facts.open[claim];
    for (std::size_t name = 0; name < prover::channel_names.size(); ++name)
      if ((facts.reachable[claim] >> name & 1) != 0)
        on.reachable = static_cast<std::uint8_t>(on.reachable | prover::channel_bit(prover::channel_names[name]));
    std::vector<facts::ActRow> rows;
    for (const Done& act : pair.acts[claim]) {
      facts::ActRow row;
      row.step = static_cast<std::uint16_t>(act.step);
      row.act = static_cast<std::uint16_t>(plan_.steps[row.step].act.index());
      row.channel = static_cast<std::uint16_t>(codes_[static_cast<std::size_t>(act.channel)]);
      row.sent = first_day + act.day;
      row.has_received = act.received >= 0;
      row.received = first_day + act.received;
      row.compensation = act.compensation;
      on.compensation += act.compensation;
      rows.push_back(row);
    }
    writer_.add(block_, on, rows, first_day + pair.day);
    if (claim == 1) block_.relationship.back() = block_.relationship[block_.rows - 2];
  }

  void follow(const Pair& pair, const Facts& facts, std::size_t row, std::set<Pair>& next) {
    std::array<const decide::Details*, 2> acts{};
    Pair after = pair;
    for (std::size_t claim = 0; claim < 2; ++claim) {
      const decide::Decision& decision = answers_.decisions[row + claim];
      if (decision.outcome != plan::Outcome::act) continue;
      acts[claim] = &answers_.details[decision.details];
      const int channel = acts[claim]->channel == codes_[0] ? 0 : 1;
      if (decision.step > 0) check_charge(pair, facts, claim, *acts[claim], decision.step);
      after.acts[claim].push_back({pair.day, decision.step, channel, -1, acts[claim]->compensation});
    }
    check_letters(pair, after, facts, acts, row);
    ++after.day;
    if (is_worth_following(after)) next.insert(std::move(after));
  }

  /// Once both claims are through nothing comes; of one amount open, one is as good as another.
  static bool is_worth_following(const Pair& pair) {
    return pair.day <= last_day && std::any_of(pair.acts.begin(), pair.acts.end(),
                                               [](const std::vector<Done>& acts) { return acts.size() < 3; });
  }

  /// Both claims' letters of today, if they are one; what they name, and who leads.
  void check_letters(const Pair& before, const Pair& after, const Facts& facts,
                     const std::array<const decide::Details*, 2>& acts, std::size_t row) {
    const auto letter = [&](std::size_t claim) {
      return acts[claim] != nullptr && before.acts[claim].empty() ? &after.acts[claim].back() : nullptr;
    };
    const bool both =
        law_.gathers && letter(0) != nullptr && letter(1) != nullptr && letter(0)->channel == letter(1)->channel;
    if (both) {
      ++shared;
      const std::vector<std::int64_t> shares = prover::shares_of(law_.amount, {facts.open[0], facts.open[1]});
      for (std::size_t claim = 0; claim < 2; ++claim)
        if (acts[claim]->announced.value_or(0) != shares[claim]) FAIL_CHECK("a shared letter names another amount");
      if (acts[1]->led_by != row || acts[0]->led_by) FAIL_CHECK("another claim leads the letter");
      return;
    }
    for (std::size_t claim = 0; claim < 2; ++claim) {
      if (letter(claim) == nullptr) continue;
      if (acts[claim]->announced.value_or(0) != prover::shares_of(law_.amount, {facts.open[claim]})[0])
        FAIL_CHECK("a letter names another amount");
      if (acts[claim]->led_by) FAIL_CHECK("a letter for one claim is led by another");
    }
  }

  void check_charge(const Pair& pair, const Facts& facts, std::size_t claim, const decide::Details& details,
                    std::size_t step) {
    const Expected expected = charge_of(pair, facts, claim);
    const bool withheld = details.withheld[0].is_set();
    if (withheld != expected.withheld || details.compensation != expected.compensation) {
      CAPTURE(pair.day, claim, step, withheld, details.compensation, expected.withheld, expected.compensation);
      FAIL_CHECK("another charge is claimed");
    }
    if (details.compensation > 0) ++claimed;
    const bool charged_before = already_charged(pair.acts[claim]);
    if (law_.once_charged && charged_before) breaks.insert(step);
  }

  static bool already_charged(const std::vector<Done>& acts) {
    return std::any_of(acts.begin(), acts.end(), [](const Done& act) { return act.compensation > 0; });
  }

  /// By the law's words: owed once the days after its letter are over, and once only; a letter's amount is split.
  Expected charge_of(const Pair& pair, const Facts& facts, std::size_t claim) const {
    const Done& letter = pair.acts[claim].front();
    prover::SentAct sent;
    sent.day = letter.day;
    sent.channel = static_cast<prover::Channel>(letter.channel);
    if (letter.received >= 0) sent.received = letter.received;
    const std::optional<int> from = prover::letter_day(law_.letters, law_.from, sent);
    if (!from) return {true, 0};
    if (pair.day < *from + law_.days || already_charged(pair.acts[claim])) return {};
    const std::vector<Done>& others = pair.acts[1 - claim];
    const bool both =
        law_.gathers && !others.empty() && others.front().day == letter.day && others.front().channel == letter.channel;
    if (!both) return {false, prover::shares_of(law_.amount, {facts.open[claim]})[0]};
    return {false, prover::shares_of(law_.amount, {facts.open[0], facts.open[1]})[claim]};
  }

  const prover::LetterLaw& law_;
  const plan::Plan& plan_;
  facts::Request request_;
  prover::RowWriter writer_;
  std::array<int, 2> due_;
  std::array<std::size_t, 2> codes_{};
  facts::Block block_;
  decide::Answers answers_;
};

std::set<std::size_t> broken_steps(const plan::Plan& plan) {
  const prove::Proof proof = prove::prove(plan);
  INFO(proof.obstacle);
  REQUIRE((proof.verdict == prove::Verdict::proved || proof.verdict == prove::Verdict::broken));
  std::set<std::size_t> steps;
  for (const prove::Violation& violation : proof.violations) steps.insert(violation.step.index());
  return steps;
}

constexpr std::size_t laws_that_meet_all = 20;

}  // namespace

TEST_CASE("what letters for two claims name and charge is what their sum comes to") {
  const std::uint64_t seed = prover::seed();
  INFO("DUN_SEED=" << seed);
  std::mt19937_64 random(seed);
  const std::size_t laws = prover::run_size("DUN_PROVER_POLICIES", 2000) / 80;
  std::size_t pairs = 0;
  std::size_t shared = 0;
  std::size_t claimed = 0;
  std::size_t broken = 0;
  for (std::size_t each = 0; each < laws; ++each) {
    INFO("law " << each);
    prover::LetterLaw law = prover::a_letter_law(random);
    const std::string text = law.text();
    INFO(text);
    const prover::Loaded loaded = prover::load(text);
    REQUIRE(loaded.mistakes == "");
    const std::set<std::size_t> found = broken_steps(loaded.plan);
    for (const std::array<int, 2>& due : due_days) {
      LetterHistories histories(law, loaded.plan, due);
      histories.run();
      CHECK(std::includes(found.begin(), found.end(), histories.breaks.begin(), histories.breaks.end()));
      pairs += histories.pairs;
      shared += histories.shared;
      claimed += histories.claimed;
      broken += histories.breaks.size();
    }
    law.gathers = law.wanted = false;
    CHECK(broken_steps(prover::load(law.text()).plan) == found);
  }
  // Of a few laws it may be that none puts two claims into one letter: the sanitizers try one law only.
  if (laws >= laws_that_meet_all) {
    CHECK(shared > 0);
    CHECK(claimed > 0);
  }
  std::cout << "seed " << seed << ": letters, " << laws << " laws, " << pairs << " states of two claims, " << shared
            << " letters for both, " << claimed << " charges, " << broken << " breaks" << std::endl;
}
