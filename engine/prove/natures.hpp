// What each node of a plan follows from: the law's dates and the claim's fixed facts alone, clocks and counts, facts
// that may change any day, the act being judged. Only nodes a step or a limit on a step's act can read are looked at.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/plan/plan.hpp"

namespace dun::prove {

using plan::NodeId;

/// A set of natures; none: fixed by the claim and the dates of the law.
using Nature = std::uint8_t;
inline constexpr Nature fixed = 0;
inline constexpr Nature clock = 1;   // days since something, counts
inline constexpr Nature open = 2;    // a fact that may be otherwise tomorrow
inline constexpr Nature of_fee = 4;  // the fee of the act being judged
inline constexpr Nature of_act = 8;  // its channel or deadline

class Natures {
 public:
  explicit Natures(const plan::Plan& plan);

  [[nodiscard]] bool is_relevant(NodeId id) const { return relevant_[id.index()]; }
  [[nodiscard]] Nature of(NodeId id) const { return nature_[id.index()]; }
  [[nodiscard]] bool is_relevant_limit(std::size_t limit) const { return limits_[limit]; }
  /// A day the ledger knows, other than the due date, compared with a date: taken as either way.
  [[nodiscard]] bool is_either_way(NodeId id) const { return either_way_[id.index()]; }
  /// By node: do the steps from one on, or the limits on their acts, read it other than through dates and fixed facts?
  [[nodiscard]] std::vector<bool> read_from(std::size_t step) const { return closure(roots_of(step)); }
  /// By node: do the gates read it, other than through dates and fixed facts?
  [[nodiscard]] std::vector<bool> read_by_gates() const { return closure(gates()); }
  /// Why the plan cannot be explored; empty if it can.
  [[nodiscard]] const std::string& obstacle() const { return obstacle_; }
  /// Relevant nodes whose nature is within `natures` while some reader's is not, or that are read by no node.
  [[nodiscard]] std::vector<NodeId> frontier(Nature natures) const;

 private:
  [[nodiscard]] std::vector<bool> closure(std::vector<NodeId> roots) const;
  [[nodiscard]] std::vector<NodeId> gates() const;
  [[nodiscard]] std::vector<NodeId> after_gates(std::size_t from_step) const;
  [[nodiscard]] std::vector<NodeId> roots_of(std::size_t from_step) const;
  void mark_relevant();
  void mark(NodeId id);
  void settle(const plan::Plan& plan, std::size_t index);
  Nature settle_version(const std::string& name, NodeId day, Nature of_amount);
  void settle_comparison(const plan::Plan& plan, std::size_t index);
  void refuse(std::string why);

  const plan::Plan* plan_;
  std::vector<bool> relevant_;
  std::vector<bool> root_;  // read by a step, a gate or a limit itself
  std::vector<Nature> nature_;
  std::vector<bool> dated_;       // follows from due or the run date as calendar days, and nothing else that moves
  std::vector<bool> constant_;    // follows from constants alone
  std::vector<bool> either_way_;  // a day of the ledger compared with a date
  std::vector<bool> limits_;
  std::string obstacle_;
};

/// Is this column a fact that a claim keeps for life: kinds, country, currency, the principal?
[[nodiscard]] bool is_for_life(const facts::ColumnKey& key);
[[nodiscard]] bool is_fact(const facts::ColumnKey& key, facts::Fact fact);

/// Does a node read by which channels deliveries of a step have failed? Any may have, whatever can be reached now.
[[nodiscard]] bool reads_failures(const plan::Node& node);
/// Limits whose distance from an act is a number of days or minor units.
[[nodiscard]] bool has_room(plan::LimitKind kind);

}  // namespace dun::prove
