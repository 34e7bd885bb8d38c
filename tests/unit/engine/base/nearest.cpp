#include "engine/base/nearest.hpp"

#include "tests/support/catch.hpp"

using dun::base::nearest;

TEST_CASE("nearest: one slip is found, a stranger is not", "[base]") {
  const std::vector<std::string> names{"principal", "reference", "NIO", "NOK"};
  CHECK(nearest("principle", names) == "principal");
  CHECK(nearest("refrence", names) == "reference");
  CHECK(nearest("NKO", names) == "NOK");
  CHECK(nearest("NOK", names) == "NOK");
  CHECK_FALSE(nearest("colour", names).has_value());
  CHECK_FALSE(nearest(std::string(1000, 'x'), names).has_value());
  CHECK_FALSE(nearest("x", {}).has_value());
}
