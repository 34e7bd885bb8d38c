#include "engine/facts/import/records.hpp"

#include "tests/support/catch.hpp"

using namespace dun::import;

namespace {

struct Read {
  Record record;
  std::vector<Problem> problems;
};

/// A neutral row of pairs of column and text, read as a record. The ledger knows claim 1, in ISK.
Read read(Kind kind, const std::vector<std::pair<std::string, std::string>>& values) {
  NeutralRow row{kind, std::vector<Cell>(columns_of(kind).size()), {}};
  for (std::size_t i = 0; i < row.cells.size(); ++i) row.cells[i].origin = columns_of(kind)[i].name;
  for (const auto& [name, text] : values)
    for (Cell& cell : row.cells)
      if (cell.origin == name) cell.text = text;
  Read result;
  const auto currency_of = [](const std::string& claim) {
    return claim == "1" ? dun::values::parse_currency("ISK") : std::nullopt;
  };
  result.record = record_of(row, currency_of, result.problems);
  return result;
}

std::string problem(Kind kind, std::vector<std::pair<std::string, std::string>> values, const std::string& column,
                    const std::string& text) {
  bool replaced = false;
  for (auto& [name, seen] : values)
    if (name == column) seen = text, replaced = true;
  if (!replaced) values.emplace_back(column, text);
  const Read result = read(kind, values);
  return result.problems.empty() ? "none" : result.problems.front().column + ": " + result.problems.front().reason;
}

const std::vector<std::pair<std::string, std::string>> claim{
    {"id", "10045"},     {"creditor", "C1"},       {"debtor", "D1"},     {"kind", "invoice"},
    {"currency", "NOK"}, {"principal", "1200.00"}, {"due", "2026-03-02"}};
const std::vector<std::pair<std::string, std::string>> event{
    {"id", "e1"},     {"claim", "1"}, {"kind", "payment"}, {"effective", "2026-03-02"}, {"recorded", "2026-03-03"},
    {"amount", "500"}};

}  // namespace

TEST_CASE("records: a claim is read exactly", "[import]") {
  auto values = claim;
  values.emplace_back("contract_rate", "12.25");
  values.emplace_back("fee_agreed", "yes");
  const Read result = read(Kind::claims, values);
  REQUIRE(result.problems.empty());
  const auto& record = std::get<dun::facts::ClaimRecord>(result.record);
  CHECK(record.principal.minor == 120000);
  CHECK(record.contract_rate == 122500);
  CHECK(record.fee_agreed == true);
  CHECK_FALSE(record.issued.has_value());
}

TEST_CASE("records: what cannot be read says why", "[import]") {
  struct Row {
    const char* column;
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"currency", "NKO", "currency: `NKO` is no currency; did you mean `NOK`?"},
      {"principal", "37,50", "principal: `37,50` has a comma; decimals are written with a point here, such as 1200.50"},
      {"principal", "12.345", "principal: `12.345` has more decimals than the 2 of NOK"},
      {"principal", "99999999999999999999",
       "principal: `99999999999999999999` is out of range; amounts lie below 10000000000000.00 NOK"},
      {"principal", "10000000000000.01",
       "principal: `10000000000000.01` is out of range; amounts lie below 10000000000000.00 NOK"},
      {"principal", "twelve", "principal: `twelve` is no number; expected one such as 1200.50"},
      {"principal", "-5.00", "principal: a claim is not negative; a credit note is an event of the claim it corrects"},
      {"due", "2026-02-31", "due: `2026-02-31` is no day of the calendar"},
      {"due", "2026-03-02T00:00:00Z",
       "due: `2026-03-02T00:00:00Z` is an instant, not a date; write the day alone, as the creditor's calendar has it, "
       "such as 2026-03-16"},
      {"kind", "invoise", "kind: `invoise` is no kind; did you mean `invoice`?"},
      {"governing_law", "Norge", "governing_law: `Norge` is no country; expected its two capital letters, such as NO"},
      {"fee_agreed", "ja", "fee_agreed: `ja` is neither `yes` nor `no`"},
      {"contract_rate", "12.123456",
       "contract_rate: `12.123456` is no yearly percentage; expected one such as 12.25, of at most four decimals, up "
       "to 10000"},
      {"id", " 10045", "id: ` 10045` begins or ends with a space, or holds a line break"},
  };
  for (const Row& row : rows) CHECK(problem(Kind::claims, claim, row.column, row.text) == row.expected);
}

TEST_CASE("records: events are in the currency of their claim", "[import]") {
  const Read payment = read(Kind::events, event);
  REQUIRE(payment.problems.empty());
  CHECK(std::get<EventRow>(payment.record).event.minor == 500);  // krónur have no decimals
  CHECK(problem(Kind::events, event, "amount", "500.50") == "amount: `500.50` has more decimals than the 0 of ISK");
  CHECK(problem(Kind::events, event, "amount", "0") ==
        "amount: `0` is not above zero; the event's kind says which way the money went");
  CHECK(problem(Kind::events, event, "amount", "") == "amount: `amount` is empty; a payment needs one");
  CHECK(problem(Kind::events, event, "currency", "NOK") == "currency: `NOK` is not the claim's currency, which is ISK");
  CHECK(problem(Kind::events, event, "claim", "2") == "claim: claim `2` is not in the ledger; bring claims in first");
  CHECK(problem(Kind::events, event, "claim", "")
            .find("claim: `claim` is empty; an event is of a claim, or of a `debtor`") == 0);
  CHECK(problem(Kind::events, event, "kind", "paymnt") == "kind: `paymnt` is no kind; did you mean `payment`?");
}

TEST_CASE("records: an action done by hand is sent unless it says otherwise", "[import]") {
  const Read result = read(Kind::actions, {{"id", "p1"},
                                           {"claim", "1"},
                                           {"act", "purring"},
                                           {"sent", "2026-01-20"},
                                           {"recorded", "2026-01-20"},
                                           {"fee", "35"},
                                           {"pay_by", "2026-02-03"}});
  REQUIRE(result.problems.empty());
  const auto& act = std::get<ActionRow>(result.record).act;
  CHECK(act.fee == 35);
  CHECK(act.by_hand);
  CHECK(act.state == dun::facts::ActState::sent);
}
