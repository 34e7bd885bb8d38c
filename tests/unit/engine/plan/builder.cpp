// Nodes made once, constants folded, scales and rates read as the law writes them; and what the plan's own checker
// finds.
#include "engine/plan/builder.hpp"

#include "engine/plan/arithmetic.hpp"
#include "engine/plan/verify.hpp"
#include "tests/support/catch.hpp"

using namespace dun;
using plan::Builder;
using plan::NodeId;
using plan::Type;

TEST_CASE("equal nodes are made once and constants are folded") {
  plan::Plan plan;
  Builder build(plan);
  const NodeId open = build.column(build.column_id(facts::Fact::principal_open), Type::amount);
  const NodeId zero = build.constant(Type::amount, 0);
  CHECK(build.less_equal(open, zero) == build.less_equal(open, zero));
  CHECK(build.is_yes(build.less(zero, build.constant(Type::amount, 1))));
  CHECK(build.both(build.yes(), build.less(open, zero)) == build.less(open, zero));
  CHECK(build.is_no(build.both(build.no(), build.less(open, zero))));
  CHECK(build.negate(build.negate(build.less(open, zero))) == build.less(open, zero));
  CHECK(build.add_days(build.add_days(build.run_date(), 3), 11) == build.add_days(build.run_date(), 14));
}

TEST_CASE("a twentieth of 750 kroner, to the nearest krone, half up") {
  plan::Plan plan;
  Builder build(plan);
  const NodeId share = build.constant(Type::amount, 1, 20);
  const NodeId sats = build.constant(Type::amount, 75'000);
  const NodeId fee = build.round(build.times(share, sats), 100, values::RoundingMode::half_up);
  REQUIRE(build.is_constant(fee));
  CHECK(plan.at(fee).value == 3'800);
}

TEST_CASE("scales by slices, by the whole amount and per started step") {
  plan::Plan plan;
  const values::Day from = *values::parse_day("2020-01-01");
  const std::int64_t percent = 1;
  plan::Scale slices{"slices",
                     true,
                     100,
                     {{from,
                       {{250'000, 0, 15 * percent, 0, 0, 0},
                        {500'000, 0, 10 * percent, 0, 0, 0},
                        {std::nullopt, 0, 5 * percent, 0, 0, 0}},
                       ""}}};
  plan::Scale whole{"whole", false, 1, {{from, {{15'000, 2'000, 0, 0, 0, 0}, {std::nullopt, 6'500, 0, 0, 0, 0}}, ""}}};
  plan::Scale started{"started",
                      false,
                      1,
                      {{from, {{50'000, 5'150, 0, 0, 0, 0}, {std::nullopt, 5'150, 0, 50'000, 50'000, 4'150}}, ""}}};
  plan.scales = {slices, whole, started};
  Builder build(plan);
  const NodeId day = build.constant(Type::day, from.number);
  struct Row {
    std::size_t scale;
    std::int64_t amount;
    std::int64_t value;
  };
  const Row rows[] = {{0, 1'000'000, (37'500 + 25'000 + 25'000) * 100},
                      {0, 100'000, 15'000 * 100},
                      {1, 15'000, 2'000},
                      {1, 15'001, 6'500},
                      {2, 50'000, 5'150},
                      {2, 50'001, 9'300},
                      {2, 100'000, 9'300},
                      {2, 100'001, 13'450}};
  for (const Row& row : rows) {
    CAPTURE(row.scale, row.amount);
    const NodeId value = build.scale(plan::ScaleId(row.scale), build.constant(Type::amount, row.amount), day);
    CHECK(plan.at(value).value == row.value);
  }
  CHECK(build.is_no(build.scale_known(plan::ScaleId(0), build.constant(Type::amount, 1),
                                      build.constant(Type::day, from.number - 1))));
}

TEST_CASE("a rate is known from its first row until it ends") {
  plan::Plan plan;
  const values::Day first = *values::parse_day("2010-01-01");
  const values::Day ended = *values::parse_day("2011-01-01");
  const values::Day again = *values::parse_day("2014-01-01");
  plan.tables.push_back(
      {"sats", 1, {{first, 60'000, true, "", {}}, {ended, 0, false, "", {}}, {again, 63'000, true, "", {}}}});
  const plan::RateTable& table = plan.tables.front();
  CHECK(plan::version_on(table, first - 1) == nullptr);
  CHECK(plan::version_on(table, ended - 1)->numerator == 60'000);
  CHECK(plan::version_on(table, ended) == nullptr);
  CHECK(plan::version_on(table, again)->numerator == 63'000);
}

TEST_CASE("the checker finds what a plan must not have") {
  plan::Plan plan;
  Builder build(plan);
  plan.covers = build.yes();
  CHECK(plan::faults_of(plan).empty());
  plan.nodes.push_back({plan::Op::negate, Type::yes_no, NodeId(plan.nodes.size() + 5), {}, {}, 0, 0, 1, 0, 1});
  CHECK_FALSE(plan::faults_of(plan).empty());
}
