#include <sqlite3.h>

#include <fstream>

#include "engine/facts/import/import.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/ledgers.hpp"
#include "tests/support/scratch.hpp"

using namespace dun;
using namespace dun::support;

namespace {

const char* const someone_elses_tables = R"(
CREATE TABLE customer (no TEXT, name TEXT, private INTEGER);
INSERT INTO customer VALUES ('D1', 'Åse Bråten', 1), ('D2', 'Østfjord AS', 0);
CREATE TABLE invoice (no INTEGER, customer TEXT, ore INTEGER, approximate REAL, due TEXT);
INSERT INTO invoice VALUES (10045, 'D1', 120050, 1200.5, '2026-03-02'), (10046, 'D2', 9900, 99.0, NULL);
CREATE VIEW dun_debtors AS SELECT no, name, CASE private WHEN 1 THEN 'consumer' ELSE 'business' END AS kind FROM customer;
CREATE VIEW dun_claims AS SELECT no, customer, printf('%d.%02d', ore / 100, ore % 100) AS amount, due FROM invoice;
CREATE VIEW dun_loose_claims AS SELECT no, customer, approximate AS amount, due FROM invoice;
)";

std::string mapping_for(const std::string& view) {
  return R"([source]
sqlite = "erp.sqlite"
[[target]]
to = "debtors"
view = "dun_debtors"
id = "no"
name = "name"
kind = "kind"
country = { constant = "NO" }
[[target]]
to = "claims"
view = ")" +
         view + R"("
id = "no"
creditor = { constant = "C1" }
debtor = "customer"
kind = { constant = "invoice" }
currency = { constant = "NOK" }
principal = "amount"
due = "due"
)";
}

/// A database that somebody else keeps, with views for Dun.
class Elsewhere {
 public:
  Elsewhere() : ledger_(must(facts::Ledger::create(scratch_.path("l.ledger")))) {
    sqlite3* database = nullptr;
    sqlite3_open(scratch_.path("erp.sqlite").c_str(), &database);
    sqlite3_exec(database, someone_elses_tables, nullptr, nullptr, nullptr);
    sqlite3_close(database);
    facts::Transaction transaction = must(ledger_.begin());
    must(ledger_.put(facts::CreditorRecord{"C1", {}, "NO", {}, {}}));
    must(transaction.commit());
  }
  base::Result<import::ImportReport> bring(const std::string& view) {
    std::ofstream(scratch_.path("m.toml")) << mapping_for(view);
    import::ImportOptions options;
    options.mapping = scratch_.path("m.toml");
    return import_rows(ledger_, options);
  }
  facts::Ledger& ledger() { return ledger_; }

 private:
  Scratch scratch_;
  facts::Ledger ledger_;
};

}  // namespace

TEST_CASE("import: rows of the views of a database", "[import]") {
  Elsewhere elsewhere;
  const auto report = must(elsewhere.bring("dun_claims"));
  CHECK(report.rows == 4);
  CHECK(report.rejected == 1);
  CHECK(report.first_rejects.at(0).file == "dun_claims");
  CHECK(report.first_rejects.at(0).line == 2);
  CHECK(report.first_rejects.at(0).problem.reason == "`due` is empty; claims need it");
  CHECK(to_string(must(elsewhere.ledger().history("10045", {})).claim.principal) == "1200.50 NOK");
  CHECK(must(elsewhere.ledger().history("10045", {})).debtor.name == "Åse Bråten");
}

TEST_CASE("import: floating point is no amount, and a view must be there", "[import]") {
  Elsewhere elsewhere;
  const auto report = must(elsewhere.bring("dun_loose_claims"));
  CHECK(report.rejected == 2);
  CHECK(report.first_rejects.at(0).problem.reason.find("is floating point or bytes; cast it to text") == 0);
  CHECK_FALSE(elsewhere.bring("no_such_view").has_value());
}
