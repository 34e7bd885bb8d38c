// Short ways to write a claim's history in a test. Days are given as ISO text, amounts in minor units.
#pragma once

#include <string>
#include <string_view>

#include "engine/facts/history.hpp"

namespace dun::support {

[[nodiscard]] inline values::Day day(std::string_view iso) {
  return values::parse_day(iso).value();
}

/// A consumer claim of 1000.00 NOK in Norway.
[[nodiscard]] inline facts::ClaimHistory claim_due(std::string_view due, std::string_view issued = "2026-02-01") {
  facts::ClaimHistory history;
  history.creditor.id = "power";
  history.creditor.country = "NO";
  history.debtor.id = "kari";
  history.debtor.country = "NO";
  history.claim.id = "c1";
  history.claim.creditor = "power";
  history.claim.debtor = "kari";
  history.claim.principal = {100'000, values::parse_currency("NOK").value()};
  history.claim.issued = day(issued);
  history.claim.due = day(due);
  return history;
}

/// An event recorded on the day it took effect.
[[nodiscard]] inline facts::EventRecord event(facts::EventKind kind, std::string_view on, std::int64_t minor = 0) {
  facts::EventRecord event;
  event.id = std::string(to_string(kind)) + "-" + std::string(on);
  event.kind = kind;
  event.effective = day(on);
  event.recorded = event.effective;
  event.minor = minor;
  return event;
}

[[nodiscard]] inline facts::EventRecord until(facts::EventRecord event, std::string_view last) {
  event.until = day(last);
  return event;
}
[[nodiscard]] inline facts::EventRecord about(facts::EventRecord event, std::string refers_to) {
  event.refers_to = std::move(refers_to);
  return event;
}
[[nodiscard]] inline facts::EventRecord by(facts::EventRecord event, std::string channel) {
  event.channel = std::move(channel);
  return event;
}
[[nodiscard]] inline facts::EventRecord recorded(facts::EventRecord event, std::string_view on) {
  event.recorded = day(on);
  return event;
}

[[nodiscard]] inline facts::ActRecord act(std::string name, std::string_view sent, std::int64_t fee = 0) {
  facts::ActRecord act;
  act.id = name + "-" + std::string(sent);
  act.act = name;
  act.step = name;
  act.sent = day(sent);
  act.recorded = act.sent;
  act.channel = "letter";
  act.fee = fee;
  return act;
}

}  // namespace dun::support
