// What became of decisions: listing actions and changing their state. A change is appended, never overwrites; the row a
// decision was written in stays as it was. Releasing takes a door check, so that nothing goes out on stale facts.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/facts/action_state.hpp"
#include "engine/facts/ledger/ledger.hpp"

namespace dun::journal {

using values::Day;

using facts::action_state_named;
using facts::ActionState;

/// What is claimed and how, amounts apart, in minor units of the claim's currency.
struct Figures {
  std::string channel;
  std::int64_t principal = 0;
  std::int64_t fee = 0;
  std::int64_t interest = 0;
  std::int64_t compensation = 0;
  std::optional<Day> pay_by;
};

struct Action {
  std::int64_t number = 0;
  facts::ClaimLabel claim;
  std::string step;  // empty: done by hand without naming one
  std::string act;
  int occurrence = 1;
  ActionState state = ActionState::proposed;
  Day decided;               // the run date, or the day recorded for an act done by hand
  Day sent;                  // day of release or sending; meaningful if it went out
  std::optional<Day> until;  // of a postponed one
  Figures figures;
  std::string text;
  std::vector<std::string> states;        // what the letter says of its term
  std::optional<std::int64_t> announced;  // of a charge the letter names, which is not owed yet; minor units
  std::string letter;
  std::vector<std::string> reasons;
  std::vector<std::string> withheld;
  std::string run;  // empty: done by hand
  std::string bundle_hash;
  std::vector<std::string> law_versions;
  Day knowledge_date;
  bool by_hand = false;
  std::string by;  // of the last change
  std::string because;
};

struct ActionFilter {
  std::optional<std::int64_t> number;
  std::string claim;
  std::string step;
  std::optional<ActionState> state;  // nothing: all but skipped
  std::optional<Day> day;            // decided or went out on it
};
/// In order of number. Stops at the first callback that returns false.
[[nodiscard]] base::Result<void> each_action(const facts::Ledger& ledger, const ActionFilter& filter,
                                             const std::function<bool(const Action&)>& visit);

/// One entry of an action's history.
struct ActionChange {
  ActionState state = ActionState::proposed;
  Day day;
  std::optional<Day> until;
  std::string by;
  std::string because;
  Day recorded;
};
[[nodiscard]] base::Result<std::vector<ActionChange>> changes_of(const facts::Ledger& ledger, std::int64_t number);

/// Who changes what, when and why. `day` is the day of effect (of sending, for release and done).
struct Change {
  Day day;
  Day recorded;
  std::string by;
  std::string because;
};

/// Decides an action anew at the door: the figures it may go out with, or why it may not.
struct DoorAnswer {
  bool may_go = false;
  Figures figures;      // if it may go
  std::string because;  // if it may not: "the claim was paid on 2026-03-18"
};
using DoorCheck = std::function<base::Result<DoorAnswer>(const Action&)>;

enum class Moved : std::uint8_t { done, stopped_at_the_door, refused };
struct MoveResult {
  std::int64_t number = 0;
  Moved moved = Moved::done;
  std::string because;  // of a stop or a refusal: "action 17 is sent; only proposed actions can be released"
};

// Each takes the actions in one transaction. An action that is not in a state to be changed so is refused by itself.
/// proposed or postponed → released. What the door stops is put back: postponed to the next day, and decided anew then.
[[nodiscard]] base::Result<std::vector<MoveResult>> release(facts::Ledger& ledger,
                                                            const std::vector<std::int64_t>& numbers,
                                                            const Change& change, const DoorCheck& door);
/// proposed, postponed or released → dropped: the step counts as passed over for good.
[[nodiscard]] base::Result<std::vector<MoveResult>> drop(facts::Ledger& ledger,
                                                         const std::vector<std::int64_t>& numbers,
                                                         const Change& change);
/// proposed or postponed → postponed: a run on or after `until` decides it anew.
[[nodiscard]] base::Result<std::vector<MoveResult>> postpone(facts::Ledger& ledger,
                                                             const std::vector<std::int64_t>& numbers,
                                                             const Change& change, Day until);
/// released → sent on change.day.
[[nodiscard]] base::Result<std::vector<MoveResult>> mark_done(facts::Ledger& ledger,
                                                              const std::vector<std::int64_t>& numbers,
                                                              const Change& change);
/// released or sent → failed: it counts for no limit, and the step may come again.
[[nodiscard]] base::Result<std::vector<MoveResult>> mark_failed(facts::Ledger& ledger,
                                                                const std::vector<std::int64_t>& numbers,
                                                                const Change& change);

}  // namespace dun::journal
