// Plans of the shipped policies: sound by their own checker, and deciding each claim alike whatever stands beside it.
#include "dsl/compile/compile.hpp"
#include "dsl/lower/lower.hpp"
#include "engine/decide/decide.hpp"
#include "engine/decide/one_row.hpp"
#include "engine/plan/arithmetic.hpp"
#include "engine/plan/print.hpp"
#include "engine/plan/verify.hpp"
#include "tests/bench/made_claims.hpp"
#include "tests/support/catch.hpp"

using namespace dun;

namespace {

compile::Bundle norway() {
  auto bundle = compile::load_bundle({DUN_SOURCE_DIR "/policies/no"});
  REQUIRE(bundle.has_value());
  REQUIRE_FALSE(bundle->has_errors());
  return std::move(*bundle);
}

/// A block of one row of another.
facts::Block row_alone(const facts::Block& block, std::size_t row) {
  facts::Block alone;
  alone.rows = 1;
  alone.claim = {block.claim[row]};
  alone.relationship = {block.relationship[row]};
  for (const facts::Column& column : block.columns)
    alone.columns.push_back({{column.values[row]}, {column.known[row]}});
  alone.acts.rows.assign(block.acts.first(row), block.acts.last(row));
  alone.acts.begin = {0, static_cast<std::uint32_t>(alone.acts.rows.size())};
  alone.money.rows.assign(block.money.first(row), block.money.last(row));
  alone.money.begin = {0, static_cast<std::uint32_t>(alone.money.rows.size())};
  return alone;
}

void check_same(const decide::Answers& whole, std::size_t row, const decide::Answers& alone) {
  const decide::Decision& x = whole.decisions[row];
  const decide::Decision& y = alone.decisions[0];
  REQUIRE(x.outcome == y.outcome);
  REQUIRE(x.step == y.step);
  REQUIRE(x.reason == y.reason);
  REQUIRE(x.has_until == y.has_until);
  if (x.has_until) REQUIRE(x.until == y.until);
  REQUIRE((x.details == decide::no_details) == (y.details == decide::no_details));
  if (x.details == decide::no_details) return;
  const decide::Details& a = whole.details[x.details];
  const decide::Details& b = alone.details[y.details];
  REQUIRE(a.fee == b.fee);
  REQUIRE(a.interest == b.interest);
  REQUIRE(a.compensation == b.compensation);
  REQUIRE(a.channel == b.channel);
  REQUIRE(a.pay_by == b.pay_by);
  REQUIRE(a.passed_over == b.passed_over);
  REQUIRE(a.reasons == b.reasons);
}

}  // namespace

TEST_CASE("the plans of the shipped policies and laws are sound") {
  const compile::Bundle bundle = norway();
  for (std::size_t policy = 0; policy < bundle.program.bundle.policies.size(); ++policy) {
    const plan::Plan plan = lower::from_types(bundle.program, policy);
    CAPTURE(plan.name);
    CHECK(plan::faults_of(plan).empty());
    CHECK(plan::print(plan) == plan::print(lower::from_types(bundle.program, policy)));
  }
  for (std::size_t law = 0; law < bundle.program.bundle.laws.size(); ++law)
    CHECK(plan::faults_of(lower::from_law(bundle.program, law)).empty());
}

TEST_CASE("a claim is decided alike alone and in a block, and again by the same evaluator") {
  const compile::Bundle bundle = norway();
  const values::Day on = *values::parse_day("2026-03-16");
  for (std::size_t policy = 0; policy < bundle.program.bundle.policies.size(); ++policy) {
    const plan::Plan plan = lower::from_types(bundle.program, policy);
    const bench::Made made = bench::make_claims(plan::request_of(plan), 3000, on, 7 + policy);
    decide::Evaluator evaluator(plan, on);
    decide::Evaluator of_one(plan, on);
    decide::Answers whole;
    decide::Answers alone;
    for (const facts::Block& block : made.blocks) {
      evaluator.decide(block, whole);
      REQUIRE(whole.decisions.size() == block.rows);
      for (std::size_t row = 0; row < block.rows; ++row) {
        of_one.decide(row_alone(block, row), alone);
        check_same(whole, row, alone);
      }
    }
  }
}

TEST_CASE("every node has the value that plain arithmetic gives it, whatever was settled beforehand") {
  const compile::Bundle bundle = norway();
  const auto policy = GENERATE(std::size_t{0}, std::size_t{1});
  const auto date = GENERATE("2020-10-14", "2026-03-16", "2027-02-01");
  const values::Day on = *values::parse_day(date);
  const plan::Plan plan = lower::from_types(bundle.program, policy);
  const bench::Made made = bench::make_claims(plan::request_of(plan), 300, on, 11);
  for (std::size_t row = 0; row < made.blocks[0].rows; ++row) {
    decide::OneRow one(plan, made.blocks[0], row, on);
    one.set_candidate(3'800, on + static_cast<std::int32_t>(row % 20), static_cast<std::uint16_t>(row % 8));
    for (std::size_t index = 0; index < plan.nodes.size(); ++index) {
      const plan::Node& node = plan.nodes[index];
      if (plan::is_input(node.op)) continue;
      const auto value = [&](plan::NodeId id) { return id.is_set() ? one.value(id) : 0; };
      CAPTURE(index, row);
      REQUIRE(one.value(plan::NodeId(index)) == plan::apply(plan, node, value(node.a), value(node.b), value(node.c)));
    }
  }
}
