// One fee over several claims.
#include "engine/values/split.hpp"

#include "tests/support/catch.hpp"

using dun::values::split;

TEST_CASE("an amount is split by weight, the remainder to the first") {
  using Amounts = std::vector<std::int64_t>;
  struct Row {
    std::int64_t whole;
    Amounts weights;
    Amounts shares;
  };
  for (const Row& row :
       {Row{3'800, {1, 1}, {1'900, 1'900}}, Row{3'800, {100'000, 200'000, 300'000}, {634, 1'266, 1'900}},
        Row{100, {1, 1, 1}, {34, 33, 33}}, Row{100, {0, 5}, {0, 100}}, Row{7, {0, 0}, {7, 0}}, Row{7, {}, {}},
        Row{0, {3, 4}, {0, 0}}})
    CHECK(split(row.whole, row.weights) == row.shares);
}
