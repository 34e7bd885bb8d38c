// What is exported and imported into an empty ledger is the same ledger.
#include "engine/facts/import/import.hpp"

#include <rapidcheck.h>

#include <fstream>
#include <sstream>

#include "engine/facts/import/csv.hpp"
#include "engine/facts/import/csv_text.hpp"
#include "engine/facts/import/export.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/ledgers.hpp"
#include "tests/support/scratch.hpp"

using namespace dun;
using namespace dun::support;
using import::Kind;

namespace {

constexpr std::array kinds{Kind::creditors, Kind::debtors, Kind::contacts, Kind::consents,
                           Kind::claims,    Kind::events,  Kind::actions};

std::int64_t upto(std::int64_t most) {
  return *rc::gen::inRange<std::int64_t>(0, most);
}
values::Day some_day() {
  return day("2026-01-01") + static_cast<std::int32_t>(upto(200));
}
std::optional<values::Day> maybe_day() {
  return upto(2) == 0 ? std::nullopt : std::optional(some_day());
}
/// Texts of all that CSV gives a meaning to.
std::string some_text() {
  static const std::vector<std::string> pieces{"a", "æ", ",", ";", "\"", "'", " ", "\n", "\r", "\t", "-", "=", "0"};
  std::string text;
  for (const std::string& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)))
    text += piece;
  return text;
}

