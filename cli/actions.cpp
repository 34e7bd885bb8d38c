// dun actions: what was decided, and what became of it.
#include <fmt/format.h>

#include <charconv>
#include <map>

#include "cli/door.hpp"
#include "cli/failure.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "engine/base/json_line.hpp"
#include "engine/journal/actions.hpp"

namespace dun::cli {

namespace {

using base::FaultKind;
using base::JsonArray;
using base::JsonLine;
using base::Result;
using journal::Action;
using journal::ActionFilter;
using journal::ActionState;
using journal::MoveResult;

Result<ActionFilter> filter_of(const ActionsOptions& options) {
  ActionFilter filter;
  filter.claim = options.claim;
  filter.step = options.step;
  filter.day = options.on;
  if (options.state.empty()) return filter;
  filter.state = facts::action_state_named(options.state);
  if (!filter.state)
    return base::refuse(FaultKind::usage, fmt::format("`{}` is no state of an action", options.state),
                        "states are proposed, released, sent, failed, dropped, postponed and skipped");
  return filter;
}

std::string day_or_nothing(const std::optional<Day>& day) {
  return day ? to_string(*day) : std::string();
}

std::string array_of(const std::vector<std::string>& texts) {
  JsonArray array;
  for (const std::string& text : texts) array.add(text);
  return array.text();
}

std::string json_of(const Action& action) {
  const auto amount = [&](std::int64_t minor) { return values::to_decimal(minor, action.claim.currency); };
  JsonLine line;
  line.add("action", action.number)
      .add("state", to_string(action.state))
      .add("claim", action.claim.claim)
      .add("debtor", action.claim.debtor)
      .add("creditor", action.claim.creditor)
      .add_if("step", action.step)
      .add("act", action.act)
      .add("occurrence", std::int64_t{action.occurrence})
      .add("letter", action.letter)
      .add("decided", to_string(action.decided));
  if (went_out(action.state) || action.state == ActionState::failed) line.add("sent", to_string(action.sent));
  line.add_if("until", day_or_nothing(action.until))
      .add_if("channel", action.figures.channel)
      .add("currency", values::to_string(action.claim.currency))
      .add("principal", amount(action.figures.principal))
      .add("fee", amount(action.figures.fee))
      .add("interest", amount(action.figures.interest))
      .add("compensation", amount(action.figures.compensation))
      .add_if("announced", action.announced ? amount(*action.announced) : "")
      .add_if("pay_by", day_or_nothing(action.figures.pay_by))
      .add_if("text", action.text)
      .add_raw("states_term", array_of(action.states))
      .add_raw("reasons", array_of(action.reasons))
      .add_raw("withheld", array_of(action.withheld))
      .add_if("run", action.run)
      .add_if("bundle", action.bundle_hash)
      .add_raw("laws", array_of(action.law_versions))
      .add("known_on", to_string(action.knowledge_date))
      .add("by_hand", action.by_hand)
      .add_if("by", action.by)
      .add_if("because", action.because);
  return line.text();
}

/// Nothing for zero, so that columns nobody needs are left out.
std::string amount_or_nothing(std::int64_t minor, values::Currency currency) {
  return minor == 0 ? std::string() : values::to_decimal(minor, currency);
}

std::vector<std::string> cells_of(const Action& action) {
  const values::Currency currency = action.claim.currency;
  const journal::Figures& figures = action.figures;
  const bool is_out = went_out(action.state) || action.state == ActionState::failed;
  return {std::to_string(action.number),
          std::string(to_string(action.state)),
          to_string(is_out ? action.sent : action.decided),
          day_or_nothing(action.until),
          action.claim.claim,
          action.step.empty() ? action.act : action.step,
          figures.channel,
          amount_or_nothing(figures.principal, currency),
          amount_or_nothing(figures.fee, currency),
          amount_or_nothing(figures.interest, currency),
          amount_or_nothing(figures.compensation, currency),
          amount_or_nothing(action.announced.value_or(0), currency),
          values::to_string(currency),
          day_or_nothing(figures.pay_by),
          action.claim.debtor_name.empty() ? action.claim.debtor : action.claim.debtor_name,
          action.because};
}

Table actions_table() {
  return Table({{"action", Align::right},
                {"state"},
                {"day"},
                {"until"},
                {"claim"},
                {"step"},
                {"channel"},
                {"principal", Align::right},
                {"fee", Align::right},
                {"interest", Align::right},
                {"compensation", Align::right},
                {"announced", Align::right},
                {""},
                {"pay by"},
                {"debtor"},
                {"because"}});
}

void print_counts(const std::map<ActionState, std::int64_t>& counts) {
  std::string text;
  for (const auto& [state, count] : counts)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, to_string(state));
  fmt::print("{}\n", text.empty() ? "no actions" : text);
}

Result<void> list(const facts::Ledger& ledger, const ActionsOptions& options) {
  const Result<ActionFilter> filter = filter_of(options);
  if (!filter) return tl::make_unexpected(filter.error());
  Table table = actions_table();
  std::map<ActionState, std::int64_t> counts;
  const Result<void> read = each_action(ledger, *filter, [&](const Action& action) {
    if (options.json)
      fmt::print("{}\n", json_of(action));
    else
      table.add(cells_of(action));
    ++counts[action.state];
    return true;
  });
  if (!read || options.json) return read;
  if (!table.is_empty()) table.print();
  print_counts(counts);
  return {};
}

Result<std::int64_t> number_in(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number > 0) return number;
  return base::refuse(FaultKind::usage, fmt::format("`{}` is no number of an action", text),
                      "dun actions list shows the numbers");
}

