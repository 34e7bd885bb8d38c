// The law at the door of every act: fixes the fee of the acts that are ready and sorts out those a limit forbids.
// "The most the law allows" is the smallest cap, and nothing where a limit on acts with a fee forbids one today; a
// written fee is never reduced, so an act whose fee breaks a limit is blocked.
#pragma once

#include <array>
#include <vector>

#include "engine/decide/decide.hpp"
#include "engine/decide/rows.hpp"
#include "engine/decide/slots.hpp"

namespace dun::decide {

/// One act on its way: what is fixed so far and what the law said.
struct Candidate {
  Row row = 0;
  std::uint16_t channel = facts::no_code;
  bool held = false;
  bool blocked = false;
  bool until_known = true;  // every limit that blocks says from when it no longer does
  std::int64_t fee = 0;
  Day until;
  std::array<plan::ReasonId, 6> reasons{};
  std::uint32_t reason_count = 0;

  void add(plan::ReasonId reason);
  void hold(plan::ReasonId reason) {
    held = true;
    add(reason);
  }
};

class Guard {
 public:
  /// `available`: the stages that have run for every row this guard will see.
  Guard(const plan::Plan& plan, const plan::Step& step, Slots& slots, const std::vector<const Stage*>& available,
        Options options);

  /// Fixes fees and marks what is held or blocked. Candidate pay-by must stand in the slots already.
  void judge(std::vector<Candidate>& candidates, const Rows& rows);

 private:
  void sort_out(const plan::Limit& limit);
  void set_the_most(std::vector<Candidate>& candidates) const;
  void lower_to(const plan::Limit& cap, std::vector<Candidate>& candidates, std::vector<plan::ReasonId>& by) const;
  void take_fee(const plan::Limit& limit, std::vector<Candidate>& candidates) const;
  static void settle_fee(Candidate& candidate, plan::ReasonId by);
  void forbid(std::vector<Candidate>& candidates, const Rows& rows);
  void forbid_by(const plan::Limit& limit, std::vector<Candidate>& candidates, bool with_fee_only);
  void block(Candidate& candidate, const plan::Limit& limit);
  void publish(const std::vector<Candidate>& candidates);

  const plan::Plan& plan_;
  const plan::Step& step_;
  Slots& slots_;
  Options options_;
  std::vector<const plan::Limit*> caps_;
  std::vector<const plan::Limit*> with_fee_;
  std::vector<const plan::Limit*> others_;
  NodeId fee_node_;
  NodeId channel_node_;
  Stage before_fee_;
  Stage after_fee_;
  Stage lifting_;  // from when a limit no longer forbids: asked of what is blocked
};

}  // namespace dun::decide
