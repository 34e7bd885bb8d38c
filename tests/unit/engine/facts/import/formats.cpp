#include "engine/facts/import/formats.hpp"

#include "tests/support/catch.hpp"

using dun::import::Formats;
using dun::import::Neutral;

namespace {

const Formats neutral{};
const Formats norwegian{',', {".", " ", "\u00A0"}, "dd.mm.yyyy"};

std::string number(const std::string& text, const Formats& formats) {
  const Neutral result = neutral_number(text, formats);
  return result ? *result : "! " + result.error();
}
std::string date(const std::string& text, const std::string& format) {
  const Neutral result = neutral_date(text, Formats{'.', {}, format});
  return result ? *result : "! " + result.error();
}
bool says(const std::string& result, const std::string& words) {
  return result[0] == '!' && result.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("formats: numbers become neutral", "[import]") {
  struct Row {
    const char* text;
    const char* expected;
  };
  const Row rows[] = {{"1234,50", "1234.5"},
                      {"1.234,50", "1234.5"},
                      {"1 234 567,00", "1234567"},
                      {"1\u00A0234,5", "1234.5"},
                      {"-12,30", "-12.3"},
                      {"12,30-", "-12.3"},
                      {"\u2212"
                       "12,30",
                       "-12.3"},
                      {"0,00", "0"},
                      {"1200,0000", "1200"},
                      {" 12 ", "12"},
                      {"007,10", "007.1"}};
  for (const Row& row : rows) CHECK(number(row.text, norwegian) == row.expected);
  CHECK(number("1200.50", neutral) == "1200.5");
}

TEST_CASE("formats: a number that could be read in two ways is refused", "[import]") {
  CHECK(says(number("12.50", norwegian), "not grouped in thousands"));
  CHECK(says(number("1.2345,00", norwegian), "not grouped in thousands"));
  CHECK(says(number("1.234 567,00", norwegian), "not grouped in thousands"));
  CHECK(says(number("1,200.50", norwegian), "has a point; decimals are written with a comma here"));
  CHECK(says(number("37,50", neutral), "has a comma; decimals are written with a point here, such as 1200.50"));
  CHECK(says(number("1,200.50", neutral), "has a comma"));
  for (const char* text : {"", "-", "abc", "12a", "1e3", ".5", "5.", "--5", "0x10", "1_000"})
    CHECK(number(text, neutral)[0] == '!');
  CHECK(says(number("kr 500", norwegian), "is no number"));
  CHECK(says(number("tolv hundre", norwegian), "is no number"));
}

TEST_CASE("formats: dates become neutral", "[import]") {
  CHECK(date("16.03.2026", "dd.mm.yyyy") == "2026-03-16");
  CHECK(date("6.3.2026", "d.m.yyyy") == "2026-03-06");
  CHECK(date("16.03.26", "dd.mm.yy") == "2026-03-16");
  CHECK(date("03/16/2026", "mm/dd/yyyy") == "2026-03-16");
  CHECK(date("20260316", "yyyymmdd") == "2026-03-16");
  CHECK(date("2026-03-16 00:00:00", "yyyy-mm-dd 00:00:00") == "2026-03-16");
  CHECK(date("29.02.2028", "dd.mm.yyyy") == "2028-02-29");
}

TEST_CASE("formats: what is no day says why", "[import]") {
  CHECK(says(date("31.02.2026", "dd.mm.yyyy"), "`31.02.2026` is no day of the calendar"));
  CHECK(says(date("29.02.2026", "dd.mm.yyyy"), "no day of the calendar"));
  CHECK(says(date("2026-13-01", "yyyy-mm-dd"), "no day of the calendar"));
  CHECK(says(date("2026-03-16T08:00:00Z", "yyyy-mm-dd"), "is an instant, not a date; write the day alone"));
  CHECK(says(date("16.03.2026 08:00", "dd.mm.yyyy"), "is an instant"));
  CHECK(says(date("1899-12-31", "yyyy-mm-dd"), "lies outside 1900-01-01 to 2199-12-31"));
  CHECK(says(date("2026-03-16", "dd.mm.yyyy"), "is no date; expected one such as 16.03.2026"));
  CHECK(says(date("soon", "yyyy-mm-dd"), "is no date; expected one such as 2026-03-16"));
}

TEST_CASE("formats: texts in messages stay short and whole", "[import]") {
  CHECK(dun::import::in_backticks("a\nb") == "`a b`");
  CHECK(dun::import::in_backticks(std::string(100, 'x')).size() < 60);
  CHECK(dun::import::in_backticks(std::string(39, 'x') + "ørret") == "`" + std::string(39, 'x') + "…`");
}
