#include "engine/facts/ledger/checks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/facts/ledger/database.hpp"

namespace dun::facts {

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const auto* end = bytes + text.size();
  while (bytes < end) {
    const int more = *bytes < 0x80                     ? 0
                     : *bytes >= 0xc2 && *bytes < 0xe0 ? 1
                     : *bytes >= 0xe0 && *bytes < 0xf0 ? 2
                     : *bytes >= 0xf0 && *bytes < 0xf5 ? 3
                                                       : -1;
    if (more < 0 || end - bytes <= more) return false;
    const bool overlong = (*bytes == 0xe0 && bytes[1] < 0xa0) || (*bytes == 0xf0 && bytes[1] < 0x90);
    const bool outside = (*bytes == 0xed && bytes[1] >= 0xa0) || (*bytes == 0xf4 && bytes[1] >= 0x90);
    if (more > 0 && (overlong || outside)) return false;
    for (int i = 1; i <= more; ++i)
      if ((bytes[i] & 0xc0) != 0x80) return false;
    bytes += more + 1;
  }
  return true;
}

namespace {

constexpr std::size_t longest_id = 200;
constexpr std::size_t longest_text = 10'000;

void check_text(std::string_view what, std::string_view text) {
  if (text.size() > longest_text) refuse_data(fmt::format("{} is longer than {} bytes", what, longest_text));
  if (!is_utf8(text)) refuse_data(fmt::format("{} is not UTF-8 text", what), "convert the file to UTF-8");
}

void check_id(std::string_view what, std::string_view id) {
  if (id.empty()) refuse_data(fmt::format("{} is empty", what));
  if (id.size() > longest_id) refuse_data(fmt::format("{} is longer than {} bytes", what, longest_id));
  const auto is_control = [](char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f; };
  if (std::any_of(id.begin(), id.end(), is_control)) refuse_data(fmt::format("{} holds a control character", what));
  check_text(what, id);
}

void check_day(std::string_view what, Day day) {
  if (day < values::first_day || day > values::last_day)
    refuse_data(
        fmt::format("{} lies outside {} to {}", what, to_string(values::first_day), to_string(values::last_day)));
}
void check_day(std::string_view what, const std::optional<Day>& day) {
  if (day) check_day(what, *day);
}

void check_country(std::string_view what, const std::string& iso) {
  if (!iso.empty() && !country_code(iso))
    refuse_data(fmt::format("{} is `{}`, expected two capital letters such as NO", what, iso));
}

void check_amount(std::string_view what, std::int64_t minor) {
  if (minor < -largest_amount || minor > largest_amount) refuse_data(fmt::format("{} is out of range", what));
}
void check_not_negative(std::string_view what, std::int64_t minor) {
  check_amount(what, minor);
  if (minor < 0) refuse_data(fmt::format("{} is below zero, expected zero or more", what));
}

void check_attributes(const std::map<std::string, std::string>& attributes) {
  for (const auto& [name, value] : attributes) {
    check_id("the name of an attribute", name);
    check_text(fmt::format("attribute {}", name), value);
  }
}

void check_span(const ContactRecord& record) {
  check_id("channel", record.channel);
  check_text("address", record.address);
  check_day("from", record.from);
  check_day("until", record.until);
  if (record.from && record.until && *record.until < *record.from)
    refuse_data(fmt::format("until {} lies before from {}", to_string(*record.until), to_string(*record.from)));
}

void need_amount(const EventRecord& event) {
  if (event.minor <= 0) refuse_data(fmt::format("a {} needs an amount above zero", to_string(event.kind)));
}
void need_until(const EventRecord& event) {
  if (!event.until) refuse_data(fmt::format("a {} needs a day (until)", to_string(event.kind)));
}
void need_channel(const EventRecord& event) {
  if (event.channel.empty()) refuse_data(fmt::format("{} needs a channel", to_string(event.kind)));
}

void check_end(const EventRecord& event) {
  if (event.until && *event.until < event.effective)
    refuse_data(
        fmt::format("until {} lies before the day of effect {}", to_string(*event.until), to_string(event.effective)));
}

void check_agreement(const EventRecord& event) {
  const bool is_fee = event.refers_to == "fee-agreed";
  if (!is_fee && event.refers_to != "contract-rate")
    refuse_data(fmt::format("agreement `{}` is not known, expected fee-agreed or contract-rate", event.refers_to));
  if (is_fee && event.minor != 0 && event.minor != 1) refuse_data("fee-agreed takes 0 or 1");
  check_not_negative("the contract rate", event.minor);
}

void check_kind(const EventRecord& event) {
  switch (event.kind) {
    case EventKind::payment:
    case EventKind::credit_note:
      return need_amount(event);
    case EventKind::reversal:
      if (event.refers_to.empty()) need_amount(event);
      return check_not_negative("the amount", event.minor);
    case EventKind::dispute_opened:
      return check_not_negative("the disputed part", event.minor);
    case EventKind::due_changed:
      return need_until(event);
    case EventKind::promise:
      need_until(event);
      return check_end(event);
    case EventKind::hold:
    case EventKind::plan_agreed:
      return check_end(event);
    case EventKind::consent_given:
    case EventKind::consent_withdrawn:
    case EventKind::contact_lost:
      return need_channel(event);
    case EventKind::agreement_changed:
      return check_agreement(event);
    case EventKind::dispute_closed:
    case EventKind::plan_missed:
    case EventKind::plan_ended:
    case EventKind::resumed:
    case EventKind::delivery_failed:
    case EventKind::direct_debit_failed:
    case EventKind::written_off:
    case EventKind::insolvent:
    case EventKind::deceased:
    case EventKind::received:
      return;
  }
}

}  // namespace

