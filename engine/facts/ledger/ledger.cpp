#include "engine/facts/ledger/ledger.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "engine/facts/ledger/migrations.hpp"
#include "engine/facts/ledger/put.hpp"

namespace dun::facts {

using base::Result;

Transaction::Transaction(Transaction&& other) noexcept : keeper_(std::exchange(other.keeper_, nullptr)) {}

Transaction::~Transaction() {
  if (keeper_ != nullptr) keeper_->roll_back();
}

Result<void> Transaction::commit() {
  StateKeeper* keeper = std::exchange(keeper_, nullptr);
  if (keeper == nullptr) throw std::logic_error("a transaction is committed once");
  Result<void> done = guarded([&] { keeper->commit(); });
  if (!done) keeper->roll_back();
  return done;
}

Ledger::Ledger(std::unique_ptr<Database> database)
    : database_(std::move(database)), keeper_(std::make_unique<StateKeeper>(*database_)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<Ledger> Ledger::create(const std::string& path) {
  return guarded([&] {
    auto database = std::make_unique<Database>(path, Database::Opening::create);
    make_schema(*database);
    return Ledger(std::move(database));
  });
}

Result<Ledger> Ledger::open(const std::string& path, Access access) {
  return guarded([&] {
    const bool writes = access == Access::read_write;
    auto database =
        std::make_unique<Database>(path, writes ? Database::Opening::read_write : Database::Opening::read_only);
    bring_up_to_date(*database);
    return Ledger(std::move(database));
  });
}

const std::string& Ledger::path() const {
  return database_->path();
}

Result<Transaction> Ledger::begin() {
  return guarded([&] {
    keeper_->begin();
    return Transaction(*keeper_);
  });
}

namespace {

/// A put within a transaction. What the file refuses half-way spoils the transaction; what the record lacks does not.
template <class Work>
Result<Stored> putting(StateKeeper& keeper, Work&& work) {
  if (!keeper.database().in_transaction()) throw std::logic_error("records are put between begin and commit");
  Result<Stored> stored = guarded(std::forward<Work>(work));
  if (!stored && stored.error().kind == base::FaultKind::machine) keeper.spoil();
  return stored;
}

}  // namespace

Result<Stored> Ledger::put(const CreditorRecord& creditor) {
  return putting(*keeper_, [&] { return put_record(*keeper_, creditor); });
}
Result<Stored> Ledger::put(const DebtorRecord& debtor) {
  return putting(*keeper_, [&] { return put_record(*keeper_, debtor); });
}
Result<Stored> Ledger::put(const ClaimRecord& claim) {
  return putting(*keeper_, [&] { return put_record(*keeper_, claim); });
}
Result<Stored> Ledger::put_contact(const std::string& debtor, const ContactRecord& contact) {
  return putting(*keeper_, [&] { return put_contact_point(*keeper_, debtor, contact); });
}
Result<Stored> Ledger::put_consent(const std::string& debtor, const ContactRecord& consent) {
  return putting(*keeper_, [&] { return put_consent_to(*keeper_, debtor, consent); });
}
Result<Stored> Ledger::put_event(const Subject& subject, const EventRecord& event) {
  return putting(*keeper_, [&] { return put_event_record(*keeper_, subject, event); });
}
Result<Stored> Ledger::put_act(const std::string& claim, const ActRecord& act) {
  return putting(*keeper_, [&] { return put_act_record(*keeper_, claim, act); });
}

Result<ClaimHistory> Ledger::history(const std::string& claim, Knowledge knowledge) const {
  return guarded([&] {
    keeper_->reader().forget();
    return keeper_->reader().history(known_claim(*keeper_, claim), knowledge);
  });
}

Result<std::vector<ClaimHistory>> Ledger::relationship_of(const std::string& claim, Knowledge knowledge) const {
  return guarded([&] {
    HistoryReader& reader = keeper_->reader();
    reader.forget();
    const std::int64_t relationship = reader.key_of(known_claim(*keeper_, claim)).relationship;
    std::vector<ClaimHistory> histories;
    for (const std::int64_t number : reader.claims_of_relationship(relationship))
      histories.push_back(reader.history(number, knowledge));
    return histories;
  });
}

Result<std::int64_t> Ledger::number_of(const std::string& claim) const {
  return guarded([&] { return known_claim(*keeper_, claim); });
}

Result<std::int64_t> Ledger::relationship_number_of(const std::string& claim) const {
  return guarded([&] { return keeper_->reader().key_of(known_claim(*keeper_, claim)).relationship; });
}

Result<std::string> Ledger::id_of(std::int64_t number) const {
  return guarded([&] {
    Statement& row = database_->cached("SELECT id FROM claim WHERE number = ?").with(number);
    if (!row.step()) refuse_data(fmt::format("claim number {} is not in the ledger", number));
    std::string id = row.text(0);
    row.reset();
    return id;
  });
}

Result<ClaimLabel> Ledger::label_of(std::int64_t number) const {
  return guarded([&] {
    Statement& row =
        database_
            ->cached(
                "SELECT c.id, k.id, d.id, d.name, c.reference, c.currency FROM claim c JOIN relationship r ON "
                "r.number = c.relationship JOIN creditor k ON k.number = r.creditor JOIN debtor d ON d.number = "
                "r.debtor WHERE c.number = ?")
            .with(number);
    if (!row.step()) refuse_data(fmt::format("claim number {} is not in the ledger", number));
    ClaimLabel label{row.text(0), row.text(1), row.text(2),
                     row.text(3), row.text(4), values::parse_currency(row.text(5)).value_or(values::Currency{})};
    row.reset();
    return label;
  });
}

Result<std::int64_t> Ledger::claim_count() const {
  return guarded([&] { return database_->number("SELECT count(*) FROM claim").value_or(0); });
}

Result<std::optional<Day>> Ledger::last_recorded() const {
  return guarded([&] {
    const std::optional<Day> day = noted_day(*database_, note_recorded);
    return day && *day > values::first_day ? day : std::nullopt;
  });
}

}  // namespace dun::facts
