// The nodes of a plan on one day of an explored claim. Days are relative: today is 0. Where the history leaves
// something open (a fact that may be either way, a month that may have 30 or 31 days) the script picks, and running the
// same question with every script gives every answer there is.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/prove/cells.hpp"
#include "engine/prove/clocks.hpp"
#include "engine/prove/lifetimes.hpp"
#include "engine/prove/open_days.hpp"
#include "engine/prove/open_facts.hpp"
#include "engine/prove/script.hpp"
#include "engine/prove/state.hpp"

namespace dun::prove {

class View final : public Pauses {
 public:
  View(const plan::Plan& plan, const Natures& natures, const Clocks& clocks, const Cells& cells, const Layout& layout,
       const Lifetimes& lifetimes, Freedom freedom);

  /// Looks at a state; answers that follow from it alone are kept until the next.
  void look(const State& state);
  /// Where the due date is free: this one alone, until another is said; nothing: any.
  void pin_due(std::optional<std::int16_t> age) { pinned_due_ = age; }
  [[nodiscard]] std::optional<std::int16_t> pinned_due() const { return pinned_due_; }
  /// Starts one way through the script; `failures`: deliveries of earlier acts may have failed.
  void begin(Script& script, bool failures = false);

  [[nodiscard]] std::int64_t value(NodeId id);
  [[nodiscard]] bool holds(NodeId id) { return value(id) != 0; }
  /// Does the node follow from the state alone?
  [[nodiscard]] bool is_of_state(NodeId id) const { return lifetimes_.of(id) == Lifetime::state; }
  void set_candidate(std::int64_t fee, std::int64_t pay_by, std::int64_t channel);
  std::int32_t pause(std::size_t in, std::int32_t age) override;
  std::int32_t shortest(std::size_t in) override;

  /// Counts of days picked on this way; an act that follows on it must see the same.
  struct Resolved {
    plan::Op op;
    std::int64_t value;
    std::uint32_t index;
    std::int64_t from;
    std::int32_t days;
    bool placed;  // `from` says truly how far from today it lies
    friend bool operator==(const Resolved&, const Resolved&) = default;
  };
  [[nodiscard]] const std::vector<Resolved>& resolved() const { return resolved_; }
  /// Those that earlier runs have picked, as the state keeps them.
  [[nodiscard]] const std::vector<Resolved>& remembered() const { return remembered_; }
  /// A state keeps of the counts picked what is asked of the same days again.
  void remember(State& after, const std::vector<Resolved>& resolved) const;
  /// Of the sums still to be asked, picks those that counts picked on this way say something of, and keeps them as
  /// well.
  void remember_beside(State& after);
  /// Where the due date is free: days since the one picked on this way; nothing: none was asked for.
  [[nodiscard]] std::optional<std::int16_t> picked_due() const;
  /// Goes on where a way ended that had picked these.
  void resume(Script& script, const std::vector<Resolved>& resolved);

  [[nodiscard]] const std::vector<DayRange>& when() const { return *when_; }
  /// The segment of its class's time the claim has come to on this way.
  [[nodiscard]] std::int16_t segment() const { return static_cast<std::int16_t>(segment_); }
  [[nodiscard]] const OpenFacts& facts() const { return facts_; }
  /// Has anything asked, since the look at this state, by which channels deliveries have failed?
  [[nodiscard]] bool asked_for_failures() const { return asked_for_failures_; }
  /// Those this way has picked.
  [[nodiscard]] const std::vector<FailedDelivery>& failed() const { return failed_; }

 private:
  /// Where the value of a column comes from.
  enum class Source : std::uint8_t { due, principal, fees_claimed, compensation_claimed, for_life, changing };
  struct Settled {
    bool known = false;
    std::int64_t value = 0;
  };

  /// A cell a claim may be in, its due date being free, and whether that may have passed.
  struct FreeCell {
    std::size_t cell = 0;
    bool past_due = false;
  };

  void find_sources();
  void find_remembered();
  void find_free_cells();
  void begin_anywhere(Script& script);
  [[nodiscard]] std::int16_t due_age();
  [[nodiscard]] std::uint64_t stamp_of(Lifetime lifetime) const;
  [[nodiscard]] std::int64_t compute(NodeId id);
  [[nodiscard]] std::int64_t operated(const plan::Node& node);
  [[nodiscard]] std::int64_t column(std::uint32_t column);
  [[nodiscard]] std::int64_t chosen(std::uint32_t column) const;
  [[nodiscard]] bool has_failed(const plan::Node& node);
  [[nodiscard]] std::int64_t register_value(const plan::Node& node) const;
  [[nodiscard]] bool is_placed(NodeId id, std::int64_t day) const;
  [[nodiscard]] std::int32_t resolve(plan::Op op, std::int64_t value, std::uint32_t index, std::int64_t from,
                                     const std::vector<std::int32_t>& counts, bool placed = false);
  [[nodiscard]] bool tells(std::int64_t from, const std::vector<std::int32_t>& counts) const;
  [[nodiscard]] const std::vector<std::int32_t>& consistent(const Resolved& asked,
                                                            const std::vector<std::int32_t>& counts);
  [[nodiscard]] std::int64_t of_cell(NodeId id);
  [[nodiscard]] const ClaimClass& claim() const {
    return cells_.classes()[static_cast<std::size_t>((*state_)[Layout::claim_class])];
  }

  const plan::Plan& plan_;
  const Natures& natures_;
  const Clocks& clocks_;
  const Cells& cells_;
  const Layout& layout_;
  const Lifetimes& lifetimes_;
  Freedom freedom_;
  OpenFacts facts_;
  OpenDays open_days_;
  std::vector<Source> sources_;                       // by column
  std::vector<std::vector<FreeCell>> free_cells_;     // by kind of claim
  std::vector<std::vector<FreeCell>> overdue_cells_;  // those of them whose due date may have passed
  std::vector<std::vector<Settled>> settled_;         // by cell, by node

  const State* state_ = nullptr;
  Script* script_ = nullptr;
  bool failures_ = false;
  bool asked_for_failures_ = false;
  std::vector<FailedDelivery> failed_;
  std::size_t cell_ = 0;
  std::size_t segment_ = 0;
  const std::vector<DayRange>* when_ = nullptr;
  std::optional<std::int16_t> pinned_due_;
  bool past_due_ = false;
  bool due_asked_ = false;
  std::int16_t due_ = 0;
  std::vector<std::int64_t> value_;
  std::vector<std::uint64_t> stamp_;  // when the value was reckoned
  std::uint64_t counter_ = 0;
  std::uint64_t look_ = 0;
  std::uint64_t way_ = 0;
  std::uint64_t act_ = 0;
  std::int64_t fee_ = 0;
  std::int64_t pay_by_ = 0;
  std::int64_t channel_ = 0;
  std::vector<Resolved> resolved_;
  std::vector<Resolved> remembered_;
};

}  // namespace dun::prove
