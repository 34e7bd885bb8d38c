// Claims' histories at random, for properties: any event, in any form, in a third of a year.
#pragma once

#include <rapidcheck.h>

#include "engine/facts/history.hpp"
#include "tests/support/histories.hpp"

namespace dun::support {

inline values::Day any_day() {
  return day("2026-01-01") + *rc::gen::inRange(0, 120);
}

inline facts::EventRecord any_event(int number) {
  facts::EventRecord event;
  event.id = "e" + std::to_string(number);
  event.kind = static_cast<facts::EventKind>(*rc::gen::inRange(0, static_cast<int>(facts::EventKind::received) + 1));
  event.effective = any_day();
  event.recorded = any_day();
  event.minor = *rc::gen::inRange<std::int64_t>(0, 5) * 25'000;
  if (*rc::gen::arbitrary<bool>() || event.kind == facts::EventKind::due_changed) event.until = any_day();
  event.channel = *rc::gen::element<std::string>("", "sms", "email", "direct-debit", "letter");
  event.refers_to = *rc::gen::element<std::string>("", "", "e0", "e1", "e2", "invoice", "reminder", "fee-agreed", "contract-rate");
  return event;
}

inline facts::ClaimHistory any_history() {
  facts::ClaimHistory history = claim_due("2026-02-01", "2026-01-15");
  if (*rc::gen::arbitrary<bool>()) history.claim.contract_rate = *rc::gen::inRange<std::int64_t>(0, 5) * 25'000;
  const int events = *rc::gen::inRange(0, 8);
  for (int i = 0; i < events; ++i) history.events.push_back(any_event(i));
  const int acts = *rc::gen::inRange(0, 3);
  for (int i = 0; i < acts; ++i) {
    facts::ActRecord each = act(i == 0 ? "reminder" : "warning", "2026-02-20", 3800);
    each.id += std::to_string(i);
    each.sent = any_day();
    each.recorded = any_day();
    each.state = *rc::gen::element(facts::ActState::sent, facts::ActState::proposed, facts::ActState::skipped);
    if (*rc::gen::arbitrary<bool>()) each.received = each.sent + 3;
    history.acts.push_back(each);
  }
  history.contacts = {{"email", "kari@example.no", any_day(), any_day(), any_day()}};
  history.consents = {{"sms", "", any_day(), std::nullopt, std::nullopt}};
  return history;
}

/// Every column there is, with acts and money.
inline facts::Request everything() {
  facts::Request request;
  for (const facts::FactSpec& spec : facts::fact_specs()) request.columns.emplace_back(spec.fact);
  for (const char* channel : {"sms", "email"}) {
    request.columns.emplace_back(facts::ConsentTo{channel});
    request.columns.emplace_back(facts::ReachableBy{channel});
  }
  request.acts = request.steps = {"reminder", "warning"};
  request.acts_of_claims = request.money_events = request.agreed_rates = true;
  return request;
}

/// Same rows, columns, acts, money and agreed rates; claim numbers may differ.
inline void check_same(const facts::Block& a, const facts::Block& b) {
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
  RC_ASSERT(a.agreed_rates.begin == b.agreed_rates.begin);
  RC_ASSERT(a.agreed_rates.rows == b.agreed_rates.rows);
}

}  // namespace dun::support
