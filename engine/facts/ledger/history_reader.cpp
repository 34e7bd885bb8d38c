#include "engine/facts/ledger/history_reader.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace dun::facts {

namespace {

std::optional<std::int64_t> only_number(Statement& select) {
  if (!select.step()) return std::nullopt;
  const std::int64_t number = select.integer(0);
  select.reset();
  return number;
}

std::vector<std::int64_t> all_numbers(Statement& select) {
  std::vector<std::int64_t> numbers;
  while (select.step()) numbers.push_back(select.integer(0));
  return numbers;
}

}  // namespace

EventRecord read_event(const Statement& row, Words& words) {
  EventRecord event;
  event.id = row.text(0);
  event.kind = static_cast<EventKind>(row.integer(1));
  event.effective = row.day(2);
  event.recorded = row.day(3);
  event.minor = row.integer(4);
  event.until = row.optional_day(5);
  event.channel = words.text(row.integer(6));
  event.reason = row.text(7);
  event.by = row.text(8);
  event.refers_to = row.text(9);
  return event;
}

ClaimRecord read_claim(const Statement& row) {
  ClaimRecord claim;
  claim.id = row.text(0);
  claim.relationship = row.text(1);
  claim.kind = static_cast<ClaimKind>(row.integer(2));
  claim.reference = row.text(3);
  claim.principal = {row.integer(5), values::parse_currency(row.text(4)).value_or(values::Currency{})};
  claim.issued = row.optional_day(6);
  claim.due = row.day(7);
  claim.governing_law = row.text(8);
  claim.fee_agreed = row.optional_flag(9);
  claim.contract_rate = row.optional_integer(10);
  claim.recorded = row.optional_day(11);
  return claim;
}

ClaimKey read_claim_key(const Statement& row) {
  return {row.integer(12), row.integer(13), row.integer(14), row.integer(15), row.day(16)};
}

ContactRecord read_contact(const Statement& row, Words& words) {
  return {words.text(row.integer(0)), row.text(1), row.optional_day(2), row.optional_day(3), row.optional_day(4)};
}

std::optional<std::int64_t> HistoryReader::claim_number(const std::string& id) {
  return only_number(database_.cached("SELECT number FROM claim WHERE id = ?").with(id));
}
std::optional<std::int64_t> HistoryReader::debtor_number(const std::string& id) {
  return only_number(database_.cached("SELECT number FROM debtor WHERE id = ?").with(id));
}
std::optional<std::int64_t> HistoryReader::creditor_number(const std::string& id) {
  return only_number(database_.cached("SELECT number FROM creditor WHERE id = ?").with(id));
}

std::vector<std::int64_t> HistoryReader::claims_of_relationship(std::int64_t relationship) {
  return all_numbers(
      database_.cached("SELECT claim FROM claim_state WHERE relationship = ? ORDER BY due, id").with(relationship));
}

std::vector<std::int64_t> HistoryReader::claims_of_debtor(std::int64_t debtor) {
  return all_numbers(database_
                         .cached("SELECT s.claim FROM relationship r JOIN claim_state s ON s.relationship = r.number "
                                 "WHERE r.debtor = ?")
                         .with(debtor));
}

DebtorRecord HistoryReader::debtor_record(std::int64_t number) {
  Statement& row =
      database_.cached("SELECT id, kind, name, country, language, national_id FROM debtor WHERE number = ?")
          .with(number);
  if (!row.step()) throw std::logic_error(fmt::format("debtor number {} is not in the ledger", number));
  DebtorRecord debtor;
  debtor.id = row.text(0);
  debtor.kind = static_cast<DebtorKind>(row.integer(1));
  debtor.name = row.text(2);
  debtor.country = row.text(3);
  debtor.language = row.text(4);
  debtor.national_id = row.text(5);
  row.reset();
  debtor.attributes = debtor_attributes(number);
  return debtor;
}

std::map<std::string, std::string> HistoryReader::debtor_attributes(std::int64_t debtor) {
  std::map<std::string, std::string> attributes;
  Statement& rows = database_.cached("SELECT name, value FROM debtor_attribute WHERE debtor = ?").with(debtor);
  while (rows.step()) attributes.emplace(words_.text(rows.integer(0)), rows.text(1));
  return attributes;
}

