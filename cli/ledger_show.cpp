// dun ledger show: the history of a claim, as a person reads it.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "cli/failure.hpp"
#include "cli/ledger.hpp"
#include "cli/table.hpp"
#include "cli/terminal.hpp"
#include "engine/base/json_line.hpp"
#include "engine/journal/actions.hpp"

namespace dun::cli {

namespace {

using base::JsonArray;
using base::JsonLine;
using facts::ClaimHistory;
using facts::Fact;

/// Everything there is to tell, read once.
struct Story {
  ClaimHistory history;
  facts::ClaimState state;
  std::vector<journal::Action> actions;
  std::vector<std::vector<journal::ActionChange>> changes;  // by action
  Day on;

  [[nodiscard]] std::optional<std::int64_t> fact(Fact fact) const {
    return state.facts[static_cast<std::size_t>(fact)];
  }
  [[nodiscard]] values::Currency currency() const { return history.claim.principal.currency; }
  [[nodiscard]] std::string amount(std::int64_t minor) const { return values::to_decimal(minor, currency()); }
};

base::Result<Story> story_of(const facts::Ledger& ledger, const std::string& claim, Day on) {
  auto history = ledger.history(claim, {on, std::nullopt});
  if (!history) return tl::make_unexpected(history.error());
  Story story{std::move(*history), {}, {}, {}, on};
  story.state = fold(story.history, on, values::last_day);
  for (const auto state : {std::optional<facts::ActionState>(), std::optional(facts::ActionState::skipped)}) {
    journal::ActionFilter filter;
    filter.claim = claim;
    filter.state = state;
    const auto read = each_action(ledger, filter, [&](const journal::Action& action) {
      story.actions.push_back(action);
      return true;
    });
    if (!read) return tl::make_unexpected(read.error());
  }
  for (const journal::Action& action : story.actions) {
    auto changes = journal::changes_of(ledger, action.number);
    if (!changes) return tl::make_unexpected(changes.error());
    story.changes.push_back(std::move(*changes));
  }
  return story;
}

std::string shown(const std::optional<Day>& day) {
  return day ? to_string(*day) : std::string();
}

/// One line of the timeline; ordered by day, then by when it became known.
struct Line {
  Day day;
  Day recorded;
  std::string what;
  std::string amount;
  std::string details;
  std::string by;
};

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts)
    if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
  return text;
}

Line line_of(const facts::EventRecord& event, const Story& story) {
  const std::string amount = event.minor != 0 ? story.amount(event.minor) : std::string();
  return {event.effective,
          event.recorded,
          std::string(to_string(event.kind)),
          amount,
          joined({event.channel, event.until ? "until " + to_string(*event.until) : "",
                  event.refers_to.empty() ? "" : "of " + event.refers_to, event.reason, event.id}),
          event.by};
}

std::string charges(const journal::Figures& figures, const Story& story) {
  std::vector<std::string> parts;
  const auto add = [&](const char* name, std::int64_t minor) {
    if (minor != 0) parts.push_back(fmt::format("{} {}", name, story.amount(minor)));
  };
  add("fee", figures.fee);
  add("interest", figures.interest);
  add("compensation", figures.compensation);
  return joined(parts);
}

Line line_of(const journal::Action& action, const Story& story) {
  const journal::Figures& figures = action.figures;
  return {action.decided,
          action.decided,
          fmt::format("{} {}", action.step.empty() ? action.act : action.step, to_string(action.state)),
          figures.principal != 0 ? story.amount(figures.principal) : "",
          joined({figures.channel, charges(figures, story),
                  action.announced ? "announces " + story.amount(*action.announced) : "",
                  figures.pay_by ? "pay by " + to_string(*figures.pay_by) : "",
                  action.by_hand ? "done by hand" : "run " + action.run, fmt::format("action {}", action.number)}),
          ""};
}

Line line_of(const journal::ActionChange& change, const journal::Action& action) {
  return {change.day,
          change.recorded,
          fmt::format("action {} {}", action.number, to_string(change.state)),
          "",
          joined({change.until ? "until " + to_string(*change.until) : "", change.because}),
          change.by};
}

std::vector<Line> timeline(const Story& story) {
  std::vector<Line> lines;
  for (const auto& event : story.history.events) lines.push_back(line_of(event, story));
  for (std::size_t i = 0; i < story.actions.size(); ++i) {
    lines.push_back(line_of(story.actions[i], story));
    for (const auto& change : story.changes[i]) lines.push_back(line_of(change, story.actions[i]));
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return std::tie(a.day, a.recorded) < std::tie(b.day, b.recorded);
  });
  return lines;
}

