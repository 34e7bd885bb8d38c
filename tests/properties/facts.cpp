// The fold of a claim's history: order changes nothing, what is not yet known changes nothing, and the standing that
// the ledger keeps answers every day from `through` on as the fold of that day does.
#include <rapidcheck.h>

#include <algorithm>
#include <random>

#include "engine/facts/standing.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/histories.hpp"

using namespace dun::facts;
using namespace dun::support;
using dun::values::Day;

namespace {

constexpr std::string_view first_day_of_year = "2026-01-01";

Day any_day() {
  return day(first_day_of_year) + *rc::gen::inRange(0, 120);
}

EventRecord any_event(int number) {
  EventRecord event;
  event.id = "e" + std::to_string(number);
  event.kind = static_cast<EventKind>(*rc::gen::inRange(0, static_cast<int>(EventKind::received) + 1));
  event.effective = any_day();
  event.recorded = any_day();
  event.minor = *rc::gen::inRange<std::int64_t>(0, 5) * 25'000;
  if (*rc::gen::arbitrary<bool>() || event.kind == EventKind::due_changed) event.until = any_day();
  event.channel = *rc::gen::element<std::string>("", "sms", "email", "direct-debit", "letter");
  event.refers_to = *rc::gen::element<std::string>("", "", "e0", "e1", "e2", "invoice", "reminder", "fee-agreed");
  return event;
}

ClaimHistory any_history() {
  ClaimHistory history = claim_due("2026-02-01", "2026-01-15");
  const int events = *rc::gen::inRange(0, 8);
  for (int i = 0; i < events; ++i) history.events.push_back(any_event(i));
  const int acts = *rc::gen::inRange(0, 3);
  for (int i = 0; i < acts; ++i) {
    ActRecord each = act(i == 0 ? "reminder" : "warning", "2026-02-20", 3800);
    each.id += std::to_string(i);
    each.sent = any_day();
    each.recorded = any_day();
    each.state = *rc::gen::element(ActState::sent, ActState::proposed, ActState::skipped);
    if (*rc::gen::arbitrary<bool>()) each.received = each.sent + 3;
    history.acts.push_back(each);
  }
  history.contacts = {{"email", "kari@example.no", any_day(), any_day(), any_day()}};
  history.consents = {{"sms", "", any_day(), std::nullopt, std::nullopt}};
  return history;
}

void check_same(const Block& a, const Block& b) {
  RC_ASSERT(a.rows == b.rows);
  for (std::size_t i = 0; i < a.columns.size(); ++i) {
    RC_ASSERT(a.columns[i].values == b.columns[i].values);
    RC_ASSERT(a.columns[i].known == b.columns[i].known);
  }
  RC_ASSERT(a.acts.rows.size() == b.acts.rows.size());
  for (std::size_t i = 0; i < a.acts.rows.size(); ++i) {
    RC_ASSERT(a.acts.rows[i].sent == b.acts.rows[i].sent);
    RC_ASSERT(a.acts.rows[i].state == b.acts.rows[i].state);
    RC_ASSERT(a.acts.rows[i].act == b.acts.rows[i].act);
  }
  RC_ASSERT(a.money.rows.size() == b.money.rows.size());
  for (std::size_t i = 0; i < a.money.rows.size(); ++i) {
    RC_ASSERT(a.money.rows[i].day == b.money.rows[i].day);
    RC_ASSERT(a.money.rows[i].minor == b.money.rows[i].minor);
  }
}

Request everything() {
  Request request;
  for (const FactSpec& spec : fact_specs()) request.columns.emplace_back(spec.fact);
  for (const char* channel : {"sms", "email"}) {
    request.columns.emplace_back(ConsentTo{channel});
    request.columns.emplace_back(ReachableBy{channel});
  }
  request.acts = request.steps = {"reminder", "warning"};
  request.acts_of_claims = request.money_events = true;
  return request;
}

template <class T>
void shuffle(std::vector<T>& rows, std::mt19937& random) {
  std::shuffle(rows.begin(), rows.end(), random);
}

}  // namespace

TEST_CASE("facts: the order of rows changes nothing", "[facts]") {
  CHECK(rc::check([] {
    const ClaimHistory history = any_history();
    ClaimHistory shuffled = history;
    std::mt19937 random(*rc::gen::arbitrary<unsigned>());
    shuffle(shuffled.events, random);
    shuffle(shuffled.acts, random);
    shuffle(shuffled.contacts, random);
    const Day on = any_day(), known = any_day();
    check_same(to_block({history}, everything(), on, known), to_block({shuffled}, everything(), on, known));
  }));
}

TEST_CASE("facts: what was recorded later changes nothing", "[facts]") {
  CHECK(rc::check([] {
    const ClaimHistory history = any_history();
    const Day on = any_day(), known = any_day();
    ClaimHistory then = history;
    const auto later = [&](const auto& row) { return row.recorded > known; };
    then.events.erase(std::remove_if(then.events.begin(), then.events.end(), later), then.events.end());
    then.acts.erase(std::remove_if(then.acts.begin(), then.acts.end(), later), then.acts.end());
    then.contacts.erase(std::remove_if(then.contacts.begin(), then.contacts.end(), later), then.contacts.end());
    check_same(to_block({history}, everything(), on, known), to_block({then}, everything(), on, known));
  }));
}

TEST_CASE("facts: what takes effect later changes nothing", "[facts]") {
  CHECK(rc::check([] {
    const ClaimHistory history = any_history();
    const Day on = any_day(), known = any_day();
    ClaimHistory more = history;
    EventRecord event = any_event(99);
    event.effective = on + 1 + *rc::gen::inRange(0, 30);
    if (event.kind == EventKind::credit_note) event.refers_to.clear();
    more.events.push_back(event);
    check_same(to_block({history}, everything(), on, known), to_block({more}, everything(), on, known));
  }));
}

TEST_CASE("facts: the standing kept answers every later day as the fold does", "[facts]") {
  CHECK(rc::check([] {
    const ClaimHistory history = any_history();
    const Folded kept = stand(history, dun::values::last_day, dun::values::last_day);
    const Day on = kept.standing.through + *rc::gen::inRange(0, 60);
    const ClaimState state = fold(history, on, dun::values::last_day);
    for (const FactSpec& spec : fact_specs()) {
      if (spec.fact == Fact::direct_debit || spec.fact == Fact::vat_deductible) continue;
      RC_ASSERT(value_of(spec.fact, kept.standing, on) == state.facts[static_cast<std::size_t>(spec.fact)]);
    }
    RC_ASSERT(kept.overdue.size() == state.overdue.size());
    RC_ASSERT(kept.money.size() == state.money.size());
  }));
}
