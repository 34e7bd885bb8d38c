// The nodes of a plan on one day of an explored claim. Days are relative: today is 0. Where the history leaves
// something open (a fact that may be either way, a month that may have 30 or 31 days) the script picks, and running the
// same question with every script gives every answer there is.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/prove/cells.hpp"
#include "engine/prove/clocks.hpp"
#include "engine/prove/proof.hpp"
#include "engine/prove/script.hpp"
#include "engine/prove/state.hpp"

namespace dun::prove {

class View final : public Pauses {
 public:
  /// `in_order`: time only goes on; else a claim may be in any cell of its class on any day, which is more than can be.
  View(const plan::Plan& plan, const Natures& natures, const Clocks& clocks, const Cells& cells, const Layout& layout,
       bool in_order, bool failures);

  /// Looks at a state; answers that follow from it alone are kept until the next.
  void look(const State& state);
  /// What the state looks like to a run: states that look alike have the same answers.
  [[nodiscard]] const std::vector<std::int32_t>& appearance();
  /// Does the node follow from the state alone?
  [[nodiscard]] bool is_of_state(NodeId id) const { return lifetime_[id.index()] == Lifetime::state; }
  /// Starts one way through the script.
  void begin(Script& script);

  [[nodiscard]] std::int64_t value(NodeId id);
  [[nodiscard]] bool holds(NodeId id) { return value(id) != 0; }
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
    friend bool operator==(const Resolved&, const Resolved&) = default;
  };
  [[nodiscard]] const std::vector<Resolved>& resolved() const { return resolved_; }
  /// Goes on where a way ended that had picked these.
  void resume(Script& script, const std::vector<Resolved>& resolved);

  [[nodiscard]] const std::vector<DayRange>& when() const { return *when_; }
  /// The segment of its class's time the claim has come to on this way.
  [[nodiscard]] std::int16_t segment() const { return static_cast<std::int16_t>(segment_); }
  /// Facts picked on this way.
  [[nodiscard]] const std::vector<FactChoice>& facts() const { return picked_; }
  /// What the gates have picked of the facts that something after them reads: ways alike in this go on alike.
  [[nodiscard]] std::vector<std::int64_t> carried() const;
  /// The picks of this way so far.
  [[nodiscard]] std::vector<std::uint16_t> picks() const { return script_->picks(); }
  /// What is open of the claim on this way, where something asked; nothing: the whole principal.
  [[nodiscard]] std::optional<std::int64_t> principal_open() const;
  [[nodiscard]] std::int64_t disputed_part() const { return disputed_asked_ ? disputed_part_ : 0; }

 private:
  enum class Lifetime : std::uint8_t { state, way, act };
  /// A node of the state that a run reads, and how much of it matters.
  enum class Matters : std::uint8_t { value, reached, past, near };
  struct Feature {
    NodeId node;
    Matters matters = Matters::value;
    NodeId of;  // of near: the node that adds months or open days to it
  };
  struct Settled {
    bool known = false;
    std::int64_t value = 0;
  };
  struct Column {
    bool asked = false;
    std::int64_t value = 0;
  };

  [[nodiscard]] std::int64_t compute(const plan::Node& node);
  [[nodiscard]] std::int64_t column(const plan::Node& node);
  [[nodiscard]] std::int64_t present(const plan::Node& node);
  [[nodiscard]] std::int64_t picked(std::uint32_t column, plan::Type type);
  [[nodiscard]] std::int64_t open_amount(facts::Fact fact);
  [[nodiscard]] std::int64_t register_value(const plan::Node& node) const;
  [[nodiscard]] std::int32_t resolve(plan::Op op, std::int64_t value, std::uint32_t index, std::int64_t from,
                                     const std::vector<std::int32_t>& counts);
  [[nodiscard]] std::int64_t of_cell(NodeId id);
  void collect_options();
  void add_options(NodeId side, std::int64_t at);
  void classify();
  void find_features();
  [[nodiscard]] std::int32_t added_after_counts() const;
  void find_carried();
  void add_feature(NodeId id, Matters matters, NodeId of = {});
  void add_fact(std::uint32_t column, bool present, std::int64_t value);

  const plan::Plan& plan_;
  const Natures& natures_;
  const Clocks& clocks_;
  const Cells& cells_;
  const Layout& layout_;
  bool in_order_;
  bool failures_;
  std::vector<std::vector<std::int64_t>> options_;  // by column: the values worth trying, the default first
  std::vector<std::int64_t> open_options_;          // of principal-open and balance
  std::vector<std::vector<Settled>> settled_;       // by cell, by node
  std::vector<Lifetime> lifetime_;
  std::vector<Feature> features_;
  std::vector<bool> carried_;  // by column: read by a step or a limit
  bool carries_amounts_ = false;
  std::vector<std::int32_t> appearance_;
  std::int32_t near_ = 0;  // beyond so many days from today no count matters

  const State* state_ = nullptr;
  Script* script_ = nullptr;
  bool has_failures_ = false;
  std::size_t cell_ = 0;
  std::size_t segment_ = 0;
  const std::vector<DayRange>* when_ = nullptr;
  std::vector<std::int64_t> value_;
  std::vector<std::uint64_t> stamp_;
  std::uint64_t counter_ = 0;
  std::uint64_t look_ = 0;
  std::uint64_t way_ = 0;
  std::uint64_t act_ = 0;
  std::vector<Column> columns_;
  std::vector<Column> presents_;
  bool open_asked_ = false;
  std::int64_t principal_open_ = 0;
  bool disputed_asked_ = false;
  std::int64_t disputed_part_ = 0;
  std::int64_t fee_ = 0;
  std::int64_t pay_by_ = 0;
  std::int64_t channel_ = 0;
  std::vector<Resolved> resolved_;
  std::vector<FactChoice> picked_;
};

}  // namespace dun::prove
