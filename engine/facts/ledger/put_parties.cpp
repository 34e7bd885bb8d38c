// Creditors, debtors, and how debtors can be reached.
#include <fmt/format.h>

#include "engine/facts/ledger/checks.hpp"
#include "engine/facts/ledger/put.hpp"

namespace dun::facts {

Stored compare(const std::vector<Compared>& fields) {
  for (const Compared& each : fields) {
    if (each.there == each.here) continue;
    const auto named = [](const std::string& text) { return text.empty() ? std::string("empty") : text; };
    return {Put::conflict,
            fmt::format("{} is {} in the ledger, {} here", each.field, named(each.there), named(each.here))};
  }
  return {Put::unchanged, {}};
}

std::string shown(const std::optional<Day>& day) {
  return day ? to_string(*day) : std::string();
}
std::string shown(const std::optional<bool>& flag) {
  return !flag ? "" : *flag ? "yes" : "no";
}
std::string shown(const std::optional<std::int64_t>& number) {
  return number ? std::to_string(*number) : "";
}

std::string shown(const std::map<std::string, std::string>& attributes) {
  std::string text;
  for (const auto& [name, value] : attributes) text += fmt::format("{}{}={}", text.empty() ? "" : ", ", name, value);
  return text;
}

std::int64_t known_debtor(StateKeeper& keeper, const std::string& id) {
  const auto number = keeper.reader().debtor_number(id);
  if (!number) refuse_data(fmt::format("debtor {} is not in the ledger", id), "import the debtors first");
  return *number;
}

Stored put_record(StateKeeper& keeper, const CreditorRecord& creditor) {
  check(creditor);
  Database& database = keeper.database();
  const auto number = keeper.reader().creditor_number(creditor.id);
  if (!number) {
    database.cached("INSERT INTO creditor (id, name, country, size, vat_deductible) VALUES (?, ?, ?, ?, ?)")
        .with(creditor.id, creditor.name, creditor.country, creditor.size, creditor.vat_deductible)
        .run();
    return {Put::inserted, {}};
  }
  const CreditorRecord there = keeper.reader().creditor(*number);
  Stored stored = compare({{"country", there.country, creditor.country},
                           {"size", there.size, creditor.size},
                           {"vat deductible", shown(there.vat_deductible), shown(creditor.vat_deductible)}});
  if (stored.what == Put::conflict || there.name == creditor.name) return stored;
  database.cached("UPDATE creditor SET name = ? WHERE number = ?").with(creditor.name, *number).run();
  return {Put::updated, {}};
}

namespace {

std::string_view kind_name(DebtorKind kind) {
  switch (kind) {
    case DebtorKind::consumer:
      return "consumer";
    case DebtorKind::business:
      return "business";
    case DebtorKind::public_body:
      return "public";
  }
  return "";
}

void insert_debtor(StateKeeper& keeper, const DebtorRecord& debtor) {
  Database& database = keeper.database();
  database.cached("INSERT INTO debtor (id, kind, name, country, language, national_id) VALUES (?, ?, ?, ?, ?, ?)")
      .with(debtor.id, static_cast<int>(debtor.kind), debtor.name, debtor.country, debtor.language, debtor.national_id)
      .run();
  const std::int64_t number = database.last_row();
  for (const auto& [name, value] : debtor.attributes)
    database.cached("INSERT INTO debtor_attribute VALUES (?, ?, ?)")
        .with(number, keeper.words().number(name), value)
        .run();
}

}  // namespace

Stored put_record(StateKeeper& keeper, const DebtorRecord& debtor) {
  check(debtor);
  const auto number = keeper.reader().debtor_number(debtor.id);
  if (!number) {
    insert_debtor(keeper, debtor);
    return {Put::inserted, {}};
  }
  const DebtorRecord there = keeper.reader().debtor(*number).record;
  Stored stored = compare({{"kind", std::string(kind_name(there.kind)), std::string(kind_name(debtor.kind))},
                           {"country", there.country, debtor.country},
                           {"attributes", shown(there.attributes), shown(debtor.attributes)}});
  const bool same =
      there.name == debtor.name && there.language == debtor.language && there.national_id == debtor.national_id;
  if (stored.what == Put::conflict || same) return stored;
  keeper.database()
      .cached("UPDATE debtor SET name = ?, language = ?, national_id = ? WHERE number = ?")
      .with(debtor.name, debtor.language, debtor.national_id, *number)
      .run();
  return {Put::updated, {}};
}

namespace {

struct Found {
  std::int64_t number = 0;
  std::optional<Day> until;
};

/// Bound in the order debtor, channel, first day, address.
std::optional<Found> find_span(Database& database, const char* sql, std::int64_t debtor, std::int64_t channel,
                               const ContactRecord& record) {
  Statement& row = database.cached(sql).with(debtor, channel, record.from, record.address);
  if (!row.step()) return std::nullopt;
  const Found found{row.integer(0), row.optional_day(1)};
  row.reset();
  return found;
}

void insert_span(StateKeeper& keeper, const char* sql, std::int64_t debtor, std::int64_t channel,
                 const ContactRecord& record) {
  keeper.database().cached(sql).with(debtor, channel, record.address, record.from, record.until, record.recorded).run();
  keeper.reach_changed(debtor);
  keeper.note_days(values::first_day, record.recorded.value_or(values::first_day));
}

}  // namespace

Stored put_contact_point(StateKeeper& keeper, const std::string& debtor_id, const ContactRecord& contact) {
  check_contact(contact);
  const std::int64_t debtor = known_debtor(keeper, debtor_id);
  const std::int64_t channel = keeper.words().number(contact.channel);
  const auto found = find_span(keeper.database(),
                               "SELECT number, last_day FROM contact WHERE debtor = ?1 AND channel = ?2 AND "
                               "first_day IS ?3 AND address = ?4",
                               debtor, channel, contact);
  if (found) return compare({{"until", shown(found->until), shown(contact.until)}});
  insert_span(keeper,
              "INSERT INTO contact (debtor, channel, address, first_day, last_day, recorded) VALUES (?, ?, ?, ?, ?, ?)",
              debtor, channel, contact);
  return {Put::inserted, {}};
}

Stored put_consent_to(StateKeeper& keeper, const std::string& debtor_id, const ContactRecord& consent) {
  check_consent(consent);
  const std::int64_t debtor = known_debtor(keeper, debtor_id);
  const std::int64_t channel = keeper.words().number(consent.channel);
  const auto found = find_span(keeper.database(),
                               "SELECT number, last_day FROM consent WHERE debtor = ?1 AND channel = ?2 AND "
                               "first_day IS ?3 AND (address = ?4 OR 1)",
                               debtor, channel, consent);
  if (found) return compare({{"until", shown(found->until), shown(consent.until)}});
  insert_span(keeper,
              "INSERT INTO consent (debtor, channel, address, first_day, last_day, recorded) VALUES (?, ?, ?, ?, ?, ?)",
              debtor, channel, consent);
  return {Put::inserted, {}};
}

}  // namespace dun::facts
