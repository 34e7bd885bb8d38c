// What may happen to a claim between runs: the due date is moved, somebody acts by hand, another claim of the
// relationship acts, a receipt is recorded, arrears end. Each on any day, and as often as it likes unless it says
// otherwise.
#pragma once

#include "engine/prove/cells.hpp"
#include "engine/prove/state_table.hpp"
#include "engine/prove/successors.hpp"
#include "engine/prove/view.hpp"

namespace dun::prove {

class Moves {
 public:
  Moves(const plan::Plan& plan, const Clocks& clocks, const Cells& cells, const Layout& layout, View& view,
        Successors& successors, std::vector<plan::ActId> by_hand, Freedom freedom);

  /// Everything but a day and a run. Leaves the view looking at whatever it last needed.
  void from(Graph::Place place, const State& state);

 private:
  void turn_year(Graph::Place place, const State& state);
  void move_due(Graph::Place place, const State& state);
  [[nodiscard]] bool is_untouched(const State& state) const;
  [[nodiscard]] std::int16_t era_after(const State& state, const ClaimClass& after) const;
  void act_by_hand(Graph::Place place, const State& state, std::size_t kind);
  [[nodiscard]] std::vector<plan::Wording> wordings_by_hand(plan::ActId act) const;
  void act_of_neighbours(Graph::Place place, const State& state);
  void follow(Graph::Place place, const State& state, const Sent& sent, EventKind kind, int hand);
  void follow_by_channels(Graph::Place place, const State& state, Sent sent, EventKind kind, int hand);
  void receive(Graph::Place place, const State& state);
  void settle(Graph::Place place, const State& state);

  const plan::Plan& plan_;
  const Clocks& clocks_;
  const Cells& cells_;
  const Layout& layout_;
  View& view_;
  Successors& successors_;
  std::vector<plan::ActId> by_hand_;
  std::vector<std::optional<plan::ChannelId>>
      channels_;  // of acts of others: those that something tells apart, or none
  Freedom freedom_;
  StateTable moved_;  // states whose due date has been moved, but for that date
};

}  // namespace dun::prove
