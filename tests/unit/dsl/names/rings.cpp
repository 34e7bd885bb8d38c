#include "dsl/names/rings.hpp"

#include "tests/support/catch.hpp"

using dun::names::rings;
using Rings = std::vector<std::vector<std::size_t>>;

TEST_CASE("rings: none, one, one of one, two apart", "[names]") {
  CHECK(rings({{1}, {2}, {}}).empty());
  CHECK(rings({{1}, {2}, {0}}) == Rings{{0, 1, 2}});
  CHECK(rings({{}, {1}}) == Rings{{1}});
  CHECK(rings({{1}, {0}, {3}, {2}}) == Rings{{0, 1}, {2, 3}});
}

TEST_CASE("rings: a node stands in one ring at most", "[names]") {
  CHECK(rings({{1, 2}, {0}, {0}}) == Rings{{0, 1}});
}

TEST_CASE("rings: a long chain needs no deep stack", "[names]") {
  std::vector<std::vector<std::size_t>> chain(200'000);
  for (std::size_t at = 0; at + 1 < chain.size(); ++at) chain[at].push_back(at + 1);
  CHECK(rings(chain).empty());
  chain.back().push_back(0);
  CHECK(rings(chain).size() == 1);
}
