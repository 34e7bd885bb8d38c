#include "engine/journal/journal.hpp"

#include "engine/facts/ledger/blocks.hpp"
#include "engine/journal/actions.hpp"
#include "engine/journal/verify.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/journals.hpp"
#include "tests/support/scratch.hpp"

using namespace dun::journal;
using namespace dun::support;
using dun::facts::ActState;
using dun::facts::Ledger;

namespace {

std::vector<std::string> findings(const Ledger& ledger) {
  std::vector<std::string> lines;
  for (const Finding& finding : must(verify(ledger)).findings)
    lines.push_back(std::string(to_string(finding.kind)) + " " + finding.row + ": " + finding.message);
  return lines;
}

std::string states(const Ledger& ledger) {
  std::string text;
  must(each_action(ledger, {}, [&](const Action& action) {
    text += (text.empty() ? "" : " ") + std::to_string(action.number) + ":" + std::string(to_string(action.state));
    return true;
  }));
  return text;
}

/// The acts of claim c1 as a run on a day sees them: state and day.
std::string seen(const Ledger& ledger, std::string_view on) {
  dun::facts::Request request;
  request.acts = request.steps = {"reminder", "warning"};
  request.acts_of_claims = true;
  const auto source = must(dun::facts::open_blocks(ledger, request, {day(on), std::nullopt}));
  dun::facts::Block block;
  if (!must(source->next(block))) return "no claims";
  constexpr std::string_view names[] = {"sent", "proposed", "failed", "skipped"};
  std::string text;
  for (const auto* act = block.acts.first(0); act != block.acts.last(0); ++act)
    text += std::string(text.empty() ? "" : " ") + std::string(names[static_cast<int>(act->state)]) + "@" +
            to_string(act->sent).substr(5);
  return text;
}

Change change_on(std::string_view on) {
  return {day(on), day(on), "Kari", "as asked"};
}

}  // namespace

TEST_CASE("journal: a run keeps its decisions and its record together", "[journal]") {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), portfolio(3));
  const RunRecord record = run_day(ledger, "2026-03-16");
  CHECK(record.id == "2026-03-16/1");
  CHECK(record.new_actions == 3);
  CHECK(record.counts[static_cast<std::size_t>(dun::plan::Outcome::act)] == 3);
  const std::vector<RunRecord> kept = must(runs(ledger));
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].new_actions == 3);
  CHECK(kept[0].start.policies == std::vector<std::string>{"no/consumer-standard"});
  CHECK(states(ledger) == "1:released 2:released 3:released");
  std::vector<Action> actions;
  must(each_action(ledger, {}, [&](const Action& action) {
    actions.push_back(action);
    return true;
  }));
  CHECK(actions[0].figures.fee == 3800);
  CHECK(actions[0].reasons == std::vector<std::string>{"reminder.when", "early-fee"});
  CHECK(actions[0].letter == actions[0].claim.claim + "/reminder/1");
  CHECK(actions[0].run == "2026-03-16/1");
  CHECK(findings(ledger).empty());
}

TEST_CASE("journal: the same day again adds nothing", "[journal]") {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), portfolio(200));
  CHECK(run_day(ledger, "2026-03-16").new_actions == 200);
  const RunRecord again = run_day(ledger, "2026-03-16");
  CHECK(again.id == "2026-03-16/2");
  CHECK(again.new_actions == 0);
  CHECK(again.found_actions == 200);
  CHECK(findings(ledger).empty());
}

TEST_CASE("journal: old and new decisions in one batch", "[journal]") {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), portfolio(150));
  std::vector<Entry> entries = entries_for(ledger, 1);
  std::vector<Entry> some;
  for (std::size_t i = 0; i < entries.size(); i += 3) some.push_back(entries[i]);
  CHECK(run_entries(ledger, "2026-03-16", some).new_actions == 50);
  const RunRecord rest = run_entries(ledger, "2026-03-16", entries);
  CHECK(rest.new_actions == 100);
  CHECK(rest.found_actions == 50);
  CHECK(findings(ledger).empty());
}

TEST_CASE("journal: a run that is not finished leaves nothing", "[journal]") {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), portfolio(100));
  {
    Run run = must(Run::start(ledger, start_on("2026-03-16"), names()));
    must(run.write(entries_for(ledger, 1)));
  }
  CHECK(states(ledger).empty());
  CHECK(must(runs(ledger)).empty());
  CHECK(run_day(ledger, "2026-03-16").id == "2026-03-16/1");
}

TEST_CASE("journal: one letter for several claims", "[journal]") {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), one_debtor(3));
  std::vector<Entry> entries = entries_for(ledger, 1);
  entries[1].letter = entries[2].letter = entries[0].claim;
  run_entries(ledger, "2026-03-16", entries);
  std::vector<std::string> letters;
  must(each_action(ledger, {}, [&](const Action& action) {
    letters.push_back(action.letter);
    return true;
  }));
  CHECK(letters == std::vector<std::string>(3, "c0/reminder/1"));
}

