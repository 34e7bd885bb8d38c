#include "dsl/names/countries.hpp"

#include <algorithm>

#include "engine/facts/schema.hpp"
#include "tests/support/catch.hpp"

using namespace dun::names;

TEST_CASE("countries: by English name or ISO code, however written", "[names]") {
  CHECK(country_named("Norway") == "NO");
  CHECK(country_named("norway") == "NO");
  CHECK(country_named("NO") == "NO");
  CHECK(country_named("UK") == "GB");
  CHECK(country_named("GB") == "GB");
  CHECK(country_named("United Kingdom") == "GB");
  CHECK(country_named("the Netherlands") == "NL");
  CHECK_FALSE(country_named("no"));
  CHECK_FALSE(country_named("Atlantis"));
  CHECK(country_name("SE") == "Sweden");
}

TEST_CASE("countries: every name is found again, each once", "[names]") {
  std::vector<std::string> codes;
  for (const std::string& name : country_names()) {
    const auto iso = country_named(name);
    REQUIRE(iso);
    CHECK(country_name(*iso) == name);
    CHECK(dun::facts::country_code(*iso));
    codes.push_back(*iso);
  }
  std::sort(codes.begin(), codes.end());
  CHECK(std::adjacent_find(codes.begin(), codes.end()) == codes.end());
}
