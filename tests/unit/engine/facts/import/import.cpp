#include "engine/facts/import/import.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "engine/facts/import/export.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/ledgers.hpp"
#include "tests/support/scratch.hpp"

using namespace dun;
using namespace dun::support;
using import::Kind;

namespace {

const std::string creditor_rows = "id,name,country\nC1,Nordlys Kraft AS,NO\n";
const std::string debtor_rows =
    "id,name,kind,country,attribute.segment\nD1,Åse Bråten,consumer,NO,new\nD2,Østfjord AS,business,NO,\n";
const std::string claim_header = "id,creditor,debtor,kind,reference,currency,principal,issued,due\n";
const std::string claim_rows = claim_header +
                               "10045,C1,D1,invoice,1004512,NOK,1200.00,2026-02-16,2026-03-02\n"
                               "10046,C1,D2,invoice,,EUR,99.50,,2026-03-03\n";
const std::string event_header = "id,claim,debtor,kind,effective,recorded,amount,reason\n";

/// A ledger in a folder of its own, and files brought into it.
class Desk {
 public:
  Desk() : ledger_(must(facts::Ledger::create(scratch_.path("l.ledger")))) {}

  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(scratch_.path(name), std::ios::binary) << text;
    return scratch_.path(name);
  }
  base::Result<import::ImportReport> try_to_bring(Kind kind, const std::string& text, bool dry_run = false) {
    import::ImportOptions options;
    options.file = write("rows.csv", text);
    options.kind = kind;
    options.rejects = scratch_.path("rejects.csv");
    options.dry_run = dry_run;
    return import_rows(ledger_, options);
  }
  import::ImportReport bring(Kind kind, const std::string& text){return must(try_to_bring(kind, text));
} import::ImportReport bring_mapped(const std::string& mapping, const std::string& file,
                                    const char* on = "2026-03-15") {
  import::ImportOptions options;
  options.file = file;
  options.mapping = mapping;
  options.rejects = scratch_.path("rejects.csv");
  options.day_of_export = day(on);
  return must(import_rows(ledger_, options));
}
void bring_basics() {
  bring(Kind::creditors, creditor_rows);
  bring(Kind::debtors, debtor_rows);
  bring(Kind::claims, claim_rows);
}
std::string rejects() {
  std::ifstream file(scratch_.path("rejects.csv"));
  std::stringstream text;
  text << file.rdbuf();
  std::string rows = text.str();
  for (std::size_t at = rows.find(scratch_.path("rows.csv")); at != std::string::npos;
       at = rows.find(scratch_.path("rows.csv")))
    rows.replace(at, scratch_.path("rows.csv").size(), "rows.csv");
  return rows;
}
std::string exported(Kind kind) {
  std::ostringstream out;
  must(export_rows(ledger_, kind, out));
  return out.str();
}
facts::ClaimState state(const std::string& claim, const char* on) {
  return fold(must(ledger_.history(claim, {day(on), day(on)})), day(on), day(on));
}
facts::Ledger& ledger() {
  return ledger_;
}
std::string path(const std::string& name) const {
  return scratch_.path(name);
}

private:
Scratch scratch_;
facts::Ledger ledger_;
};  // namespace

std::int64_t fact(const facts::ClaimState& state, facts::Fact which) {
  return state.facts[static_cast<std::size_t>(which)].value_or(-1);
}

std::string counted(const import::ImportReport& report, Kind kind) {
  const import::Counts& counts = report.counts[static_cast<std::size_t>(kind)];
  return fmt::format("{} added, {} updated, {} unchanged, {} rejected", counts.added, counts.updated, counts.unchanged,
                     report.rejected);
}

}  // namespace