void check(const CreditorRecord& creditor) {
  check_id("the creditor's id", creditor.id);
  check_text("name", creditor.name);
  check_country("country", creditor.country);
  check_text("size", creditor.size);
}

void check(const DebtorRecord& debtor) {
  check_id("the debtor's id", debtor.id);
  check_text("name", debtor.name);
  check_country("country", debtor.country);
  check_text("language", debtor.language);
  check_text("national id", debtor.national_id);
  check_attributes(debtor.attributes);
}

void check(const ClaimRecord& claim) {
  check_id("the claim's id", claim.id);
  check_text("relationship", claim.relationship);
  check_text("reference", claim.reference);
  if (claim.principal.currency == values::Currency{}) refuse_data("the claim has no currency");
  check_not_negative("principal", claim.principal.minor);
  check_day("issued", claim.issued);
  check_day("due", claim.due);
  check_day("recorded", claim.recorded);
  check_country("governing law", claim.governing_law);
  if (claim.contract_rate) check_not_negative("contract rate", *claim.contract_rate);
  check_attributes(claim.attributes);
}

void check(const EventRecord& event) {
  check_id("the event's id", event.id);
  check_day("the day of effect", event.effective);
  check_day("recorded", event.recorded);
  check_day("until", event.until);
  check_amount("the amount", event.minor);
  for (const auto& [what, text] : {std::pair("channel", &event.channel), std::pair("reason", &event.reason),
                                   std::pair("by", &event.by), std::pair("refers to", &event.refers_to)})
    check_text(what, *text);
  check_kind(event);
}

void check(const ActRecord& act) {
  check_id("the action's id", act.id);
  check_id("act", act.act);
  check_text("step", act.step);
  check_text("channel", act.channel);
  check_day("sent", act.sent);
  check_day("recorded", act.recorded);
  check_day("pay by", act.pay_by);
  check_day("received", act.received);
  check_not_negative("fee", act.fee);
  check_not_negative("interest", act.interest);
  check_not_negative("compensation", act.compensation);
  if (act.occurrence < 1) refuse_data("occurrence is below 1");
}

void check_contact(const ContactRecord& contact) {
  check_span(contact);
  if (contact.address.empty()) refuse_data("a contact point needs an address");
}

void check_consent(const ContactRecord& consent) {
  check_span(consent);
}

}  // namespace dun::facts
