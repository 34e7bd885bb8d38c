// Makes the nodes of a plan: equal nodes once, constants folded, divisors brought together, ranges proved on the way.
// The only writer of Plan::nodes; lowering says what it means and gets the id of the node that means it.
#pragma once

#include <unordered_map>

#include "engine/plan/plan.hpp"

namespace dun::plan {

/// The largest amount a claim may have, in minor units; larger ones hold the claim at the ledger's edge.
inline constexpr std::int64_t largest_amount = 1'000'000'000'000'000;

/// A day that may be absent: `present` says whether `day` means anything.
struct MaybeDay {
  NodeId day;
  NodeId present;
};

class Builder {
 public:
  explicit Builder(Plan& plan) : plan_(plan) {}

  [[nodiscard]] NodeId yes() { return constant(Type::yes_no, 1); }
  [[nodiscard]] NodeId no() { return constant(Type::yes_no, 0); }
  [[nodiscard]] NodeId constant(Type type, std::int64_t value, std::int64_t divisor = 1);
  [[nodiscard]] NodeId run_date();
  [[nodiscard]] NodeId candidate(Op op);

  /// The column for a key, added to the plan on first use.
  [[nodiscard]] ColumnId column_id(const facts::ColumnKey& key);
  [[nodiscard]] NodeId column(ColumnId id, Type type);
  [[nodiscard]] NodeId column_present(ColumnId id);
  [[nodiscard]] NodeId field(RegisterId id, RegisterField field);
  [[nodiscard]] NodeId holds_act(RegisterId id);

  [[nodiscard]] NodeId add_days(NodeId day, std::int64_t days);
  [[nodiscard]] NodeId add_months(NodeId day, std::int64_t months, values::MonthEnd month_end);
  [[nodiscard]] NodeId add_open_days(NodeId day, std::int64_t days, CalendarId calendar);
  [[nodiscard]] NodeId next_open(NodeId day, CalendarId calendar);
  [[nodiscard]] NodeId calendar_covers(NodeId day, std::int64_t days, CalendarId calendar);

  [[nodiscard]] NodeId rate(TableId table, NodeId day);
  [[nodiscard]] NodeId rate_known(TableId table, NodeId day);
  [[nodiscard]] NodeId scale(ScaleId scale, NodeId amount, NodeId day);
  [[nodiscard]] NodeId scale_known(ScaleId scale, NodeId amount, NodeId day);

  [[nodiscard]] NodeId equal(NodeId a, NodeId b);
  [[nodiscard]] NodeId less(NodeId a, NodeId b);  // amounts of different divisors are brought together
  [[nodiscard]] NodeId less_equal(NodeId a, NodeId b);
  [[nodiscard]] NodeId both(NodeId a, NodeId b);
  [[nodiscard]] NodeId either(NodeId a, NodeId b);
  [[nodiscard]] NodeId negate(NodeId a);
  [[nodiscard]] NodeId implies(NodeId a, NodeId b) { return either(negate(a), b); }
  [[nodiscard]] NodeId plus(NodeId a, NodeId b);
  [[nodiscard]] NodeId minus(NodeId a, NodeId b);
  [[nodiscard]] NodeId times(NodeId a, NodeId b);
  [[nodiscard]] NodeId lesser(NodeId a, NodeId b);
  [[nodiscard]] NodeId greater(NodeId a, NodeId b);
  [[nodiscard]] NodeId round(NodeId a, std::int64_t unit, values::RoundingMode mode);
  [[nodiscard]] NodeId has_bit(NodeId a, std::size_t bit);
  [[nodiscard]] NodeId select(NodeId condition, NodeId a, NodeId b);

  [[nodiscard]] bool is_constant(NodeId id) const { return plan_.at(id).op == Op::constant; }
  [[nodiscard]] bool is_yes(NodeId id) const { return is_constant(id) && plan_.at(id).value != 0; }
  [[nodiscard]] bool is_no(NodeId id) const { return is_constant(id) && plan_.at(id).value == 0; }

 private:
  struct Key {
    Node node;
    bool operator==(const Key& other) const;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };

  [[nodiscard]] NodeId make(Node node);
  [[nodiscard]] NodeId binary(Op op, Type type, NodeId a, NodeId b);
  [[nodiscard]] std::pair<NodeId, NodeId> same_divisor(NodeId a, NodeId b);
  [[nodiscard]] NodeId rescale(NodeId a, std::int64_t factor);
  void prove_range(Node& node) const;

  Plan& plan_;
  std::unordered_map<Key, NodeId, Hash> known_;
};

}  // namespace dun::plan