facts::ClaimRecord some_claim(int number) {
  facts::ClaimRecord claim;
  claim.id = "claim " + std::to_string(number);
  claim.creditor = "C1";
  claim.debtor = "D" + std::to_string(number % 3);
  claim.kind = static_cast<facts::ClaimKind>(1 + upto(3));
  claim.reference = some_text();
  claim.principal = {upto(1'000'000), *values::parse_currency(upto(2) == 0 ? "NOK" : "ISK")};
  claim.issued = maybe_day();
  claim.due = some_day();
  if (upto(2) == 0) claim.fee_agreed = upto(2) == 0;
  if (upto(2) == 0) claim.contract_rate = upto(300'000);
  if (upto(2) == 0) claim.attributes["note"] = "x" + some_text();
  claim.recorded = maybe_day();
  return claim;
}

facts::EventRecord some_event(int number) {
  constexpr std::array simple{
      facts::EventKind::payment,    facts::EventKind::credit_note,         facts::EventKind::dispute_opened,
      facts::EventKind::hold,       facts::EventKind::direct_debit_failed, facts::EventKind::agreement_changed,
      facts::EventKind::due_changed};
  facts::EventRecord event;
  event.id = "e" + std::to_string(number);
  event.kind = simple[static_cast<std::size_t>(upto(simple.size()))];
  event.effective = some_day();
  event.recorded = event.effective + static_cast<std::int32_t>(upto(9));
  event.reason = some_text();
  switch (event.kind) {
    case facts::EventKind::agreement_changed:
      event.refers_to = upto(2) == 0 ? "fee-agreed" : "contract-rate";
      event.minor = upto(event.refers_to == "fee-agreed" ? 2 : 200'000);
      break;
    case facts::EventKind::hold:
    case facts::EventKind::due_changed:
      event.until = event.effective + static_cast<std::int32_t>(upto(30));
      break;
    case facts::EventKind::direct_debit_failed:
      break;
    default:
      event.minor = 1 + upto(50'000);
  }
  return event;
}

facts::ActRecord some_act(int number) {
  facts::ActRecord act;
  act.id = "a" + std::to_string(number);
  act.act = "purring";
  act.sent = some_day();
  act.recorded = act.sent;
  act.channel = "letter";
  act.fee = upto(100);
  act.interest = upto(100);
  act.pay_by = maybe_day();
  act.by_hand = true;
  return act;
}

void fill(facts::Ledger& ledger) {
  facts::Transaction transaction = must(ledger.begin());
  facts::CreditorRecord creditor;
  creditor.id = "C1";
  creditor.country = "NO";
  creditor.vat_deductible = upto(2) == 0;
  must(ledger.put(creditor));
  for (int i = 0; i < 3; ++i) {
    facts::DebtorRecord debtor;
    debtor.id = "D" + std::to_string(i);
    debtor.name = some_text();
    debtor.kind = static_cast<facts::DebtorKind>(1 + upto(3));
    debtor.country = "NO";
    must(ledger.put(debtor));
    must(ledger.put_contact(debtor.id, {"email", "x" + some_text(), maybe_day(), std::nullopt, maybe_day()}));
    must(ledger.put_consent(debtor.id, {"sms", "", maybe_day(), std::nullopt, maybe_day()}));
  }
  const int claims = static_cast<int>(upto(8));
  for (int i = 0; i < claims; ++i) {
    const facts::ClaimRecord claim = some_claim(i);
    must(ledger.put(claim));
    for (int each = static_cast<int>(upto(4)); each > 0; --each)
      must(ledger.put_event({claim.id, ""}, some_event(i * 10 + each)));
    if (upto(2) == 0) must(ledger.put_act(claim.id, some_act(i)));
  }
  must(transaction.commit());
}

std::string exported(const facts::Ledger& ledger, Kind kind) {
  std::ostringstream out;
  must(export_rows(ledger, kind, out));
  return out.str();
}

}  // namespace

TEST_CASE("import: a row of CSV is read as it was written", "[import][property]") {
  const bool holds = rc::check([] {
    std::vector<std::vector<std::string>> rows;
    for (std::int64_t count = upto(6); count > 0; --count) {
      std::vector<std::string> row{"x" + some_text()};  // a row of one empty field would be a blank line
      for (std::int64_t fields = upto(4); fields > 0; --fields) row.push_back(some_text());
      rows.push_back(row);
    }
    std::stringstream text;
    for (const auto& row : rows) import::write_csv_row(text, row);
    import::CsvReader reader(text, ',');
    import::CsvRow read;
    for (const auto& row : rows) {
      RC_ASSERT(reader.next(read));
      RC_ASSERT(read.broken.empty());
      RC_ASSERT(std::vector<std::string>(read.fields.begin(), read.fields.end()) == row);
    }
    RC_ASSERT_FALSE(reader.next(read));
  });
  CHECK(holds);
}

TEST_CASE("import: any bytes at all are read to their end, line by line", "[import][property]") {
  const bool holds = rc::check([](const std::vector<std::uint8_t>& noise) {
    std::string bytes;
    for (const std::uint8_t byte : noise) bytes += byte % 4 == 0 ? "\",\n\r"[byte / 4 % 4] : static_cast<char>(byte);
    std::istringstream text(bytes);
    import::CsvReader reader(text, ',');
    import::CsvRow row;
    std::size_t last = 0;
    while (reader.next(row)) {
      RC_ASSERT(row.line > last);
      last = row.line;
    }
    RC_ASSERT(reader.bytes_read() == bytes.size());
  });
  CHECK(holds);
}

TEST_CASE("import: what was exported comes back the same", "[import][property]") {
  const bool holds = rc::check([] {
    const Scratch scratch;
    facts::Ledger first = must(facts::Ledger::create(scratch.path("first.ledger")));
    fill(first);
    facts::Ledger second = must(facts::Ledger::create(scratch.path("second.ledger")));
    for (const Kind kind : kinds) {
      const std::string text = exported(first, kind);
      std::ofstream(scratch.path("rows.csv"), std::ios::binary) << text;
      import::ImportOptions options;
      options.file = scratch.path("rows.csv");
      options.kind = kind;
      const import::ImportReport report = must(import_rows(second, options));
      for (const import::Reject& reject : report.first_rejects)
        RC_LOG(reject.problem.column + ": " + reject.problem.reason);
      RC_ASSERT(report.rejected == 0U);
      RC_ASSERT(exported(second, kind) == text);
    }
  });
  CHECK(holds);
}
