#include "engine/facts/import/records.hpp"

#include <fmt/format.h>

#include <array>

#include "engine/facts/import/fields.hpp"

namespace dun::import {
namespace {

using facts::ActState;
using facts::ClaimKind;
using facts::DebtorKind;
using facts::EventKind;
using values::Currency;
using values::Day;

constexpr std::array debtor_kinds{Word<DebtorKind>{"consumer", DebtorKind::consumer},
                                  Word<DebtorKind>{"business", DebtorKind::business},
                                  Word<DebtorKind>{"public", DebtorKind::public_body}};
constexpr std::array claim_kinds{Word<ClaimKind>{"invoice", ClaimKind::invoice},
                                 Word<ClaimKind>{"instalment", ClaimKind::instalment},
                                 Word<ClaimKind>{"recurring", ClaimKind::recurring}};
constexpr std::array act_states{Word<ActState>{"sent", ActState::sent}, Word<ActState>{"failed", ActState::failed}};

facts::CreditorRecord creditor_of(Fields fields) {
  facts::CreditorRecord creditor;
  creditor.id = fields.id("id");
  creditor.name = fields.text("name");
  creditor.country = fields.country("country");
  creditor.size = fields.text("size");
  creditor.vat_deductible = fields.yes_no("vat_deductible");
  return creditor;
}

facts::DebtorRecord debtor_of(Fields fields, const NeutralRow& row) {
  facts::DebtorRecord debtor;
  debtor.id = fields.id("id");
  debtor.name = fields.text("name");
  debtor.kind = fields.word<DebtorKind>("kind", debtor_kinds);
  debtor.country = fields.country("country");
  debtor.language = fields.text("language");
  debtor.national_id = fields.text("national_id");
  debtor.attributes.insert(row.attributes.begin(), row.attributes.end());
  return debtor;
}

facts::ContactRecord contact_of(Fields& fields) {
  facts::ContactRecord contact;
  contact.channel = fields.name("channel");
  contact.from = fields.day("from");
  contact.until = fields.day("until");
  contact.recorded = fields.day("recorded");
  if (contact.from && contact.until && *contact.until < *contact.from) fields.problem("until", "ends before it begins");
  return contact;
}

ContactRow contact_row_of(Fields fields) {
  ContactRow row{fields.id("debtor"), contact_of(fields)};
  row.contact.address = fields.text("address");
  return row;
}

facts::ClaimRecord claim_of(Fields fields, const NeutralRow& row) {
  facts::ClaimRecord claim;
  claim.id = fields.id("id");
  claim.creditor = fields.id("creditor");
  claim.debtor = fields.id("debtor");
  claim.relationship = fields.id("relationship");
  claim.kind = fields.word<ClaimKind>("kind", claim_kinds);
  claim.reference = fields.text("reference");
  claim.principal.currency = fields.currency("currency");
  claim.principal.minor = fields.amount("principal", claim.principal.currency).value_or(0);
  claim.issued = fields.day("issued");
  claim.due = fields.day("due").value_or(Day{});
  claim.governing_law = fields.country("governing_law");
  claim.fee_agreed = fields.yes_no("fee_agreed");
  claim.contract_rate = fields.percent("contract_rate");
  claim.recorded = fields.day("recorded");
  claim.attributes.insert(row.attributes.begin(), row.attributes.end());
  if (claim.principal.minor < 0)
    fields.problem("principal", "a claim is not negative; a credit note is an event of the claim it corrects");
  return claim;
}

/// The currency amounts of this row are in: the claim's, and the stated one must be the same.
Currency currency_of_claim(Fields& fields, const CurrencyOf& currency_of) {
  const auto currency = currency_of(fields.text("claim"));
  if (!currency) {
    fields.problem("claim", fmt::format("claim {} is not in the ledger; bring claims in first",
                                        in_backticks(fields.text("claim"))));
    return {};
  }
  if (!fields.is_empty("currency") && fields.currency("currency") != *currency &&
      values::parse_currency(fields.text("currency")))
    fields.problem("currency", fmt::format("{} is not the claim's currency, which is {}",
                                           in_backticks(fields.text("currency")), to_string(*currency)));
  return *currency;
}

void read_agreement(Fields& fields, facts::EventRecord& event) {
  if (event.refers_to == "fee-agreed")
    event.minor = fields.yes_no("value").value_or(false) ? 1 : 0;
  else if (event.refers_to == "contract-rate")
    event.minor = fields.percent("value").value_or(0);
  else
    fields.problem("refers_to", fmt::format("{} is nothing an agreement changes; expected fee-agreed or contract-rate",
                                            in_backticks(event.refers_to)));
  if (fields.is_empty("value"))
    fields.problem("value", "`value` is empty; an agreement_changed event says what is agreed now");
}

bool takes_amount(EventKind kind) {
  return kind == EventKind::payment || kind == EventKind::credit_note || kind == EventKind::reversal ||
         kind == EventKind::dispute_opened;
}

void read_amount(Fields& fields, Currency currency, facts::EventRecord& event) {
  if (fields.is_empty("amount")) {
    if (event.kind == EventKind::payment || event.kind == EventKind::credit_note)
      fields.problem("amount", fmt::format("`amount` is empty; a {} needs one", to_string(event.kind)));
    return;
  }
  if (!takes_amount(event.kind)) {
    fields.problem("amount", fmt::format("a {} event has no amount", to_string(event.kind)));
    return;
  }
  const auto amount = fields.amount("amount", currency);
  if (amount && *amount <= 0)
    fields.problem("amount", fmt::format("{} is not above zero; the event's kind says which way the money went",
                                         in_backticks(fields.text("amount"))));
  event.minor = amount.value_or(0);
}

EventKind event_kind_of(Fields& fields) {
  const auto kind = facts::event_kind_named(fields.text("kind"));
  if (kind) return *kind;
  std::vector<std::string> known;
  for (int each = 0; each <= static_cast<int>(EventKind::received); ++each)
    known.emplace_back(to_string(static_cast<EventKind>(each)));
  fields.unknown_word("kind", known);
  return EventKind::payment;
}

EventRow event_of(Fields fields, const CurrencyOf& currency_of) {
  EventRow row;
  row.claim = fields.id("claim");
  row.debtor = fields.id("debtor");
  if (row.claim.empty() == row.debtor.empty())
    fields.problem("claim", row.claim.empty() ? "`claim` is empty; an event is of a claim, or of a `debtor`"
                                              : "an event is of a claim or of a debtor, not of both");
  const Currency currency = row.claim.empty() ? Currency{} : currency_of_claim(fields, currency_of);
  facts::EventRecord& event = row.event;
  event.id = fields.id("id");
  event.kind = event_kind_of(fields);
  event.effective = fields.day("effective").value_or(Day{});
  event.recorded = fields.day("recorded").value_or(Day{});
  event.until = fields.day("until");
  event.channel = fields.name("channel");
  event.reason = fields.text("reason");
  event.by = fields.text("by");
  event.refers_to = fields.text("refers_to");
  read_amount(fields, currency, event);
  if (event.kind == EventKind::agreement_changed) read_agreement(fields, event);
  return row;
}

ActionRow action_of(Fields fields, const CurrencyOf& currency_of) {
  ActionRow row;
  row.claim = fields.id("claim");
  const Currency currency = currency_of_claim(fields, currency_of);
  const auto charge = [&](std::string_view column) {
    const std::int64_t minor = fields.amount(column, currency).value_or(0);
    if (minor < 0) fields.problem(column, fmt::format("{} is below zero", in_backticks(fields.text(column))));
    return minor;
  };
  facts::ActRecord& act = row.act;
  act.id = fields.id("id");
  act.act = fields.name("act");
  act.step = fields.name("step");
  act.occurrence = fields.whole("occurrence").value_or(1);
  act.sent = fields.day("sent").value_or(Day{});
  act.recorded = fields.day("recorded").value_or(Day{});
  act.channel = fields.name("channel");
  act.fee = charge("fee");
  act.interest = charge("interest");
  act.compensation = charge("compensation");
  act.pay_by = fields.day("pay_by");
  act.received = fields.day("received");
  act.states = fields.text("states_term");
  act.state = fields.is_empty("state") ? ActState::sent : fields.word<ActState>("state", act_states);
  act.by_hand = fields.yes_no("by_hand").value_or(true);
  return row;
}

StateRow state_of(Fields fields, const CurrencyOf& currency_of) {
  StateRow row;
  row.claim = fields.id("claim");
  const auto currency = currency_of(row.claim);
  if (!currency) fields.problem("claim", fmt::format("claim {} is not in the ledger", in_backticks(row.claim)));
  row.on = fields.day("on").value_or(Day{});
  row.principal_open = fields.amount("principal_open", currency.value_or(Currency{}));
  row.disputed = fields.yes_no("disputed");
  row.held = fields.yes_no("held");
  row.promised = fields.day("promised");
  row.reason = fields.text("reason");
  row.by = fields.text("by");
  return row;
}

}  // namespace

Record record_of(const NeutralRow& row, const CurrencyOf& currency_of, std::vector<Problem>& problems) {
  const Fields fields(row, problems);
  switch (row.kind) {
    case Kind::creditors:
      return creditor_of(fields);
    case Kind::debtors:
      return debtor_of(fields, row);
    case Kind::contacts:
      return contact_row_of(fields);
    case Kind::consents: {
      Fields read = fields;
      ConsentRow consent{read.id("debtor"), contact_of(read)};
      return consent;
    }
    case Kind::claims:
      return claim_of(fields, row);
    case Kind::events:
      return event_of(fields, currency_of);
    case Kind::actions:
      return action_of(fields, currency_of);
    case Kind::states:
      return state_of(fields, currency_of);
  }
  return facts::CreditorRecord{};
}

}  // namespace dun::import
