// The door to a ledger file: an append-only history of claims in SQLite, with a state row per claim kept in the same
// transaction. Nothing outside this room and engine/journal sees SQLite. The ledger judges form (ids that exist, days
// and amounts in range), never law. Invariant: after a commit the state rows are what the fold of the history gives.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/facts/history.hpp"

namespace dun::facts {

class Database;
class StateKeeper;

enum class Access : std::uint8_t { read_only, read_write };

/// What became of a record that was put into the ledger.
enum class Put : std::uint8_t {
  inserted,
  unchanged,  // the same id with the same content was there
  updated,    // only what no decision reads has changed (name, language, reference, national id): overwritten
  conflict,   // the same id with another content was there; nothing was changed
};
struct Stored {
  Put what = Put::inserted;
  std::string difference;  // of a conflict: "principal is 100.00 NOK in the ledger, 120.00 NOK here"
};

/// Whom an event is about. Consents, lost contacts, insolvency and death are the debtor's even if a claim is named;
/// payments, credits, disputes and the like must name a claim; a hold may be either's.
struct Subject {
  std::string claim;  // one of the two is empty
  std::string debtor;
};

/// From when on what is read: without `known_on` everything the ledger holds is known. With it, only what was recorded
/// up to that day, and of the acts only what was decided before the day `on` (so that a day of the past decides as it
/// did).
struct Knowledge {
  Day on;
  std::optional<Day> known_on;
};

/// What people and output call a claim.
struct ClaimLabel {
  std::string claim;
  std::string creditor;
  std::string debtor;
  std::string debtor_name;
  std::string reference;
  values::Currency currency;
};

/// A record together with whose it is, as `each_…` hands them out.
struct EventOf {
  Subject subject;
  EventRecord event;
};
struct ContactOf {
  std::string debtor;
  ContactRecord contact;
};
struct ActOf {
  std::string claim;
  ActRecord act;
};

/// Groups changes: nothing is kept unless commit() succeeds. At commit the states of the claims concerned are folded
/// anew.
class Transaction {
 public:
  Transaction(Transaction&&) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();  // rolls back what was not committed

  [[nodiscard]] base::Result<void> commit();

 private:
  friend class Ledger;
  explicit Transaction(StateKeeper& keeper) : keeper_(&keeper) {}
  StateKeeper* keeper_;
};

class Ledger {
 public:
  /// A new, empty ledger; refuses (usage) if the file exists.
  [[nodiscard]] static base::Result<Ledger> create(const std::string& path);
  /// Refuses (machine) what is no ledger, a ledger of a newer schema, and for read_write what cannot be written. An
  /// older schema is brought up to date when opened for writing, and refused with advice when opened for reading.
  [[nodiscard]] static base::Result<Ledger> open(const std::string& path, Access access);

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  [[nodiscard]] const std::string& path() const;

  /// Takes the ledger for writing; waits up to ten seconds for another writer, then refuses (machine). Every `put` must
  /// stand between begin() and commit(). A put that refuses (data) or conflicts changes nothing, and the next may
  /// follow.
  [[nodiscard]] base::Result<Transaction> begin();

  [[nodiscard]] base::Result<Stored> put(const CreditorRecord& creditor);
  [[nodiscard]] base::Result<Stored> put(const DebtorRecord& debtor);
  /// The creditor and the debtor must be known.
  [[nodiscard]] base::Result<Stored> put(const ClaimRecord& claim);
  /// A contact point; its identity is debtor, channel, address and first day.
  [[nodiscard]] base::Result<Stored> put_contact(const std::string& debtor, const ContactRecord& contact);
  /// A consent to a channel; its identity is debtor, channel and first day. A withdrawal is an event, never a changed
  /// row.
  [[nodiscard]] base::Result<Stored> put_consent(const std::string& debtor, const ContactRecord& consent);
  [[nodiscard]] base::Result<Stored> put_event(const Subject& subject, const EventRecord& event);
  /// An act done outside Dun's runs; sealed into the chain like every decision. Its id may be any text.
  [[nodiscard]] base::Result<Stored> put_act(const std::string& claim, const ActRecord& act);

  /// What is known of one claim; refuses (data) an unknown id, naming near ones.
  [[nodiscard]] base::Result<ClaimHistory> history(const std::string& claim, Knowledge knowledge) const;
  /// All claims of the relationship this claim is in, in order of due date and id.
  [[nodiscard]] base::Result<std::vector<ClaimHistory>> relationship_of(const std::string& claim,
                                                                        Knowledge knowledge) const;

  [[nodiscard]] base::Result<std::int64_t> number_of(const std::string& claim) const;
  /// The number of the relationship a claim is in, as blocks have it.
  [[nodiscard]] base::Result<std::int64_t> relationship_number_of(const std::string& claim) const;
  [[nodiscard]] base::Result<std::string> id_of(std::int64_t number) const;
  [[nodiscard]] base::Result<ClaimLabel> label_of(std::int64_t number) const;
  [[nodiscard]] base::Result<std::int64_t> claim_count() const;
  /// The latest day on which anything was recorded; nothing for an empty ledger.
  [[nodiscard]] base::Result<std::optional<Day>> last_recorded() const;

  // Everything, in order of id (events and acts: of claim, then id). Stops at the first callback that returns false.
  [[nodiscard]] base::Result<void> each_creditor(const std::function<bool(const CreditorRecord&)>& visit) const;
  [[nodiscard]] base::Result<void> each_debtor(const std::function<bool(const DebtorRecord&)>& visit) const;
  [[nodiscard]] base::Result<void> each_contact(const std::function<bool(const ContactOf&)>& visit) const;
  [[nodiscard]] base::Result<void> each_consent(const std::function<bool(const ContactOf&)>& visit) const;
  [[nodiscard]] base::Result<void> each_claim(const std::function<bool(const ClaimRecord&)>& visit) const;
  [[nodiscard]] base::Result<void> each_event(const std::function<bool(const EventOf&)>& visit) const;
  /// Acts done by hand and acts decided, in the state they are in now; proposals and skips are left out.
  [[nodiscard]] base::Result<void> each_act(const std::function<bool(const ActOf&)>& visit) const;

  /// For engine/journal alone.
  [[nodiscard]] Database& database() const { return *database_; }

 private:
  explicit Ledger(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
  std::unique_ptr<StateKeeper> keeper_;
};

}  // namespace dun::facts