/// The states a verb applies to, for --all.
std::vector<ActionState> states_for(const std::string& verb) {
  if (verb == "done") return {ActionState::released};
  if (verb == "failed") return {ActionState::released, ActionState::sent};
  return {ActionState::proposed};
}

Result<std::vector<std::int64_t>> numbers_for(const facts::Ledger& ledger, const ActionsOptions& options) {
  std::vector<std::int64_t> numbers;
  for (const std::string& text : options.ids) {
    const Result<std::int64_t> number = number_in(text);
    if (!number) return tl::make_unexpected(number.error());
    numbers.push_back(*number);
  }
  if (options.all == !numbers.empty())
    return base::refuse(FaultKind::usage, "say which actions: their numbers, or --all",
                        fmt::format("dun actions {} 17 18 --ledger {}", options.verb, options.ledger));
  if (!options.all) return numbers;
  for (const ActionState state : states_for(options.verb)) {
    ActionFilter filter;
    filter.state = state;
    const Result<void> read = each_action(ledger, filter, [&](const Action& action) {
      numbers.push_back(action.number);
      return true;
    });
    if (!read) return tl::make_unexpected(read.error());
  }
  return numbers;
}

Result<std::vector<MoveResult>> move(facts::Ledger& ledger, const ActionsOptions& options,
                                     const std::vector<std::int64_t>& numbers) {
  const Day on = options.on.value_or(today());
  const journal::Change change{on, today(), options.by.empty() ? user_name() : options.by, options.reason};
  if (options.verb == "drop") return journal::drop(ledger, numbers, change);
  if (options.verb == "postpone") return journal::postpone(ledger, numbers, change, options.until.value());
  if (options.verb == "done") return journal::mark_done(ledger, numbers, change);
  if (options.verb == "failed") return journal::mark_failed(ledger, numbers, change);
  const Result<journal::DoorCheck> door = door_check(ledger, options.policies, on);
  if (!door) return tl::make_unexpected(door.error());
  return journal::release(ledger, numbers, change, *door);
}

std::string_view outcome_name(journal::Moved moved) {
  switch (moved) {
    case journal::Moved::done:
      return "done";
    case journal::Moved::stopped_at_the_door:
      return "stopped";
    case journal::Moved::refused:
      return "refused";
  }
  return "";
}

void print_result(const MoveResult& result, const ActionsOptions& options) {
  if (options.json) {
    fmt::print("{}\n", JsonLine()
                           .add("action", result.number)
                           .add("outcome", outcome_name(result.moved))
                           .add_if("because", result.because)
                           .text());
    return;
  }
  if (result.moved == journal::Moved::stopped_at_the_door)
    fmt::print("action {} does not go out: {}\n", result.number, result.because);
  if (result.moved == journal::Moved::refused) fmt::print(stderr, "dun: {}\n", result.because);
}

int report(const std::vector<MoveResult>& results, const ActionsOptions& options) {
  std::map<journal::Moved, std::size_t> counts;
  for (const MoveResult& result : results) {
    print_result(result, options);
    ++counts[result.moved];
  }
  if (!options.json)
    fmt::print("{}: {} done, {} stopped at the door, {} refused\n", options.verb, counts[journal::Moved::done],
               counts[journal::Moved::stopped_at_the_door], counts[journal::Moved::refused]);
  return counts[journal::Moved::refused] == 0 ? fine : answer_is_no;
}

int change_states(const ActionsOptions& options) {
  auto ledger = facts::Ledger::open(options.ledger, facts::Access::read_write);
  if (!ledger) return fail(ledger.error());
  const Result<std::vector<std::int64_t>> numbers = numbers_for(*ledger, options);
  if (!numbers) return fail(numbers.error());
  const Result<std::vector<MoveResult>> results = move(*ledger, options, *numbers);
  return results ? report(*results, options) : fail(results.error());
}

}  // namespace

int actions(const ActionsOptions& options) {
  if (options.verb != "list") return change_states(options);
  const auto ledger = facts::Ledger::open(options.ledger, facts::Access::read_only);
  if (!ledger) return fail(ledger.error());
  const Result<void> listed = list(*ledger, options);
  return listed ? fine : fail(listed.error());
}

}  // namespace dun::cli
