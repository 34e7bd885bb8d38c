// What a run can see of a state: whether a step's day is reached, whether its last day is past, the values of the other
// nodes that follow from the state and are read. States that look alike have the same answers.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/prove/lifetimes.hpp"
#include "engine/prove/view.hpp"

namespace dun::prove {

class Appearance {
 public:
  Appearance(const plan::Plan& plan, const Natures& natures, const Clocks& clocks, const Lifetimes& lifetimes);

  /// Of the state the view looks at; stands until the next is asked for.
  [[nodiscard]] const std::vector<std::int32_t>& of(const State& state, View& view);

 private:
  /// How much of a node's value matters.
  enum class Matters : std::uint8_t { value, reached, past, near };
  struct Feature {
    NodeId node;
    Matters matters = Matters::value;
    NodeId of;  // of near: the node that adds months or open days to it
  };

  void find_operands(const plan::Plan& plan, const Natures& natures);
  void find_steps(const plan::Plan& plan);
  void find_limits(const plan::Plan& plan, const Natures& natures);
  void add(NodeId id, Matters matters, NodeId of = {});
  [[nodiscard]] std::int32_t seen(const Feature& feature, std::int64_t value) const;

  const plan::Plan& plan_;
  const Clocks& clocks_;
  const Lifetimes& lifetimes_;
  std::vector<Feature> features_;
  std::vector<std::int32_t> appearance_;
};

}  // namespace dun::prove
