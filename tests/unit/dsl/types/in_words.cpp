// Values in the words of their unit, as law files write them or with money written another way.
#include "dsl/book/words.hpp"
#include "dsl/types/amounts.hpp"
#include "tests/support/catch.hpp"

using namespace dun;
using types::in_words;
using types::Unit;
using values::Ratio;

namespace {

const Unit nok{Unit::Kind::money, values::parse_currency("NOK").value()};

}  // namespace

TEST_CASE("in words: money is written as files do, or as the reader asks", "[types]") {
  CHECK(in_words(nok, {75000, 1}) == "750.00 NOK");
  CHECK(in_words(nok, {250000, 1}, book::money_text) == "2\u00a0500\u00a0NOK");
  CHECK(in_words(nok, {75050, 1}, book::money_text) == "750.50\u00a0NOK");
}

TEST_CASE("in words: parts of a minor unit are never dropped", "[types]") {
  CHECK(in_words(nok, {25, 2}) == "0.125 NOK");
  CHECK(in_words(nok, {25, 2}, book::money_text) == "0.125 NOK");
  CHECK(in_words(nok, {100, 3}) == "1/3 NOK");
}

TEST_CASE("in words: shares and numbers", "[types]") {
  CHECK(in_words({Unit::Kind::percent, {}}, {3, 25}) == "12 %");
  CHECK(in_words({Unit::Kind::fraction, {}}, {1, 20}) == "1/20");
  CHECK(in_words({Unit::Kind::number, {}}, {3, 2}) == "1.5");
}
