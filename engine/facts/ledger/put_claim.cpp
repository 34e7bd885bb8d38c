// Claims, and the relationship they belong to.
#include <fmt/format.h>

#include "engine/facts/fingerprint.hpp"
#include "engine/facts/ledger/checks.hpp"
#include "engine/facts/ledger/put.hpp"

namespace dun::facts {

void refuse_unknown_claim(Database& database, const std::string& id) {
  std::string near;
  Statement& rows = database
                        .cached(
                            "SELECT * FROM (SELECT id FROM claim WHERE id < ?1 ORDER BY id DESC LIMIT 2) UNION ALL "
                            "SELECT * FROM (SELECT id FROM claim WHERE id > ?1 ORDER BY id LIMIT 2)")
                        .with(id);
  while (rows.step()) near += (near.empty() ? "" : ", ") + rows.text(0);
  refuse_data(fmt::format("claim {} is not in the ledger", id),
              near.empty() ? "the ledger holds no claims yet; import some first" : "the ids next to it are " + near);
}

std::int64_t known_claim(StateKeeper& keeper, const std::string& id) {
  const auto number = keeper.reader().claim_number(id);
  if (!number) refuse_unknown_claim(keeper.database(), id);
  return *number;
}

namespace {

std::string_view kind_name(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::invoice:
      return "invoice";
    case ClaimKind::instalment:
      return "instalment";
    case ClaimKind::recurring:
      return "recurring";
  }
  return "";
}

struct Parties {
  std::int64_t creditor = 0;
  std::int64_t debtor = 0;
};

std::optional<std::int64_t> find_relationship(Database& database, const Parties& parties, const std::string& name) {
  Statement& row = database.cached("SELECT number FROM relationship WHERE debtor = ? AND creditor = ? AND name = ?")
                       .with(parties.debtor, parties.creditor, name);
  if (!row.step()) return std::nullopt;
  const std::int64_t number = row.integer(0);
  row.reset();
  return number;
}

bool is_taken(Database& database, std::int64_t number) {
  Statement& row = database.cached("SELECT 1 FROM relationship WHERE number = ?").with(number);
  const bool taken = row.step();
  row.reset();
  return taken;
}

std::int64_t relationship_for(Database& database, const Parties& parties, const ClaimRecord& claim) {
  if (const auto found = find_relationship(database, parties, claim.relationship)) return *found;
  int attempt = 0;
  std::int64_t number = 0;
  do number = relationship_number(claim.creditor, claim.debtor, claim.relationship, attempt++);
  while (is_taken(database, number));
  database.cached("INSERT INTO relationship VALUES (?, ?, ?, ?)")
      .with(number, parties.creditor, parties.debtor, claim.relationship)
      .run();
  return number;
}

Stored compare_claims(const ClaimRecord& there, const ClaimRecord& here) {
  return compare({
      {"creditor", there.creditor, here.creditor},
      {"debtor", there.debtor, here.debtor},
      {"relationship", there.relationship, here.relationship},
      {"kind", std::string(kind_name(there.kind)), std::string(kind_name(here.kind))},
      {"reference", there.reference, here.reference},
      {"principal", to_string(there.principal), to_string(here.principal)},
      {"issued", shown(there.issued), shown(here.issued)},
      {"due", to_string(there.due), to_string(here.due)},
      {"governing law", there.governing_law, here.governing_law},
      {"fee agreed", shown(there.fee_agreed), shown(here.fee_agreed)},
      {"contract rate", shown(there.contract_rate), shown(here.contract_rate)},
      {"attributes", shown(there.attributes), shown(here.attributes)},
  });
}

void insert_claim(StateKeeper& keeper, const Parties& parties, const ClaimRecord& claim) {
  Database& database = keeper.database();
  const std::int64_t relationship = relationship_for(database, parties, claim);
  database
      .cached(
          "INSERT INTO claim (id, relationship, kind, reference, currency, principal, issued, due, governing_law, "
          "fee_agreed, contract_rate, recorded, due_now) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)")
      .with(claim.id, relationship, static_cast<int>(claim.kind), claim.reference, to_string(claim.principal.currency),
            claim.principal.minor, claim.issued, claim.due, claim.governing_law, claim.fee_agreed, claim.contract_rate,
            claim.recorded, claim.due)
      .run();
  const std::int64_t number = database.last_row();
  for (const auto& [name, value] : claim.attributes)
    database.cached("INSERT INTO claim_attribute VALUES (?, ?, ?, ?)")
        .with(relationship, number, keeper.words().number(name), value)
        .run();
  keeper.claim_changed(number);
  keeper.note_days(values::first_day, claim.recorded.value_or(values::first_day));
}

}  // namespace

Stored put_record(StateKeeper& keeper, const ClaimRecord& claim) {
  check(claim);
  if (const auto number = keeper.reader().claim_number(claim.id)) {
    ClaimKey key;
    keeper.reader().forget();
    return compare_claims(keeper.reader().without_acts(*number, key).claim, claim);
  }
  const auto creditor = keeper.reader().creditor_number(claim.creditor);
  if (!creditor)
    refuse_data(fmt::format("creditor {} is not in the ledger", claim.creditor), "import the creditors first");
  insert_claim(keeper, {*creditor, known_debtor(keeper, claim.debtor)}, claim);
  return {Put::inserted, {}};
}

}  // namespace dun::facts
