// Claims that live at random under a policy: payments and reversals, disputes, moved due dates, lost channels, receipts
// and failed deliveries, runs that are missed. The production evaluator decides with its guard on, and the guard should
// find nothing to stop where the policy is proved.
#pragma once

#include <cstdint>
#include <random>
#include <set>
#include <string>

#include "engine/plan/plan.hpp"
#include "tests/prover/claim_rows.hpp"

namespace dun::prover {

/// How long claims live and how fast things happen to them.
struct Pace {
  int runs = 60;
  int spread = 20;        // due dates lie so many days around the first run
  int event_one_in = 12;  // a day with an event
  int longest_gap = 200;  // days without a run, now and then
  values::Day first;      // first runs lie between these
  values::Day last;
};

/// Whose claims they are.
struct Population {
  facts::DebtorKind debtor = facts::DebtorKind::consumer;
  Market market;
  bool all_kinds = false;  // invoices, instalments and recurring claims, with facts that may be missing
  std::size_t household =
      1;  // claims of one debtor and kind, due a month apart, most of them under one of two contracts
};

struct Lived {
  std::size_t histories = 0;  // of claims the policy covered
  std::size_t decisions = 0;
  std::size_t acts = 0;
  std::size_t with_fee = 0;
  std::set<std::size_t> steps;  // that acted
  std::size_t blocked = 0;
  std::string first_block;  // the claim, its acts and the rule
};

/// At least so many histories, if the policy covers any claim of the population.
[[nodiscard]] Lived live(const plan::Plan& plan, const Population& of, const Pace& pace, std::size_t histories,
                         std::mt19937_64& random);

}  // namespace dun::prover
