// The clocks of a claim: days since the due date and since acts that went out. A clock need not run for ever: beyond
// the largest constant it is compared with it decides nothing any more and stops. Sums of months and open days are sets
// of possible day counts here; which of them it is depends on the calendar of the year.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/plan/plan.hpp"
#include "engine/prove/natures.hpp"

namespace dun::prove {

/// The clocks a register keeps: since the earliest deadline that was long enough, the last act, the last of its window.
enum class Slot : std::uint8_t { earliest, last, window };

/// One clock: the due date (no register), or a slot of a register.
struct ClockKey {
  std::int32_t in = -1;  // register; -1: the due date; -2: the day of sending; below: -3 less a column of days
  Slot slot = Slot::last;
  friend auto operator<=>(const ClockKey&, const ClockKey&) = default;
};
inline constexpr ClockKey due_clock{-1, Slot::last};
inline constexpr ClockKey sending_clock{-2, Slot::last};
[[nodiscard]] constexpr ClockKey column_clock(std::uint32_t column) {
  return {-3 - static_cast<std::int32_t>(column), Slot::last};
}

/// Days between a clock's day and a node's day, at least and at most.
struct Offsets {
  std::int32_t low = 0;
  std::int32_t high = 0;
};

class Clocks {
 public:
  /// `by_hand`: deadlines as long as a rule asks for come about even where no step sets them.
  Clocks(const plan::Plan& plan, const Natures& natures, bool by_hand);

  /// The age at which a clock stops.
  [[nodiscard]] std::int32_t cap(ClockKey key) const;
  /// The age before which a day lies so far ahead that nothing tells days apart; at most 0.
  [[nodiscard]] std::int32_t floor(ClockKey key) const;
  /// Possible day counts of a node that adds months or open days, in order; empty for other nodes.
  [[nodiscard]] const std::vector<std::int32_t>& counts(NodeId id) const { return counts_[id.index()]; }
  /// The longest deadline of any act, in days: a step sets it, or a rule asks for it and a hand may set it.
  [[nodiscard]] std::int32_t longest_term() const { return longest_term_; }
  /// Beyond so many days from today no day count of months or open days decides anything.
  [[nodiscard]] std::int32_t near() const { return near_; }
  [[nodiscard]] const std::string& obstacle() const { return obstacle_; }
  /// The day counts after which a register's pause is over ("more than 6 months after the last").
  [[nodiscard]] const std::vector<std::int32_t>& pause(std::size_t in) const { return pauses_[in]; }
  /// The day counts a deadline of a register must have had to be long enough.
  [[nodiscard]] const std::vector<std::int32_t>& shortest(std::size_t in) const { return shortest_[in]; }

  using Reach = std::map<ClockKey, Offsets>;
  /// The clocks a day follows from, with the days between.
  [[nodiscard]] const Reach& reach(NodeId id) const { return reach_[id.index()]; }

 private:
  void follow(const plan::Plan& plan, std::size_t index);
  void find_longest_term(const plan::Plan& plan, const Natures& natures, bool by_hand);
  void find_near(const plan::Plan& plan, const Natures& natures);
  void compare(const Reach& a, const Reach& b);
  void stretch(ClockKey key, Offsets offsets, Offsets against);
  [[nodiscard]] Reach reach_of(NodeId id) const { return id.is_set() ? reach_[id.index()] : Reach{}; }

  std::vector<Reach> reach_;
  std::vector<std::vector<std::int32_t>> counts_;
  std::vector<std::vector<std::int32_t>> pauses_;
  std::vector<std::vector<std::int32_t>> shortest_;
  std::map<ClockKey, std::int32_t> caps_;
  std::map<ClockKey, std::int32_t> floors_;
  std::int32_t longest_term_ = 0;
  std::int32_t near_ = 0;
  std::string obstacle_;
};

/// The clock a register's day field reads; nothing for fields that are no days.
[[nodiscard]] std::optional<ClockKey> clock_of(std::uint32_t in, plan::RegisterField field);

}  // namespace dun::prove
