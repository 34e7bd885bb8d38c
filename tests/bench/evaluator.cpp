// The evaluator against a plain hand-written loop of the same policy over the same columns: both decide the same claims
// in turn, and the medians and their ratio are printed. They must agree claim by claim, or the figures mean nothing.
// Usage: bench_evaluator [CLAIMS] [ROUNDS]
#include <fmt/core.h>

#include <cstdlib>

#include "dsl/compile/compile.hpp"
#include "dsl/lower/lower.hpp"
#include "engine/decide/decide.hpp"
#include "tests/bench/clock.hpp"
#include "tests/bench/hand_written.hpp"
#include "tests/bench/made_claims.hpp"

namespace {

using namespace dun;
using decide::Answers;

plan::Plan consumer_plan() {
  const auto bundle = compile::load_bundle({DUN_SOURCE_DIR "/policies/no/consumer.dun"});
  if (!bundle || bundle->has_errors()) {
    fmt::print(stderr, "policies/no/consumer.dun does not compile\n");
    std::exit(1);
  }
  return lower::from_types(bundle->program, 0);
}

/// True if the two say the same, but for the reasons, which the loop does not give.
bool agree(const Answers& x, const Answers& y, std::size_t row) {
  const decide::Decision& a = x.decisions[row];
  const decide::Decision& b = y.decisions[row];
  if (a.outcome != b.outcome || a.step != b.step || a.has_until != b.has_until || a.until != b.until) return false;
  const bool has_details = a.details != decide::no_details;
  if (has_details != (b.details != decide::no_details)) return false;
  if (!has_details) return true;
  const decide::Details& c = x.details[a.details];
  const decide::Details& d = y.details[b.details];
  return c.channel == d.channel && c.occurrence == d.occurrence && c.has_pay_by == d.has_pay_by &&
         c.pay_by == d.pay_by && c.principal == d.principal && c.fee == d.fee && c.interest == d.interest &&
         c.with_interest == d.with_interest && c.compensation == d.compensation && c.passed_over == d.passed_over;
}

/// The number of acts; ends the program at the first claim on which the two differ.
std::size_t acts_agreed(const bench::Made& made, bench::HandWritten& by_hand, decide::Evaluator& evaluator) {
  Answers hand;
  Answers compiled;
  std::size_t acts = 0;
  for (const facts::Block& block : made.blocks) {
    by_hand.decide(block, hand);
    evaluator.decide(block, compiled);
    for (std::size_t row = 0; row < block.rows; ++row) {
      if (compiled.decisions[row].outcome == plan::Outcome::act) ++acts;
      if (agree(hand, compiled, row)) continue;
      fmt::print("claim {}: by hand {} (step {}), compiled {} (step {})\n", block.claim[row],
                 plan::to_string(hand.decisions[row].outcome), hand.decisions[row].step,
                 plan::to_string(compiled.decisions[row].outcome), compiled.decisions[row].step);
      std::exit(1);
    }
  }
  return acts;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t claims = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 11;
  const values::Day on = *values::parse_day("2026-03-16");
  const plan::Plan plan = consumer_plan();
  const bench::Made made = bench::make_claims(plan::request_of(plan), claims, on, 20260316);
  bench::HandWritten by_hand(plan, made.request, on);
  decide::Evaluator evaluator(plan, on);
  const std::size_t acts = acts_agreed(made, by_hand, evaluator);
  Answers answers;
  std::vector<double> hand;
  std::vector<double> compiled;
  for (int round = 0; round < rounds; ++round) {
    hand.push_back(bench::seconds_of([&] {
      for (const facts::Block& block : made.blocks) by_hand.decide(block, answers);
    }));
    compiled.push_back(bench::seconds_of([&] {
      for (const facts::Block& block : made.blocks) evaluator.decide(block, answers);
    }));
  }
  const double count = static_cast<double>(claims);
  fmt::print("{} claims, {} acts ({:.1f} %), {} paired rounds\n", claims, acts,
             100.0 * static_cast<double>(acts) / count, rounds);
  fmt::print("by hand    {:7.1f} ns a claim\n", bench::median(hand) / count * 1e9);
  fmt::print("evaluator  {:7.1f} ns a claim\n", bench::median(compiled) / count * 1e9);
  fmt::print("ratio      {:7.2f}\n", bench::median_ratio(compiled, hand));
  return 0;
}
