// Everything a ledger holds, in order of id.
#include <fmt/format.h>

#include "engine/facts/ledger/ledger.hpp"
#include "engine/facts/ledger/state.hpp"

namespace dun::facts {

using base::Result;

namespace {

/// Hands out what `read` makes of each row, until `visit` has enough.
template <class Read, class Visit>
void visit_rows(Database& database, std::string_view sql, Read read, const Visit& visit) {
  Statement rows = database.prepare(sql);
  while (rows.step())
    if (!visit(read(rows))) return;
}

}  // namespace

Result<void> Ledger::each_creditor(const std::function<bool(const CreditorRecord&)>& visit) const {
  const auto read = [](const Statement& row) {
    return CreditorRecord{row.text(0), row.text(1), row.text(2), row.text(3), row.optional_flag(4)};
  };
  return guarded([&] {
    visit_rows(*database_, "SELECT id, name, country, size, vat_deductible FROM creditor ORDER BY id", read, visit);
  });
}

Result<void> Ledger::each_debtor(const std::function<bool(const DebtorRecord&)>& visit) const {
  const auto read = [this](const Statement& row) { return keeper_->reader().debtor(row.integer(0)).record; };
  return guarded([&] { visit_rows(*database_, "SELECT number FROM debtor ORDER BY id", read, visit); });
}

namespace {

std::string spans_sql(std::string_view table) {
  return fmt::format(
      "SELECT {}, d.id FROM {} c JOIN debtor d ON d.number = c.debtor JOIN word w ON w.number = c.channel "
      "ORDER BY d.id, w.text, c.first_day, c.address",
      contact_columns, table);
}

}  // namespace

Result<void> Ledger::each_contact(const std::function<bool(const ContactOf&)>& visit) const {
  const auto read = [this](const Statement& row) {
    return ContactOf{row.text(5), read_contact(row, keeper_->words())};
  };
  return guarded([&] { visit_rows(*database_, spans_sql("contact"), read, visit); });
}

Result<void> Ledger::each_consent(const std::function<bool(const ContactOf&)>& visit) const {
  const auto read = [this](const Statement& row) {
    return ContactOf{row.text(5), read_contact(row, keeper_->words())};
  };
  return guarded([&] { visit_rows(*database_, spans_sql("consent"), read, visit); });
}

Result<void> Ledger::each_claim(const std::function<bool(const ClaimRecord&)>& visit) const {
  const std::string sql = fmt::format(
      "SELECT {}, k.id, d.id FROM claim c JOIN relationship r ON r.number = c.relationship JOIN creditor k ON k.number "
      "= r.creditor JOIN debtor d ON d.number = r.debtor ORDER BY c.id",
      claim_columns);
  const auto read = [this](const Statement& row) {
    ClaimRecord claim = read_claim(row);
    const ClaimKey key = read_claim_key(row);
    claim.creditor = row.text(17);
    claim.debtor = row.text(18);
    claim.attributes = keeper_->reader().claim_attributes(key.relationship, key.claim);
    return claim;
  };
  return guarded([&] { visit_rows(*database_, sql, read, visit); });
}

Result<void> Ledger::each_event(const std::function<bool(const EventOf&)>& visit) const {
  const std::string sql = fmt::format(
      "SELECT {}, c.id, d.id FROM event e LEFT JOIN claim c ON c.number = e.claim LEFT JOIN debtor d ON d.number = "
      "e.debtor ORDER BY c.id, d.id, e.id",
      event_columns);
  const auto read = [this](const Statement& row) {
    return EventOf{{row.text(10), row.text(11)}, read_event(row, keeper_->words())};
  };
  return guarded([&] { visit_rows(*database_, sql, read, visit); });
}

Result<void> Ledger::each_act(const std::function<bool(const ActOf&)>& visit) const {
  const std::string sql = fmt::format(
      "SELECT {}, c.id FROM action a JOIN claim c ON c.number = a.claim ORDER BY c.id, a.number", action_columns);
  const auto wanted = [&](const ActOf& of) {
    const bool stands = of.act.state == ActState::sent || of.act.state == ActState::failed;
    return !stands || visit(of);
  };
  const auto read = [this](const Statement& row) {
    ActReader& acts = keeper_->reader().acts();
    return ActOf{row.text(action_column_count), acts.record(acts.with_changes(read_action(row), {}))};
  };
  return guarded([&] { visit_rows(*database_, sql, read, wanted); });
}

}  // namespace dun::facts
