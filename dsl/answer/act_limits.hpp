// One act asked of the laws of a claim, without a fee and with one, by every channel where the channel matters.
#pragma once

#include "dsl/answer/limits.hpp"

namespace dun::answer {

/// The laws of a claim side by side, and the day they are asked about.
struct LawBook {
  const Asked& asked;
  Day on;
  plan::Plan plan;                // without what holds every answer of a law
  std::vector<plan::Gate> holds;  // that: each speaks for the acts of its own law
};

/// A collection cost is an amount beside the claim and no letter: what is asked is whether it may be claimed.
[[nodiscard]] bool is_cost(const plan::Act& act);

class ActQuestion {
 public:
  ActQuestion(const LawBook& book, plan::ActId act) : book_(book), act_(act) {}

  [[nodiscard]] ActLimits answer() &&;

 private:
  /// The answers for one channel, or for any if it is left open.
  struct Asking {
    std::optional<std::uint16_t> channel;
    decide::Allowed plain;
    decide::Allowed with_fee;
  };
  [[nodiscard]] std::vector<Asking> ask(Day on) const;
  [[nodiscard]] bool reads_channel() const;
  [[nodiscard]] bool is_held(const decide::OneRow& row);
  void set_act(const std::vector<Asking>& asked);
  void set_fee(const std::vector<Asking>& asked);
  void set_cost(const std::vector<Asking>& asked);
  void set_fee_then();
  void set_cost_later(const decide::Allowed& cost);
  [[nodiscard]] bool is_settled() const;
  [[nodiscard]] const decide::Allowed& nearest_fee(const std::vector<Asking>& asked, std::vector<std::string>& lawful);
  void set_pay_by(const std::vector<Asking>& asked);
  void set_terms();
  void say(Said::About about, plan::ReasonId reason, std::optional<Day> until = {});
  void say_cap(plan::ReasonId cap);
  void say_all(Said::About about, const decide::Allowed& answer);
  void miss(const decide::Allowed& answer);
  void hold_pay_by(const std::vector<Asking>& asked);
  [[nodiscard]] std::string channel_name(std::uint16_t channel) const { return book_.plan.channels[channel]; }

  const LawBook& book_;
  plan::ActId act_;
  ActLimits limits_;
};

}  // namespace dun::answer
