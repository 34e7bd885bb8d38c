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

TEST_CASE("edit distance: one edit of each sort is one", "[base]") {
  using dun::base::edit_distance;
  CHECK(edit_distance("reminder", "reminder") == 0);
  CHECK(edit_distance("remider", "reminder") == 1);    // left out
  CHECK(edit_distance("reminnder", "reminder") == 1);  // put in
  CHECK(edit_distance("remimder", "reminder") == 1);   // changed
  CHECK(edit_distance("remidner", "reminder") == 1);   // swapped
  CHECK(edit_distance("Purring", "purring") == 0);
  CHECK(edit_distance("overforing", "overføring") == 1);  // one letter of two bytes
  CHECK(edit_distance("", "abc") == 3);
}

TEST_CASE("near names: nearest first, three at most, each once", "[base]") {
  using dun::base::near_names;
  using Names = std::vector<std::string>;
  CHECK(near_names("warnin", {"warming", "warning", "warning"}) == Names{"warning", "warming"});
  CHECK(near_names("fee-1", {"fee-2", "fee-3", "fee-4", "fee-5"}) == Names{"fee-2", "fee-3", "fee-4"});
  CHECK(near_names("handover", {"reminder", "nudge"}).empty());
}
