// policies/no/consumer.dun as a programmer would write it by hand: one loop over the same columns, everything known in
// advance, the same decisions and details written. The measure the evaluator is held against.
// It leaves out what the evaluator also gives (the reason of each answer) and acts done by hand that name no step.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/decide/decide.hpp"
#include "engine/facts/block.hpp"
#include "engine/interest/interest.hpp"
#include "engine/plan/plan.hpp"

namespace dun::bench {

using values::Day;

class HandWritten {
 public:
  /// Of the plan only what is no rule is taken: the numbers of channels, the rates of interest.
  HandWritten(const plan::Plan& plan, const facts::Request& request, Day on);

  void decide(const facts::Block& block, decide::Answers& answers);

 private:
  enum Step : std::uint16_t { nudge, reminder, warning, handover, steps };
  enum class Kind : std::uint8_t { other, purring, varsel, demand };
  struct Channel {
    std::uint16_t number;
    const std::int64_t* reachable;
  };
  struct Columns {
    const std::int64_t *country, *currency, *kind, *due, *principal, *open, *balance, *disputed, *in_plan, *insolvent,
        *deceased, *written_off, *debit, *debit_failed, *compensation, *consent, *held, *promised;
    const std::uint8_t *held_known, *promised_known;  // null if all are
    Channel sms, efaktura, email, letter;
  };
  /// Letters with a fee that count together until six months have gone by without one.
  struct Fees {
    int count = 0;
    Day last;
    [[nodiscard]] bool pause_before(Day day) const;
    bool take(Day sent);
    [[nodiscard]] int standing(Day on) const { return count > 0 && pause_before(on) ? 0 : count; }
  };
  struct Deadline {
    bool is_set = false;
    Day sent;
    Day pay_by;
    [[nodiscard]] bool is_long_enough() const { return is_set && sent + 14 <= pay_by; }
    [[nodiscard]] bool missed_by(Day on) const { return is_long_enough() && pay_by < on; }
  };
  /// What the acts of one claim come to.
  struct Letters {
    std::uint16_t position = 0;
    Fees small, warnings, demands;
    Deadline first_purring;
    Deadline first_varsel;  // the earliest of those long enough
    Deadline of_step[steps];
    std::uint32_t failed[steps] = {};
    std::uint16_t attempts[steps] = {};
    bool proposed[steps] = {};
  };
  struct Claim {
    const facts::Block& block;
    const Columns& columns;
    std::size_t row;
    Day due;
    Letters letters;
    decide::Decision& decision;
    decide::Answers& answers;
  };

  [[nodiscard]] Columns columns_of(const facts::Block& block) const;
  [[nodiscard]] bool ends(const Columns& columns, std::size_t row, decide::Decision& decision) const;
  void fold(const facts::Block& block, std::size_t row, Letters& letters) const;
  void take_fee(const facts::ActRow& act, Letters& letters) const;
  [[nodiscard]] bool take_nudge(Claim& claim) const;
  void take_letter(Claim& claim, Step step, Day due, const Channel* channels, int count);
  void take_handover(Claim& claim) const;
  [[nodiscard]] std::int64_t fee(const Claim& claim, Step step) const;
  [[nodiscard]] std::int64_t interest(const Claim& claim);
  [[nodiscard]] bool waits(Claim& claim, Step step, bool due_known, Day due) const;
  decide::Details& act(Claim& claim, Step step) const;

  const plan::Plan& plan_;
  const facts::Request& request_;
  Day on_;
  std::int64_t norway_, nok_;
  Day fees_known_from_, half_from_;
  std::vector<Kind> kinds_;           // by the block's act
  std::vector<std::uint16_t> steps_;  // by the block's step
  std::vector<interest::BalanceRow> balances_;
};

}  // namespace dun::bench
