#include "engine/facts/history.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/histories.hpp"

using namespace dun::facts;
using namespace dun::support;
using dun::values::Day;
using Kind = EventKind;

namespace {

std::string shown(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : "missing";
}

/// One fact of a claim of 1000.00 due 2026-03-02 after some events, on a day.
struct Row {
  std::string_view what;
  std::vector<EventRecord> events;
  std::string_view on;
  Fact fact;
  std::optional<std::int64_t> expected;
};

std::optional<std::int64_t> fact_of(const ClaimHistory& history, Fact fact, Day on, Day known_on) {
  return fold(history, on, known_on).facts[static_cast<std::size_t>(fact)];
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    ClaimHistory history = claim_due("2026-03-02");
    history.events = row.events;
    INFO(row.what << " on " << row.on);
    CHECK(shown(fact_of(history, row.fact, day(row.on), dun::values::last_day)) == shown(row.expected));
  }
}

constexpr auto missing = std::nullopt;

}  // namespace

TEST_CASE("fold: what is open", "[facts]") {
  const EventRecord paid = event(Kind::payment, "2026-03-10", 40'000);
  const EventRecord all = event(Kind::payment, "2026-03-10", 100'000);
  const EventRecord credit = event(Kind::credit_note, "2026-03-12", 10'000);
  check({
      {"nothing happened", {}, "2026-03-16", Fact::principal_open, 100'000},
      {"part paid, the day before", {paid}, "2026-03-09", Fact::principal_open, 100'000},
      {"part paid, that day", {paid}, "2026-03-10", Fact::principal_open, 60'000},
      {"overpaid", {event(Kind::payment, "2026-03-10", 120'000)}, "2026-03-11", Fact::principal_open, -20'000},
      {"principal stays as invoiced", {paid, credit}, "2026-03-16", Fact::principal, 100'000},
      {"reversed by amount",
       {paid, event(Kind::reversal, "2026-03-11", 40'000)},
       "2026-03-11",
       Fact::principal_open,
       100'000},
      {"reversed as a whole",
       {paid, about(event(Kind::reversal, "2026-03-11"), paid.id)},
       "2026-03-11",
       Fact::principal_open,
       100'000},
      {"reversal of what is not there",
       {paid, about(event(Kind::reversal, "2026-03-11"), "x")},
       "2026-03-11",
       Fact::principal_open,
       60'000},
      {"a credit note counts from its own day", {credit}, "2026-03-11", Fact::principal_open, 100'000},
      {"a credit note counts from its own day", {credit}, "2026-03-12", Fact::principal_open, 90'000},
      {"a correction counts from the invoice", {about(credit, "invoice")}, "2026-02-01", Fact::principal_open, 90'000},
      {"a correction counts from the invoice", {about(credit, "c1")}, "2026-01-31", Fact::principal_open, 100'000},
      {"paid and reversed on one day",
       {all, event(Kind::reversal, "2026-03-10", 100'000)},
       "2026-03-10",
       Fact::principal_open,
       100'000},
  });
}

TEST_CASE("fold: disputes", "[facts]") {
  const EventRecord whole = event(Kind::dispute_opened, "2026-03-05");
  const EventRecord part = event(Kind::dispute_opened, "2026-03-06", 30'000);
  const EventRecord closed = event(Kind::dispute_closed, "2026-03-08");
  const EventRecord paid = event(Kind::payment, "2026-03-07", 80'000);
  check({
      {"the whole claim", {whole}, "2026-03-04", Fact::disputed, 0},
      {"the whole claim", {whole}, "2026-03-05", Fact::disputed, 1},
      {"the whole claim is no part", {whole}, "2026-03-05", Fact::disputed_amount, 0},
      {"a part is not the whole", {part}, "2026-03-06", Fact::disputed, 0},
      {"a part", {part}, "2026-03-06", Fact::disputed_amount, 30'000},
      {"a part is not chased", {part}, "2026-03-06", Fact::balance, 70'000},
      {"no more is disputed than is open", {part, paid}, "2026-03-07", Fact::disputed_amount, 20'000},
      {"no more is disputed than is open", {part, paid}, "2026-03-07", Fact::balance, 0},
      {"closing closes all", {whole, part, closed}, "2026-03-08", Fact::disputed_amount, 0},
      {"closing closes all", {whole, part, closed}, "2026-03-08", Fact::disputed, 0},
      {"closing one", {whole, part, about(closed, part.id)}, "2026-03-08", Fact::disputed, 1},
      {"closing one", {whole, part, about(closed, part.id)}, "2026-03-08", Fact::disputed_amount, 0},
      {"two parts add up",
       {part, event(Kind::dispute_opened, "2026-03-07", 10'000)},
       "2026-03-07",
       Fact::disputed_amount,
       40'000},
  });
}

TEST_CASE("fold: what lasts until a day", "[facts]") {
  const EventRecord hold = until(event(Kind::hold, "2026-03-05"), "2026-03-20");
  const EventRecord promise = until(event(Kind::promise, "2026-03-05"), "2026-03-20");
  const EventRecord plan = event(Kind::plan_agreed, "2026-03-05");
  check({
      {"a hold has not begun", {hold}, "2026-03-04", Fact::held_until, missing},
      {"a hold includes its last day", {hold}, "2026-03-20", Fact::held_until, day("2026-03-20").number},
      {"a hold has ended", {hold}, "2026-03-21", Fact::held_until, missing},
      {"resumed", {hold, event(Kind::resumed, "2026-03-10")}, "2026-03-09", Fact::held_until, day("2026-03-20").number},
      {"resumed", {hold, event(Kind::resumed, "2026-03-10")}, "2026-03-10", Fact::held_until, missing},
      {"without an end",
       {event(Kind::hold, "2026-03-05")},
       "2030-01-01",
       Fact::held_until,
       dun::values::last_day.number},
      {"the longer of two",
       {hold, until(event(Kind::hold, "2026-03-06"), "2026-03-10")},
       "2026-03-07",
       Fact::held_until,
       day("2026-03-20").number},
      {"resuming one of two",
       {hold, until(event(Kind::hold, "2026-03-06"), "2026-03-10"), about(event(Kind::resumed, "2026-03-07"), hold.id)},
       "2026-03-07",
       Fact::held_until,
       day("2026-03-10").number},
      {"a promise", {promise}, "2026-03-20", Fact::promised, day("2026-03-20").number},
      {"a promise has run out", {promise}, "2026-03-21", Fact::promised, missing},
      {"a later promise replaces it",
       {promise, until(event(Kind::promise, "2026-03-06"), "2026-03-08")},
       "2026-03-09",
       Fact::promised,
       missing},
      {"a plan", {plan}, "2026-09-01", Fact::payment_plan, 1},
      {"a plan missed", {plan, event(Kind::plan_missed, "2026-04-01")}, "2026-04-01", Fact::payment_plan, 0},
      {"a plan until a day", {until(plan, "2026-04-01")}, "2026-04-02", Fact::payment_plan, 0},
  });
}

TEST_CASE("fold: flags and agreements", "[facts]") {
  const EventRecord off = event(Kind::written_off, "2026-03-05");
  check({
      {"written off", {off}, "2026-03-05", Fact::written_off, 1},
      {"written off in error",
       {off, about(event(Kind::resumed, "2026-03-06"), off.id)},
       "2026-03-06",
       Fact::written_off,
       0},
      {"ending holds ends no write-off", {off, event(Kind::resumed, "2026-03-06")}, "2026-03-06", Fact::written_off, 1},
      {"insolvent", {event(Kind::insolvent, "2026-03-05")}, "2026-03-05", Fact::insolvent, 1},
      {"deceased", {event(Kind::deceased, "2026-03-05")}, "2026-03-04", Fact::deceased, 0},
      {"collection failed",
       {event(Kind::direct_debit_failed, "2026-03-05")},
       "2026-03-05",
       Fact::direct_debit_failed,
       1},
      {"agreement to pull payments",
       {by(event(Kind::consent_given, "2026-01-01"), "direct-debit")},
       "2026-03-05",
       Fact::direct_debit,
       1},
      {"due date moved",
       {until(event(Kind::due_changed, "2026-03-01"), "2026-03-20")},
       "2026-02-28",
       Fact::due,
       day("2026-03-02").number},
      {"due date moved",
       {until(event(Kind::due_changed, "2026-03-01"), "2026-03-20")},
       "2026-03-01",
       Fact::due,
       day("2026-03-20").number},
      {"fee not known to be agreed", {}, "2026-03-05", Fact::fee_agreed, missing},
      {"fee agreed later",
       {about(event(Kind::agreement_changed, "2026-03-05", 1), "fee-agreed")},
       "2026-03-05",
       Fact::fee_agreed,
       1},
      {"rate agreed later",
       {about(event(Kind::agreement_changed, "2026-03-05", 80'000), "contract-rate")},
       "2026-03-05",
       Fact::contract_rate,
       80'000},
  });
}

TEST_CASE("fold: only what was known counts", "[facts]") {
  ClaimHistory history = claim_due("2026-03-02");
  history.events = {recorded(event(Kind::payment, "2026-03-10", 100'000), "2026-03-14")};
  CHECK(fact_of(history, Fact::principal_open, day("2026-03-13"), day("2026-03-13")) == 100'000);
  CHECK(fact_of(history, Fact::principal_open, day("2026-03-13"), day("2026-03-14")) == 0);
  CHECK(fact_of(history, Fact::principal_open, day("2026-03-09"), day("2026-03-14")) == 100'000);
}

TEST_CASE("fold: a consumer who lives under another law has no country", "[facts]") {
  ClaimHistory history = claim_due("2026-03-02");
  const auto country = [&] { return fact_of(history, Fact::country, day("2026-03-05"), day("2026-03-05")); };
  CHECK(country() == country_code("NO"));
  history.claim.governing_law = "SE";
  CHECK(country() == std::nullopt);
  history.debtor.kind = DebtorKind::business;
  CHECK(country() == country_code("SE"));
}

TEST_CASE("fold: fees of what went out", "[facts]") {
  ClaimHistory history = claim_due("2026-03-02");
  history.acts = {act("reminder", "2026-03-16", 3800), act("warning", "2026-04-01", 3800)};
  history.acts[1].state = ActState::proposed;
  const auto fees = [&](std::string_view on) { return fact_of(history, Fact::fees_claimed, day(on), day(on)); };
  CHECK(fees("2026-03-15") == 0);
  CHECK(fees("2026-04-02") == 3800);
  history.events = {about(event(Kind::delivery_failed, "2026-03-18"), "reminder")};
  CHECK(fees("2026-03-17") == 3800);
  CHECK(fees("2026-03-18") == 0);
}

TEST_CASE("fold: when it was settled and overdue", "[facts]") {
  struct Spells {
    std::vector<EventRecord> events;
    std::string expected;
  };
  const EventRecord all = event(Kind::payment, "2026-03-10", 100'000);
  const std::vector<Spells> rows{
      {{}, "2026-03-03-; settled -"},
      {{all}, "2026-03-03-2026-03-10; settled 2026-03-10"},
      {{event(Kind::payment, "2026-03-02", 100'000)}, "; settled 2026-03-02"},
      {{event(Kind::payment, "2026-03-03", 100'000)}, "; settled 2026-03-03"},
      {{all, event(Kind::reversal, "2026-03-12", 100'000)}, "2026-03-03-2026-03-10 2026-03-12-; settled -"},
      {{all, event(Kind::reversal, "2026-03-12", 100'000), event(Kind::payment, "2026-03-12", 100'000)},
       "2026-03-03-2026-03-10; settled 2026-03-10"},
  };
  for (const Spells& row : rows) {
    ClaimHistory history = claim_due("2026-03-02");
    history.events = row.events;
    const ClaimState state = fold(history, day("2026-06-01"), day("2026-06-01"));
    std::string got;
    for (const OverdueSpell& spell : state.overdue)
      got += (got.empty() ? "" : " ") + to_string(spell.from) + "-" + (spell.until ? to_string(*spell.until) : "");
    CHECK(got + "; settled " + (state.settled_on ? to_string(*state.settled_on) : "-") == row.expected);
  }
}

TEST_CASE("arrears: since when something was overdue without a break", "[facts]") {
  const auto spell = [](std::string_view from, std::string_view to) {
    return OverdueSpell{day(from), to.empty() ? std::nullopt : std::optional(day(to))};
  };
  const auto since = [&](const std::vector<OverdueSpell>& spells) {
    const auto found = arrears_since(spells, day("2026-03-16"));
    return found ? to_string(*found) : "-";
  };
  CHECK(since({}) == "-");
  CHECK(since({spell("2026-03-03", "")}) == "2026-03-03");
  CHECK(since({spell("2026-03-17", "")}) == "-");
  CHECK(since({spell("2026-01-01", "2026-03-16")}) == "-");
  CHECK(since({spell("2026-01-01", "2026-03-17")}) == "2026-01-01");
  CHECK(since({spell("2026-01-01", "2026-02-01"), spell("2026-03-03", "")}) == "2026-03-03");
  CHECK(since({spell("2026-01-01", "2026-03-03"), spell("2026-03-03", "")}) == "2026-01-01");
  CHECK(since({spell("2026-01-01", "2026-03-02"), spell("2026-03-03", "")}) == "2026-03-03");
  CHECK(since({spell("2026-03-03", ""), spell("2026-01-01", "2026-03-05")}) == "2026-01-01");
}

TEST_CASE("reach: windows of days", "[facts]") {
  ClaimHistory history = claim_due("2026-03-02");
  history.contacts = {{"email", "kari@example.no", day("2026-01-01"), day("2026-12-31"), std::nullopt},
                      {"letter", "Storgata 1", std::nullopt, std::nullopt, std::nullopt}};
  history.consents = {{"sms", "", day("2026-01-01"), std::nullopt, day("2026-02-01")}};
  history.events = {by(event(Kind::consent_withdrawn, "2026-03-10"), "sms"),
                    about(by(event(Kind::contact_lost, "2026-03-05"), "email"), "kari@example.no"),
                    about(by(event(Kind::contact_lost, "2026-03-05"), "letter"), "Storgata 2")};
  Request request;
  request.columns = {ConsentTo{"sms"}, ReachableBy{"email"}, ReachableBy{"letter"}, ReachableBy{"phone"}};
  const auto row = [&](std::string_view on, std::string_view known) {
    const Block block = to_block({history}, request, day(on), day(known));
    std::string text;
    for (const Column& column : block.columns) text += std::to_string(column.values[0]);
    return text;
  };
  CHECK(row("2026-01-15", "2026-01-15") == "0110");
  CHECK(row("2026-01-15", "2026-02-01") == "1110");
  CHECK(row("2026-03-04", "2026-03-04") == "1110");
  CHECK(row("2026-03-05", "2026-03-05") == "1010");
  CHECK(row("2026-03-10", "2026-03-10") == "0010");
  CHECK(row("2026-03-10", "2026-03-09") == "1010");
}