TEST_CASE("import: neutral rows go in once, and again change nothing", "[import]") {
  Desk desk;
  CHECK(counted(desk.bring(Kind::creditors, creditor_rows), Kind::creditors) ==
        "1 added, 0 updated, 0 unchanged, 0 rejected");
  CHECK(counted(desk.bring(Kind::debtors, debtor_rows), Kind::debtors) ==
        "2 added, 0 updated, 0 unchanged, 0 rejected");
  CHECK(counted(desk.bring(Kind::claims, claim_rows), Kind::claims) == "2 added, 0 updated, 0 unchanged, 0 rejected");
  CHECK(counted(desk.bring(Kind::claims, claim_rows), Kind::claims) == "0 added, 0 updated, 2 unchanged, 0 rejected");
  CHECK(counted(desk.bring(Kind::debtors, debtor_rows), Kind::debtors) ==
        "0 added, 0 updated, 2 unchanged, 0 rejected");
  const std::string payment = event_header + "p1,10045,,payment,2026-03-10,2026-03-11,500.00,OCR\n";
  CHECK(counted(desk.bring(Kind::events, payment), Kind::events) == "1 added, 0 updated, 0 unchanged, 0 rejected");
  CHECK(counted(desk.bring(Kind::events, payment), Kind::events) == "0 added, 0 updated, 1 unchanged, 0 rejected");
  CHECK(fact(desk.state("10045", "2026-03-16"), facts::Fact::principal_open) == 70'000);
}

TEST_CASE("import: a changed row is a conflict that says what differs; the rest is loaded", "[import]") {
  Desk desk;
  desk.bring_basics();
  const auto report = desk.bring(Kind::claims, claim_header +
                                                   "10045,C1,D1,invoice,1004512,NOK,1300.00,2026-02-16,2026-03-02\n"
                                                   "10047,C1,D1,invoice,,NOK,10.00,,2026-03-03\n");
  CHECK(counted(report, Kind::claims) == "1 added, 0 updated, 0 unchanged, 1 rejected");
  CHECK(report.first_rejects.at(0).line == 2);
  CHECK(report.first_rejects.at(0).problem.column == "id");
  CHECK(report.first_rejects.at(0).problem.reason.find("`10045` is in the ledger with other content: principal") == 0);
  CHECK(desk.exported(Kind::claims).find("1200.00") != std::string::npos);
}

TEST_CASE("import: rejected rows are told with file, line, column and reason", "[import]") {
  Desk desk;
  desk.bring_basics();
  const auto report = desk.bring(Kind::claims, claim_header +
                                                   "1,C1,D1,invoice,,NOK,\"37,50\",,2026-03-02\n"
                                                   "2,C1,D1,invoice,,NOK,1.00,,2026-02-31\n"
                                                   "3,C1,D9,invoice,,NOK,1.00,,2026-03-02\n"
                                                   "4,C1,D1,invoice,,NKO,1.00,,\n"
                                                   "5,C1\n"
                                                   "6,C1,D1,invoice,,NOK,1.00,,2026-03-02\n");
  CHECK(counted(report, Kind::claims) == "1 added, 0 updated, 0 unchanged, 5 rejected");
  const std::string expected =
      "file,line,column,reason\n"
      "rows.csv,2,principal,\"`37,50` has a comma; decimals are written with a point here, such as 1200.50\"\n"
      "rows.csv,3,due,`2026-02-31` is no day of the calendar\n"
      "rows.csv,4,debtor,";
  CHECK(desk.rejects().substr(0, expected.size()) == expected);
  CHECK(desk.rejects().find("rows.csv,5,due,`due` is empty; claims need it\n") != std::string::npos);
  CHECK(desk.rejects().find("rows.csv,6,,\"the row has 2 fields, the header names 9\"\n") != std::string::npos);
}

TEST_CASE("import: a dry run keeps nothing, and neither does a refused file", "[import]") {
  Desk desk;
  desk.bring(Kind::creditors, creditor_rows);
  const auto dry = must(desk.try_to_bring(Kind::debtors, debtor_rows, true));
  CHECK(counted(dry, Kind::debtors) == "2 added, 0 updated, 0 unchanged, 0 rejected");
  CHECK(desk.exported(Kind::debtors) == "id,name,kind,country,language,national_id\n");
  CHECK_FALSE(desk.try_to_bring(Kind::debtors, "").has_value());
  CHECK_FALSE(desk.try_to_bring(Kind::debtors, "id,name,kind,countri\n").has_value());
  CHECK_FALSE(desk.try_to_bring(Kind::debtors, "id;name;kind;country\n").has_value());
  CHECK_FALSE(desk.try_to_bring(Kind::debtors, "\xFF\xFEi\0d").has_value());
}

TEST_CASE("import: what a claim is stated to be becomes the events that lead there, once", "[import]") {
  Desk desk;
  desk.bring(Kind::creditors, creditor_rows);
  desk.bring(Kind::debtors, debtor_rows);
  const std::string mapping = desk.write("stand.toml", R"(
[[target]]
to = "claims"
id = "No"
creditor = { constant = "C1" }
debtor = { constant = "D1" }
kind = { constant = "invoice" }
currency = { constant = "NOK" }
principal = "Amount"
due = "Due"
[[target]]
to = "states"
claim = "No"
on = { day_of_export = true }
principal_open = "Left"
disputed = { column = "Dispute", empty = "no", filled = "yes" }
held = { column = "Hold", empty = "no", filled = "yes" }
promised = "Promise"
)");
  const std::string header = "No,Amount,Due,Left,Dispute,Hold,Promise\n";
  const std::string first =
      desk.write("1.csv", header + "1,100.00,2026-03-02,60.00,x,,\n2,100.00,2026-03-02,100.00,,KN,2026-04-01\n");
  CHECK(desk.bring_mapped(mapping, first).adjustments == 4);
  CHECK(fact(desk.state("1", "2026-03-16"), facts::Fact::principal_open) == 6'000);
  CHECK(fact(desk.state("1", "2026-03-16"), facts::Fact::disputed) == 1);
  CHECK(fact(desk.state("2", "2026-03-16"), facts::Fact::promised) == day("2026-04-01").number);
  CHECK(desk.bring_mapped(mapping, first).adjustments == 0);
  const std::string second =
      desk.write("2.csv", header + "1,100.00,2026-03-02,80.00,,,\n2,100.00,2026-03-02,100.00,,,2026-04-01\n");
  CHECK(desk.bring_mapped(mapping, second, "2026-03-20").adjustments == 3);
  CHECK(fact(desk.state("1", "2026-03-21"), facts::Fact::principal_open) == 8'000);
  CHECK(fact(desk.state("1", "2026-03-21"), facts::Fact::disputed) == 0);
  CHECK(desk.state("2", "2026-03-21").facts[static_cast<std::size_t>(facts::Fact::held_until)] == std::nullopt);
}

TEST_CASE("import: a payment entered in the ledger is not undone by a statement", "[import]") {
  Desk desk;
  desk.bring_basics();
  desk.bring(Kind::events, event_header + "p1,10045,,payment,2026-03-10,2026-03-11,500.00,Vipps\n");
  const std::string mapping = desk.write("stand.toml", R"(
[[target]]
to = "states"
claim = "No"
on = { day_of_export = true }
principal_open = "Left"
)");
  const auto report = desk.bring_mapped(mapping, desk.write("1.csv", "No,Left\n10045,1200.00\n10046,99.50\n"));
  CHECK(report.adjustments == 0);
  REQUIRE(report.rejected == 1);
  CHECK(report.first_rejects.at(0).problem.column == "Left");
  CHECK(report.first_rejects.at(0).problem.reason.find(
            "principal_open is 1200.00 here and 700.00 NOK in the ledger; a statement") == 0);
  CHECK(fact(desk.state("10045", "2026-03-16"), facts::Fact::principal_open) == 70'000);
}

TEST_CASE("import: a hold entered by a person is not lifted by an export that knows nothing of it", "[import]") {
  Desk desk;
  desk.bring_basics();
  desk.bring(Kind::events,
             "id,claim,kind,effective,recorded,until,by\nh1,10045,hold,2026-03-10,2026-03-10,2026-04-10,KN\n");
  const std::string mapping = desk.write("stand.toml", R"(
[[target]]
to = "states"
claim = "No"
on = { day_of_export = true }
held = { column = "Hold", empty = "no", filled = "yes" }
)");
  CHECK(desk.bring_mapped(mapping, desk.write("1.csv", "No,Hold\n10045,\n10046,ÅB\n")).adjustments == 1);
  CHECK(fact(desk.state("10045", "2026-03-16"), facts::Fact::held_until) == day("2026-04-10").number);
  CHECK(desk.bring_mapped(mapping, desk.write("2.csv", "No,Hold\n10045,\n10046,\n"), "2026-03-20").adjustments == 1);
  CHECK(fact(desk.state("10046", "2026-03-21"), facts::Fact::held_until) == -1);
}

TEST_CASE("import: a row that gives several things gives none of them if one is wrong", "[import]") {
  Desk desk;
  desk.bring(Kind::creditors, creditor_rows);
  const std::string mapping = desk.write("both.toml", R"(
[[target]]
to = "debtors"
id = "Cust"
kind = { constant = "consumer" }
country = { constant = "NO" }
[[target]]
to = "claims"
id = "No"
creditor = { constant = "C1" }
debtor = "Cust"
kind = { constant = "invoice" }
currency = { constant = "NOK" }
principal = "Amount"
due = "Due"
)");
  const std::string rows = desk.write("rows.csv", "Cust,No,Amount,Due\nD7,1,100.00,2026-03-02\nD8,2,100.00,\n");
  const auto report = desk.bring_mapped(mapping, rows);
  CHECK(report.rejected == 1);
  CHECK(desk.exported(Kind::debtors).find("D7") != std::string::npos);
  CHECK(desk.exported(Kind::debtors).find("D8") == std::string::npos);
}

TEST_CASE("import: the example ledger goes in, with the rows rejected that are wrong", "[import]") {
  Desk desk;
  const std::string demo = DUN_SOURCE_DIR "/examples/demo-ledger/";
  const std::string mappings = DUN_SOURCE_DIR "/examples/mappings/";
  const auto bring = [&](Kind kind, const std::string& file) {
    import::ImportOptions options;
    options.file = demo + file;
    options.kind = kind;
    return must(import_rows(desk.ledger(), options));
  };
  CHECK(bring(Kind::creditors, "creditors.csv").rejected == 0);
  CHECK(counted(bring(Kind::debtors, "debtors.csv"), Kind::debtors) == "600 added, 0 updated, 0 unchanged, 0 rejected");
  CHECK(bring(Kind::contacts, "contacts.csv").rejected == 0);
  CHECK(bring(Kind::consents, "consents.csv").rejected == 0);
  const std::string entries = demo + "customer-ledger-entries.csv";
  const auto report = desk.bring_mapped(mappings + "business-central.toml", entries);
  CHECK(report.rows == 5794);
  CHECK(report.counts[static_cast<std::size_t>(Kind::claims)].added == 2991);
  const auto again = desk.bring_mapped(mappings + "business-central.toml", entries);
  CHECK(again.counts[static_cast<std::size_t>(Kind::claims)].added == 0);
  CHECK(again.counts[static_cast<std::size_t>(Kind::events)].added == 0);
  CHECK(again.adjustments == 0);
  CHECK(again.rejected == report.rejected);
}
