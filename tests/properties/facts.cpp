// The fold of a claim's history: order changes nothing, what is not yet known changes nothing, and the standing that
// the ledger keeps answers every day from `through` on as the fold of that day does.
#include <algorithm>
#include <random>

#include "engine/facts/standing_value.hpp"
#include "tests/support/any_history.hpp"
#include "tests/support/catch.hpp"

using namespace dun::facts;
using namespace dun::support;
using dun::values::Day;

namespace {

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
