// Reads histories out of a ledger: the records of a claim, its debtor and its creditor, its events and its acts, as
// they stood for somebody with a certain knowledge. Events come whole, with the day they were recorded; the fold leaves
// out what was not known. Acts come as they stood then.
#pragma once

#include <map>
#include <vector>

#include "engine/facts/ledger/act_reader.hpp"

namespace dun::facts {

struct ClaimKey {
  std::int64_t claim = 0;
  std::int64_t relationship = 0;
  std::int64_t creditor = 0;
  std::int64_t debtor = 0;
  Day due_now;
};

/// What all claims of a debtor share. Debtor events are part of every claim's history.
struct DebtorHistory {
  std::int64_t number = -1;
  DebtorRecord record;
  std::vector<ContactRecord> contacts;
  std::vector<ContactRecord> consents;
  std::vector<EventRecord> events;
};

class HistoryReader {
 public:
  HistoryReader(Database& database, Words& words) : database_(database), words_(words), acts_(database, words) {}

  [[nodiscard]] std::optional<std::int64_t> claim_number(const std::string& id);
  [[nodiscard]] std::optional<std::int64_t> debtor_number(const std::string& id);
  [[nodiscard]] std::optional<std::int64_t> creditor_number(const std::string& id);
  /// The claim must exist.
  [[nodiscard]] ClaimKey key_of(std::int64_t claim);
  [[nodiscard]] std::vector<std::int64_t> claims_of_relationship(std::int64_t relationship);
  [[nodiscard]] std::vector<std::int64_t> claims_of_debtor(std::int64_t debtor);

  [[nodiscard]] ClaimHistory history(std::int64_t claim, const Knowledge& knowledge);
  /// The history without acts, for the claim's state row; remembers the last debtor.
  [[nodiscard]] ClaimHistory without_acts(std::int64_t claim, ClaimKey& key);
  [[nodiscard]] DebtorHistory debtor(std::int64_t number);
  [[nodiscard]] CreditorRecord creditor(std::int64_t number);
  [[nodiscard]] std::map<std::string, std::string> claim_attributes(std::int64_t relationship, std::int64_t claim);
  [[nodiscard]] std::map<std::string, std::string> debtor_attributes(std::int64_t debtor);
  [[nodiscard]] ActReader& acts() { return acts_; }
  [[nodiscard]] Words& words() { return words_; }

  /// Before reading what may have changed since.
  void forget() { last_debtor_.number = -1; }

 private:
  [[nodiscard]] DebtorRecord debtor_record(std::int64_t number);
  [[nodiscard]] std::vector<ContactRecord> contacts(Statement& rows);
  [[nodiscard]] std::vector<EventRecord> events(Statement& rows);

  Database& database_;
  Words& words_;
  ActReader acts_;
  DebtorHistory last_debtor_;
};

/// The columns that read_event expects, from column 0 on.
inline constexpr std::string_view event_columns =
    "e.id, e.kind, e.effective, e.recorded, e.minor, e.until, e.channel, e.reason, e.by_whom, e.refers_to";
[[nodiscard]] EventRecord read_event(const Statement& row, Words& words);
inline constexpr std::string_view claim_columns =
    "c.id, r.name, c.kind, c.reference, c.currency, c.principal, c.issued, c.due, c.governing_law, c.fee_agreed, "
    "c.contract_rate, c.recorded, c.number, r.number, r.creditor, r.debtor, c.due_now";
/// Without creditor, debtor and attributes.
[[nodiscard]] ClaimRecord read_claim(const Statement& row);
[[nodiscard]] ClaimKey read_claim_key(const Statement& row);
inline constexpr std::string_view contact_columns = "c.channel, c.address, c.first_day, c.last_day, c.recorded";
[[nodiscard]] ContactRecord read_contact(const Statement& row, Words& words);

}  // namespace dun::facts
