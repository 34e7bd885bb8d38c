#include "engine/facts/import/mapping.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/facts/import/records.hpp"
#include "tests/support/catch.hpp"

using namespace dun::import;

namespace {

/// A mapping file that is gone when the test ends.
class MappingFile {
 public:
  explicit MappingFile(const std::string& text)
      : path_(std::filesystem::temp_directory_path() / "dun-mapping-test.toml") {
    std::ofstream(path_) << text;
  }
  MappingFile(const MappingFile&) = delete;
  MappingFile& operator=(const MappingFile&) = delete;
  ~MappingFile() { std::filesystem::remove(path_); }

  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

std::string mistake_in(const std::string& text) {
  const MappingFile file(text);
  const auto mapping = read_mapping(file.path());
  return mapping ? "none"
                 : mapping.error().message + (mapping.error().advice.empty() ? "" : "; " + mapping.error().advice);
}
bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

const std::string claim_target =
    "[[target]]\nto = \"claims\"\nid = \"No\"\ncreditor = {constant = \"C1\"}\ndebtor = \"Cust\"\nkind = {constant = "
    "\"invoice\"}\n"
    "currency = {column = \"Cur\", empty = \"NOK\"}\nprincipal = \"Amt\"\n";

Mapping business_central() {
  auto mapping = read_mapping(DUN_SOURCE_DIR "/examples/mappings/business-central.toml");
  REQUIRE(mapping.has_value());
  return *mapping;
}

const std::vector<std::string> header{"entryNumber",
                                      "postingDate",
                                      "documentDate",
                                      "documentType",
                                      "documentNumber",
                                      "customerNumber",
                                      "description",
                                      "currencyCode",
                                      "amount",
                                      "remainingAmount",
                                      "dueDate",
                                      "onHold",
                                      "disputeStatus",
                                      "promisedPayDate",
                                      "paymentReference",
                                      "appliesToDocumentNumber",
                                      "reversedEntryNumber"};

Translation translate(const std::vector<std::string_view>& fields) {
  static const Mapping mapping = business_central();
  const auto translator = Translator::bind(mapping, header, *dun::values::parse_day("2026-03-15"));
  REQUIRE(translator.has_value());
  Translation translation;
  translator->translate(SourceRow{2, fields, {}}, translation);
  return translation;
}

Record record(const NeutralRow& row) {
  std::vector<Problem> problems;
  const Record result = record_of(
      row, [](const std::string&) { return dun::values::parse_currency("NOK"); }, problems);
  for (const Problem& problem : problems) FAIL(problem.column + ": " + problem.reason);
  return result;
}

}  // namespace

TEST_CASE("mapping: an invoice of Business Central gives a claim and its state", "[import]") {
  const Translation given = translate({"5001", "02.02.2026", "01.02.2026", "Invoice", "103045", "10000", "Strøm", "",
                                       "1.200,00", "700,00", "16.02.2026", "KN", "", "01.04.2026", "10304512", "", ""});
  REQUIRE(given.problems.empty());
  REQUIRE(given.rows.size() == 2);
  const auto claim = std::get<dun::facts::ClaimRecord>(record(given.rows[0]));
  CHECK(claim.id == "103045");
  CHECK(claim.debtor == "10000");
  CHECK(to_string(claim.principal) == "1200.00 NOK");
  CHECK(to_string(claim.due) == "2026-02-16");
  CHECK(claim.attributes.at("description") == "Strøm");
  const auto state = std::get<StateRow>(record(given.rows[1]));
  CHECK(state.principal_open == 70000);
  CHECK(state.held == true);
  CHECK(state.disputed == false);
  CHECK(to_string(*state.promised) == "2026-04-01");
}

TEST_CASE("mapping: payments, credit memos and reversals become events", "[import]") {
  const auto event = [](const char* type, const char* amount, const char* reversed) {
    const Translation given = translate({"5002", "20.02.2026", "19.02.2026", type, "B-17", "10000", "", "", amount,
                                         "0,00", "", "", "", "", "", "103045", reversed});
    REQUIRE(given.problems.empty());
    REQUIRE(given.rows.size() == 1);
    return std::get<EventRow>(record(given.rows[0]));
  };
  CHECK(event("Payment", "-500,00", "").event.kind == dun::facts::EventKind::payment);
  CHECK(event("Payment", "-500,00", "").event.minor == 50000);
  CHECK(event("Payment", "-500,00", "").claim == "103045");
  CHECK(event("Credit Memo", "-99,00", "").event.kind == dun::facts::EventKind::credit_note);
  CHECK(event("Payment", "500,00", "4990").event.kind == dun::facts::EventKind::reversal);
  CHECK(event("Payment", "500,00", "4990").event.refers_to == "4990");
}

TEST_CASE("mapping: what a row lacks is told by the file's own column", "[import]") {
  const auto problem = [](std::vector<std::string_view> fields) {
    const Translation given = translate(fields);
    REQUIRE(given.problems.size() == 1);
    CHECK(given.rows.empty());
    return given.problems[0].column + ": " + given.problems[0].reason;
  };
  CHECK(problem({"1", "02.02.2026", "01.02.2026", "Invoice", "103045", "10000", "", "", "1200,00", "0,00", "", "", "",
                 "", "", "", ""}) == "dueDate: `due` is empty; claims need it");
  CHECK(says(problem({"1", "02.02.2026", "01.02.2026", "Invoice", "103045", "10000", "", "", "1200.50", "0,00",
                      "16.02.2026", "", "", "", "", "", ""}),
             "amount: `1200.50` is not grouped in thousands"));
  CHECK(says(problem({"1", "02.02.2026", "01.02.2026", "Note", "103045", "10000", "", "", "1,00", "0,00", "16.02.2026",
                      "", "", "", "", "", ""}),
             "documentType: no target of the mapping takes a row with `Note`"));
}

TEST_CASE("mapping: reminder entries are left out, with the reason", "[import]") {
  const Translation given = translate({"1", "02.02.2026", "01.02.2026", "Reminder", "P1", "10000", "", "", "38,00",
                                       "38,00", "16.02.2026", "", "", "", "", "", ""});
  CHECK(given.rows.empty());
  REQUIRE(given.left_out != nullptr);
  CHECK(says(given.left_out->because, "a fee or interest entry"));
}

TEST_CASE("mapping: columns that are not there are told with near names", "[import]") {
  const Mapping mapping = business_central();
  auto renamed = header;
  renamed[10] = "DueDate";
  const auto translator = Translator::bind(mapping, renamed, dun::values::Day{});
  REQUIRE_FALSE(translator.has_value());
  CHECK(translator.error().message == "the mapping reads column `dueDate`, which is not there");
  CHECK(translator.error().advice == "did you mean `DueDate`?");
}

TEST_CASE("mapping: mistakes in a mapping are told with their line", "[import]") {
  CHECK(mistake_in("[source]\n" + claim_target + "due = \"Due\"\n") == "none");
  CHECK(says(mistake_in(claim_target),
             "dun-mapping-test.toml:1:1: claims need `due`; say which column it is, or a constant"));
  CHECK(says(mistake_in(claim_target + "due = {constant = \"2026-01-01\"}\n"), "a due date is never filled in"));
  CHECK(says(mistake_in(claim_target + "due = {column = \"Due\", empty = \"2026-01-01\"}\n"),
             "a due date is never filled in"));
  CHECK(says(mistake_in(claim_target + "due = \"Due\"\nrefrence = \"KID\"\n"),
             ":10:12: claims has no `refrence`; did you mean `reference`?"));
  CHECK(says(mistake_in("[source]\nencoding = \"ebcdic\"\n"), ":2:12: unknown encoding `ebcdic`"));
  CHECK(says(mistake_in("[source]\ndate = \"dd.mm\"\n"), "`date` takes a format"));
  CHECK(says(mistake_in("[source]\ndecimal = \",\"\nthousands = \",\"\n"), "holds the decimal sign itself"));
  CHECK(says(mistake_in("[soruce]\n"), "a mapping has no `soruce`; did you mean `source`?"));
  CHECK(says(mistake_in("[source\n"), "dun-mapping-test.toml:1:8:"));
  CHECK(says(mistake_in("[source]\nsqlite = \"x.db\"\n" + claim_target + "due = \"Due\"\n"),
             "every [[target]] names its `view`"));
  CHECK(says(mistake_in(""), "at least one [[target]]"));
  CHECK_FALSE(read_mapping("no/such/file.toml").has_value());
}

TEST_CASE("mapping: the neutral form knows its own columns", "[import]") {
  CHECK(neutral_mapping(Kind::contacts, {"debtor", "channel", "address"}).has_value());
  const auto unknown =
      neutral_mapping(Kind::claims, {"id", "creditor", "debtor", "kind", "currency", "principle", "due"});
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().message == "claims have no column `principle`");
  CHECK(says(unknown.error().advice, "did you mean `principal`?"));
  const auto missing = neutral_mapping(Kind::claims, {"id", "creditor", "debtor", "kind", "currency", "principal"});
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().message == "the file has no column `due`");
}

TEST_CASE("mapping: the one in the documentation is a mapping", "[import]") {
  std::ifstream file(DUN_SOURCE_DIR "/docs/ledger-csv.md");
  std::stringstream page;
  page << file.rdbuf();
  const std::string text = page.str();
  const std::size_t from = text.find("```toml\n") + 8;
  REQUIRE(from != std::string::npos + 8);
  CHECK(mistake_in(text.substr(from, text.find("```", from) - from)) == "none");
}
