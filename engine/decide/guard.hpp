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
};

class Guard {
 public:
  /// `available`: the stages that have run for every row this guard will see.
  Guard(const plan::Plan& plan, const plan::Step& step, Slots& slots, const std::vector<const Stage*>& available,
        Options options);

  /// Fixes fees and marks what is held or blocked. Candidate pay-by must stand in the slots already.
  void judge(std::vector<Candidate>& candidates, const Rows& rows);

 private:
  void set_fees(std::vector<Candidate>& candidates) const;
  void set_the_most(Candidate& candidate) const;
  void forbid(std::vector<Candidate>& candidates, const Rows& rows);
  void block(Candidate& candidate, const plan::Limit& limit) const;
  [[nodiscard]] bool breaks(const plan::Limit& limit, Row row) const;
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
};

}  // namespace dun::decide