TEST_CASE("journal: what becomes of a proposal", "[journal]") {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), one_debtor(1));
  std::vector<Entry> entries = entries_for(ledger, 1);
  entries[0].verdict = Verdict::proposed;
  run_entries(ledger, "2026-03-16", entries);
  CHECK(seen(ledger, "2026-03-17") == "proposed@03-16");

  SECTION("released, the day of release counts") {
    const DoorCheck door = [](const Action& action) {
      DoorAnswer answer{true, action.figures, {}};
      answer.figures.fee = 0;
      answer.figures.pay_by = day("2026-04-02");
      return dun::base::Result<DoorAnswer>(answer);
    };
    CHECK(must(release(ledger, {1}, change_on("2026-03-19"), door))[0].moved == Moved::done);
    CHECK(seen(ledger, "2026-03-20") == "sent@03-19");
    CHECK(seen(ledger, "2026-03-18").empty());
    ActionFilter filter;
    filter.number = 1;
    must(each_action(ledger, filter, [&](const Action& action) {
      CHECK(action.figures.fee == 0);
      CHECK(action.figures.pay_by == day("2026-04-02"));
      CHECK(action.by == "Kari");
      return true;
    }));
    CHECK(must(mark_done(ledger, {1}, change_on("2026-03-20")))[0].moved == Moved::done);
    CHECK(seen(ledger, "2026-03-21") == "sent@03-20");
    CHECK(must(mark_failed(ledger, {1}, change_on("2026-03-24")))[0].moved == Moved::done);
    CHECK(seen(ledger, "2026-03-24") == "failed@03-20");
    CHECK(run_entries(ledger, "2026-03-25", entries).new_actions == 1);
    CHECK(seen(ledger, "2026-03-25") == "failed@03-20 proposed@03-25");
  }
  SECTION("stopped at the door, it is decided anew from the next day") {
    const DoorCheck door = [](const Action&) {
      DoorAnswer answer;
      answer.because = "it was paid on 2026-03-18";
      return dun::base::Result<DoorAnswer>(answer);
    };
    const MoveResult result = must(release(ledger, {1}, change_on("2026-03-19"), door))[0];
    CHECK(result.moved == Moved::stopped_at_the_door);
    CHECK(seen(ledger, "2026-03-19") == "proposed@03-16");
    CHECK(seen(ledger, "2026-03-20").empty());
    CHECK(states(ledger) == "1:postponed");
  }
  SECTION("dropped, it is passed over for good") {
    CHECK(must(drop(ledger, {1}, change_on("2026-03-19")))[0].moved == Moved::done);
    CHECK(seen(ledger, "2026-03-20") == "skipped@03-19");
    CHECK(run_entries(ledger, "2026-03-20", entries).found_actions == 1);
    CHECK(must(drop(ledger, {1}, change_on("2026-03-20")))[0].because ==
          "action 1 is dropped; only proposed, postponed and released actions can be dropped");
  }
  SECTION("postponed, a run on that day decides anew") {
    CHECK(must(postpone(ledger, {1}, change_on("2026-03-17"), day("2026-03-20")))[0].moved == Moved::done);
    CHECK(run_entries(ledger, "2026-03-19", entries).found_actions == 1);
    CHECK(run_entries(ledger, "2026-03-20", entries).new_actions == 1);
    CHECK(states(ledger) == "2:proposed");
    CHECK(must(drop(ledger, {1}, change_on("2026-03-20")))[0].because == "action 1 was decided anew since");
  }
  CHECK(findings(ledger).empty());
}

TEST_CASE("journal: a skip is kept and never listed", "[journal]") {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), one_debtor(1));
  std::vector<Entry> entries = entries_for(ledger, 1);
  entries[0].verdict = Verdict::skipped;
  const RunRecord record = run_entries(ledger, "2026-03-16", entries);
  CHECK(record.new_actions == 0);
  CHECK(record.new_skips == 1);
  CHECK(states(ledger).empty());
  CHECK(seen(ledger, "2026-03-17") == "skipped@03-16");
}

TEST_CASE("journal: a replay does not see what its own day decided", "[journal]") {
  const Scratch scratch;
  Ledger ledger = ledger_of(scratch.path("l"), one_debtor(1));
  run_day(ledger, "2026-03-16");
  const auto acts_known = [&](std::string_view on, std::string_view known) {
    return must(ledger.history("c0", {day(on), day(known)})).acts.size();
  };
  CHECK(acts_known("2026-03-16", "2026-03-16") == 0);
  CHECK(acts_known("2026-03-17", "2026-03-16") == 1);
  CHECK(acts_known("2026-03-17", "2026-03-15") == 0);
}
