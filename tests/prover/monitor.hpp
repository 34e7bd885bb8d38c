// Reads a generated law and a list of acts, nothing else, and says which rules the last act breaks, or that one of them
// cannot be judged. It knows no plan and no policy, but for what the policy assumes of receipts; days are counted back
// from today, and of the calendar it knows what spans.hpp does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/prover/generated_policy.hpp"

namespace dun::prover {

struct SentAct {
  int day = 0;  // today is 0, earlier days are below
  Kind kind = Kind::notice_a;
  std::int64_t fee = 0;
  std::optional<Channel> channel;
  std::optional<int> term;      // days to pay
  std::optional<int> received;  // as recorded
  Words states = Words::none;   // of its term
  bool has_effect = true;       // what follows from it follows
  bool of_other_claim = false;  // of the same relationship
  int contract = 0;             // of its claim; 0: nobody knows it
  int year = 0;                 // of its claim's due date, as that is now
};

struct Today {
  int due = 0;  // the due date, from today
  bool disputed = false;
  std::int64_t open = 0;
  int contract = 0;  // 0: nobody knows it
  int year = 0;      // of the due date
  int date = 0;      // of today, in days since 1970-01-01; read where days are not counted plainly
};

[[nodiscard]] bool is_one_of(const SentAct& act, Acts acts);

struct Judgement {
  std::vector<const Rule*> broken;
  bool is_open = false;  // the day that a rule counts from is not known: the act is held
};

/// The rules that `act`, sent today, breaks after `earlier` ones, which are in order.
[[nodiscard]] Judgement judge(const Generated& law, const std::vector<SentAct>& earlier, const SentAct& act,
                              const Today& today);

}  // namespace dun::prover
