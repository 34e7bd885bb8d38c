// The evaluator against a plain hand-written loop of the same policy over the same columns: both decide the same claims
// in turn, and the medians and their ratio are printed. They must agree claim by claim, or the figures mean nothing.
// Usage: bench_evaluator [CLAIMS] [ROUNDS]
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "dsl/compile/compile.hpp"
#include "dsl/lower/lower.hpp"
#include "engine/decide/decide.hpp"
#include "tests/bench/hand_written.hpp"
#include "tests/bench/made_claims.hpp"

namespace {

using namespace dun;

template <class Work>
double seconds_of(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

plan::Plan consumer_plan() {
  const auto bundle = compile::load_bundle({DUN_SOURCE_DIR "/policies/no/consumer.dun"});
  if (!bundle || bundle->has_errors()) {
    fmt::print(stderr, "policies/no/consumer.dun does not compile\n");
    std::exit(1);
  }
  return lower::from_types(bundle->program, 0);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t claims = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 7;
  const values::Day on = *values::parse_day("2026-03-16");
  const plan::Plan plan = consumer_plan();
  const bench::Made made = bench::make_claims(plan::request_of(plan), claims, on, 20260316);
  bench::HandWritten by_hand(plan, made.request, on);
  decide::Evaluator evaluator(plan, on);
  decide::Answers answers;
  bench::Tally hand_tally;
  bench::Tally tally;
  std::vector<double> hand_times;
  std::vector<double> times;
  for (int round = 0; round < rounds + 1; ++round) {
    hand_tally = tally = {};
    const double hand = seconds_of([&] {
      for (const facts::Block& block : made.blocks) by_hand.decide(block, hand_tally);
    });
    const double compiled = seconds_of([&] {
      for (const facts::Block& block : made.blocks) {
        evaluator.decide(block, answers);
        tally.add(answers);
      }
    });
    if (round == 0) continue;  // the first warms the caches
    hand_times.push_back(hand);
    times.push_back(compiled);
  }
  if (!(hand_tally == tally)) {
    fmt::print("the two disagree: by hand {} acts, fees {}, interest {}; compiled {} acts, fees {}, interest {}\n",
               hand_tally.acts, hand_tally.fees, hand_tally.interest, tally.acts, tally.fees, tally.interest);
    return 1;
  }
  const double count = static_cast<double>(claims);
  fmt::print("{} claims, {} acts ({:.1f} %)\n", claims, tally.acts, 100.0 * static_cast<double>(tally.acts) / count);
  fmt::print("by hand    {:7.1f} ns a claim\n", median(hand_times) / count * 1e9);
  fmt::print("evaluator  {:7.1f} ns a claim\n", median(times) / count * 1e9);
  std::vector<double> ratios;
  for (std::size_t round = 0; round < times.size(); ++round) ratios.push_back(times[round] / hand_times[round]);
  fmt::print("ratio      {:7.2f} (median of {} paired rounds)\n", median(ratios), ratios.size());
  return 0;
}
