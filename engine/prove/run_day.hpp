// One run of the policy over one claim on one day, as the prover understands a plan: which step acts, by which channel,
// at what fee and deadline, and which limits that breaks. Written from the meaning of plans and never from the
// evaluator, whose answers are held against it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/prove/view.hpp"

namespace dun::prove {

/// How near one limit came on one act.
struct Closeness {
  std::size_t limit = 0;
  std::optional<std::int64_t> room;
  bool by_clock = false;  // the room follows from the state: the clocks tell it
};

struct RunDay {
  bool acts = false;
  bool stuck = false;  // waits for a step that was passed over
  plan::StepId step;   // of the act, or the one that is stuck
  std::uint64_t passed_over = 0;
  std::optional<plan::ChannelId> channel;
  std::int64_t fee = 0;
  std::optional<std::int32_t> term;
  bool compensation = false;
  std::vector<std::size_t> broken;    // limits
  std::optional<std::size_t> barred;  // of an act that is held: a limit that does not accept its channel
  std::vector<Closeness> relevant;    // limits that bound the act, in order

  /// The same act with the same breaks, however close to the limits it kept.
  [[nodiscard]] bool does_as(const RunDay& other) const;
  /// Has it come as close to every limit as another has?
  [[nodiscard]] bool is_as_close_as(const RunDay& other) const;
  void come_as_close_as(const RunDay& other);
};

class Runner {
 public:
  Runner(const plan::Plan& plan, const Natures& natures, View& view) : plan_(plan), natures_(natures), view_(view) {}

  /// One way through the view's script: what the steps from a position on do where the gates let them.
  [[nodiscard]] RunDay run(std::size_t position);
  /// Do the gates let the day happen, on the way the steps have gone? Asked last, since most days no step is due.
  [[nodiscard]] bool passes_gates();
  /// The room of a limit whose bound the clocks of the view's state tell.
  [[nodiscard]] std::optional<std::int64_t> room_by_clock(std::size_t limit);

 private:
  enum class Done : std::uint8_t { ended, next };

  Done enter(std::size_t step);
  Done refuse(std::size_t step);
  Done act(std::size_t step);
  Done judge(const plan::Step& step);
  Done hold(const plan::Step& step);
  [[nodiscard]] bool set_fee(const plan::Step& step);
  [[nodiscard]] bool set_the_most(const plan::Step& step);
  [[nodiscard]] bool keeps(const plan::Limit& limit, const plan::Step& step);
  [[nodiscard]] Closeness closeness(std::size_t limit);
  void set_candidate();

  const plan::Plan& plan_;
  const Natures& natures_;
  View& view_;
  RunDay day_;
};

}  // namespace dun::prove
