#include "engine/facts/wording.hpp"

#include "tests/support/catch.hpp"

using namespace dun::facts;

TEST_CASE("terms of letters are compared letter for letter, but for blanks and capitals", "[facts]") {
  struct Row {
    std::string_view written;
    std::string_view folded;
  };
  for (const auto& [written, folded] : std::initializer_list<Row>{
           {"binnen veertien dagen", "binnen veertien dagen"},
           {"  Binnen  VEERTIEN\tdagen \r", "binnen veertien dagen"},
           {"INNERHALB VON ÄÖÜ × ÷", "innerhalb von äöü × ÷"},
           {"À Þ ß ÿ Œ", "à þ ß ÿ Œ"},
           {"binnen veertien dagen.", "binnen veertien dagen."},
           {" \t ", ""},
           {"", ""},
       })
    CHECK(folded_term(written) == folded);
}

TEST_CASE("what a letter stated is a set of the sentences asked for, and perhaps another", "[facts]") {
  const std::vector<std::string> terms{"one", "two words"};
  CHECK(terms_of("", terms) == 0);
  CHECK(terms_of("\n \n", terms) == 0);
  CHECK(terms_of("One", terms) == 1);
  CHECK(terms_of("two  words\none\n", terms) == 3);
  CHECK(terms_of("two  words\nthree", terms) == (2 | another_term));
  CHECK(terms_of("two", {}) == another_term);
}