std::map<std::string, std::string> HistoryReader::claim_attributes(std::int64_t relationship, std::int64_t claim) {
  std::map<std::string, std::string> attributes;
  Statement& rows = database_.cached("SELECT name, value FROM claim_attribute WHERE relationship = ? AND claim = ?")
                        .with(relationship, claim);
  while (rows.step()) attributes.emplace(words_.text(rows.integer(0)), rows.text(1));
  return attributes;
}

std::vector<ContactRecord> HistoryReader::contacts(Statement& rows) {
  std::vector<ContactRecord> contacts;
  while (rows.step()) contacts.push_back(read_contact(rows, words_));
  return contacts;
}

std::vector<EventRecord> HistoryReader::events(Statement& rows) {
  std::vector<EventRecord> events;
  while (rows.step()) events.push_back(read_event(rows, words_));
  return events;
}

DebtorHistory HistoryReader::debtor(std::int64_t number) {
  static const std::string contacts_sql = fmt::format("SELECT {} FROM contact c WHERE c.debtor = ?", contact_columns);
  static const std::string consents_sql = fmt::format("SELECT {} FROM consent c WHERE c.debtor = ?", contact_columns);
  static const std::string events_sql = fmt::format("SELECT {} FROM event e WHERE e.debtor = ?", event_columns);
  DebtorHistory history;
  history.number = number;
  history.record = debtor_record(number);
  history.contacts = contacts(database_.cached(contacts_sql.c_str()).with(number));
  history.consents = contacts(database_.cached(consents_sql.c_str()).with(number));
  history.events = events(database_.cached(events_sql.c_str()).with(number));
  return history;
}

CreditorRecord HistoryReader::creditor(std::int64_t number) {
  Statement& row =
      database_.cached("SELECT id, name, country, size, vat_deductible FROM creditor WHERE number = ?").with(number);
  if (!row.step()) throw std::logic_error(fmt::format("creditor number {} is not in the ledger", number));
  CreditorRecord creditor{row.text(0), row.text(1), row.text(2), row.text(3), row.optional_flag(4)};
  row.reset();
  return creditor;
}

namespace {

Statement& claim_row(Database& database, std::int64_t claim) {
  static const std::string sql = fmt::format(
      "SELECT {} FROM claim c JOIN relationship r ON r.number = c.relationship WHERE c.number = ?", claim_columns);
  Statement& row = database.cached(sql.c_str()).with(claim);
  if (!row.step()) throw std::logic_error(fmt::format("claim number {} is not in the ledger", claim));
  return row;
}

}  // namespace

ClaimKey HistoryReader::key_of(std::int64_t claim) {
  Statement& row = claim_row(database_, claim);
  const ClaimKey key = read_claim_key(row);
  row.reset();
  return key;
}

ClaimHistory HistoryReader::without_acts(std::int64_t claim, ClaimKey& key) {
  static const std::string events_sql = fmt::format("SELECT {} FROM event e WHERE e.claim = ?", event_columns);
  ClaimHistory history;
  Statement& row = claim_row(database_, claim);
  history.number = claim;
  history.claim = read_claim(row);
  key = read_claim_key(row);
  row.reset();
  if (last_debtor_.number != key.debtor) last_debtor_ = debtor(key.debtor);
  history.claim.attributes = claim_attributes(key.relationship, claim);
  history.debtor = last_debtor_.record;
  history.contacts = last_debtor_.contacts;
  history.consents = last_debtor_.consents;
  history.creditor = creditor(key.creditor);
  history.claim.creditor = history.creditor.id;
  history.claim.debtor = history.debtor.id;
  history.events = events(database_.cached(events_sql.c_str()).with(claim));
  history.events.insert(history.events.end(), last_debtor_.events.begin(), last_debtor_.events.end());
  return history;
}

ClaimHistory HistoryReader::history(std::int64_t claim, const Knowledge& knowledge) {
  ClaimKey key;
  ClaimHistory history = without_acts(claim, key);
  for (const KnownAct& known : acts_.of_claim(key.relationship, claim, knowledge))
    history.acts.push_back(acts_.record(known));
  return history;
}

}  // namespace dun::facts
