// dun ledger pay, credit, dispute, hold, …: one event entered by hand.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/failure.hpp"
#include "cli/ledger.hpp"
#include "cli/terminal.hpp"
#include "engine/facts/ledger/ledger.hpp"

namespace dun::cli {

namespace {

using base::Result;
using facts::EventKind;
using facts::EventRecord;

struct Verb {
  std::string_view name;
  EventKind kind;
};
constexpr std::array verbs{
    Verb{"pay", EventKind::payment},
    Verb{"credit", EventKind::credit_note},
    Verb{"reverse", EventKind::reversal},
    Verb{"dispute", EventKind::dispute_opened},
    Verb{"resolve", EventKind::dispute_closed},
    Verb{"hold", EventKind::hold},
    Verb{"resume", EventKind::resumed},
    Verb{"promise", EventKind::promise},
    Verb{"plan", EventKind::plan_agreed},
    Verb{"plan-missed", EventKind::plan_missed},
    Verb{"plan-end", EventKind::plan_ended},
    Verb{"due", EventKind::due_changed},
    Verb{"consent", EventKind::consent_given},
    Verb{"withdraw", EventKind::consent_withdrawn},
    Verb{"lost", EventKind::contact_lost},
    Verb{"undelivered", EventKind::delivery_failed},
    Verb{"received", EventKind::received},
    Verb{"debit-failed", EventKind::direct_debit_failed},
    Verb{"write-off", EventKind::written_off},
    Verb{"insolvent", EventKind::insolvent},
    Verb{"deceased", EventKind::deceased},
};

EventKind kind_of(const std::string& verb) {
  return std::find_if(verbs.begin(), verbs.end(), [&](const Verb& each) { return each.name == verb; })->kind;
}

/// The amount in minor units; 0 if none was given.
Result<std::int64_t> amount_of(const std::string& text, values::Currency currency) {
  if (text.empty()) return 0;
  if (const auto minor = values::parse_minor(text, currency)) return *minor;
  return base::refuse(base::FaultKind::usage, fmt::format("`{}` is no amount in {}", text, values::to_string(currency)),
                      fmt::format("write it with a point and at most {} decimals, such as {}",
                                  values::exponent(currency), values::to_decimal(50'000, currency)));
}

/// An id made from the content, so that an entry made twice by mistake is seen.
std::string made_id(const EventRecord& event, const LedgerOptions& options) {
  std::string id = fmt::format("{}-{}-{}", to_string(event.kind), options.claim, to_string(event.effective));
  for (const std::string* part : {&options.amount, &options.channel, &options.refers_to})
    if (!part->empty()) id += "-" + *part;
  return id;
}

Result<EventRecord> event_of(const LedgerOptions& options, values::Currency currency) {
  const Result<std::int64_t> minor = amount_of(options.amount, currency);
  if (!minor) return tl::make_unexpected(minor.error());
  EventRecord event;
  event.kind = kind_of(options.verb);
  event.effective = options.on.value_or(today());
  event.recorded = options.recorded.value_or(today());
  event.minor = *minor;
  event.until = options.until;
  event.channel = options.channel;
  event.reason = options.reason;
  event.by = options.by.empty() ? user_name() : options.by;
  event.refers_to = options.refers_to;
  event.id = options.id.empty() ? made_id(event, options) : options.id;
  return event;
}

Result<facts::ClaimLabel> label_of(const facts::Ledger& ledger, const std::string& claim) {
  return ledger.number_of(claim).and_then([&](std::int64_t number) { return ledger.label_of(number); });
}

/// Whether the event was new. An id made here that exists already may be the same entry made twice, or another one like
/// it; only the person knows.
Result<bool> keep(facts::Ledger& ledger, const LedgerOptions& options, const EventRecord& event) {
  auto transaction = ledger.begin();
  if (!transaction) return tl::make_unexpected(transaction.error());
  const auto stored = ledger.put_event({options.claim, {}}, event);
  if (!stored) return tl::make_unexpected(stored.error());
  if (stored->what == facts::Put::conflict)
    return base::refuse(base::FaultKind::data, fmt::format("event {} exists already: {}", event.id, stored->difference),
                        "give another --id");
  if (stored->what == facts::Put::unchanged && options.id.empty())
    return base::refuse(base::FaultKind::data, fmt::format("this was entered already, as {}", event.id),
                        "if this is another one, give it an id of its own with --id");
  const auto kept = transaction->commit();
  if (!kept) return tl::make_unexpected(kept.error());
  return stored->what == facts::Put::inserted;
}

/// Where the claim stands now, in a line.
Result<std::string> standing_line(const facts::Ledger& ledger, const std::string& claim, Day on) {
  return ledger.history(claim, {on, std::nullopt}).map([&](const facts::ClaimHistory& history) {
    const facts::ClaimState state = fold(history, on, values::last_day);
    const auto open = state.facts[static_cast<std::size_t>(facts::Fact::principal_open)].value_or(0);
    const values::Money& principal = history.claim.principal;
    return fmt::format("claim {}: {} open of {}", claim, values::to_decimal(open, principal.currency),
                       values::to_string(principal));
  });
}

Result<int> enter(const LedgerOptions& options) {
  auto ledger = facts::Ledger::open(options.ledger, facts::Access::read_write);
  if (!ledger) return tl::make_unexpected(ledger.error());
  const auto label = label_of(*ledger, options.claim);
  if (!label) return tl::make_unexpected(label.error());
  const Result<EventRecord> event = event_of(options, label->currency);
  if (!event) return tl::make_unexpected(event.error());
  const Result<bool> is_new = keep(*ledger, options, *event);
  if (!is_new) return tl::make_unexpected(is_new.error());
  const auto line = standing_line(*ledger, options.claim, std::max(event->effective, today()));
  if (!line) return tl::make_unexpected(line.error());
  fmt::print("{} {}, effective {}\n{}\n", *is_new ? "recorded" : "already there:", event->id,
             to_string(event->effective), *line);
  return fine;
}

}  // namespace

int ledger_event(const LedgerOptions& options) {
  const Result<int> entered = enter(options);
  return entered ? *entered : fail(entered.error());
}

}  // namespace dun::cli