/// What stands in the way of the claim, in words.
std::string flags(const Story& story) {
  std::vector<std::string> words;
  const auto is = [&](Fact fact) { return story.fact(fact).value_or(0) != 0; };
  const auto add = [&](Fact fact, std::string word) {
    if (is(fact)) words.push_back(std::move(word));
  };
  const auto until = [&](Fact fact, const char* word) {
    const auto value = story.fact(fact);
    if (!value) return;
    const Day day{static_cast<std::int32_t>(*value)};
    words.push_back(day == values::last_day ? fmt::format("{} without end", word)
                                            : fmt::format("{} until {}", word, to_string(day)));
  };
  add(Fact::disputed, "disputed");
  if (is(Fact::disputed_amount)) words.push_back(story.amount(*story.fact(Fact::disputed_amount)) + " disputed");
  until(Fact::held_until, "held");
  until(Fact::promised, "promised");
  add(Fact::payment_plan, "payment plan");
  add(Fact::direct_debit_failed, "direct debit failed");
  add(Fact::written_off, "written off");
  add(Fact::insolvent, "debtor insolvent");
  add(Fact::deceased, "debtor deceased");
  return joined(words);
}

void print_head(const Story& story) {
  const facts::ClaimRecord& claim = story.history.claim;
  const facts::DebtorRecord& debtor = story.history.debtor;
  fmt::print("claim {}  {}  due {}\n", claim.id, values::to_string(claim.principal),
             to_string(Day{static_cast<std::int32_t>(story.fact(Fact::due).value_or(0))}));
  fmt::print("  debtor    {}\n", joined({debtor.id, debtor.name, debtor.country}));
  fmt::print("  creditor  {}\n", joined({claim.creditor, story.history.creditor.name}));
  fmt::print("  issued    {}\n",
             joined({shown(claim.issued), claim.reference.empty() ? "" : "reference " + claim.reference}));
  fmt::print("  open      {} on {}\n", story.amount(story.fact(Fact::principal_open).value_or(0)), to_string(story.on));
  if (const std::string words = flags(story); !words.empty()) fmt::print("  now       {}\n", words);
}

void print_reach(const char* name, const std::vector<facts::ContactRecord>& records) {
  for (const facts::ContactRecord& record : records)
    fmt::print("  {:<9} {}\n", name,
               joined({record.channel, record.address, record.from ? "from " + to_string(*record.from) : "",
                       record.until ? "until " + to_string(*record.until) : ""}));
}

void print_story(const Story& story) {
  print_head(story);
  print_reach("contact", story.history.contacts);
  print_reach("consent", story.history.consents);
  Table table({{"day"}, {"recorded"}, {"what"}, {"amount", Align::right}, {"details"}, {"by"}});
  for (const Line& line : timeline(story))
    table.add({to_string(line.day), line.recorded == line.day ? "" : to_string(line.recorded), line.what, line.amount,
               line.details, line.by});
  fmt::print("\n");
  if (table.is_empty())
    fmt::print("nothing has happened to it yet\n");
  else
    table.print();
}

void print_json(const Story& story) {
  const facts::ClaimRecord& claim = story.history.claim;
  JsonArray lines;
  for (const Line& line : timeline(story))
    lines.add_raw(JsonLine()
                      .add("day", to_string(line.day))
                      .add("recorded", to_string(line.recorded))
                      .add("what", line.what)
                      .add_if("amount", line.amount)
                      .add_if("details", line.details)
                      .add_if("by", line.by)
                      .text());
  fmt::print("{}\n", JsonLine()
                         .add("claim", claim.id)
                         .add("debtor", claim.debtor)
                         .add_if("debtor_name", story.history.debtor.name)
                         .add("creditor", claim.creditor)
                         .add("currency", values::to_string(story.currency()))
                         .add("principal", story.amount(claim.principal.minor))
                         .add("due", to_string(Day{static_cast<std::int32_t>(story.fact(Fact::due).value_or(0))}))
                         .add_if("issued", shown(claim.issued))
                         .add("on", to_string(story.on))
                         .add("open", story.amount(story.fact(Fact::principal_open).value_or(0)))
                         .add_if("now", flags(story))
                         .add_raw("history", lines.text())
                         .text());
}

}  // namespace

int ledger_show(const LedgerOptions& options) {
  const auto ledger = facts::Ledger::open(options.ledger, facts::Access::read_only);
  if (!ledger) return fail(ledger.error());
  const auto story = story_of(*ledger, options.claim, options.on.value_or(today()));
  if (!story) return fail(story.error());
  if (options.json)
    print_json(*story);
  else
    print_story(*story);
  return fine;
}

}  // namespace dun::cli
