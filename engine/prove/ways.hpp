// Everything a run of the policy can do with a claim in one state: the acts, the steps passed over, each once, with the
// facts it took. States that look alike to a run share the answer.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engine/prove/appearance.hpp"
#include "engine/prove/run_day.hpp"
#include "engine/prove/state_table.hpp"

namespace dun::prove {

/// One thing a run can do.
struct Way {
  RunDay day;
  Event event;
  std::vector<View::Resolved> resolved;
  std::int16_t segment = 0;
  std::vector<std::int16_t> dues;  // a free due date: days since those it may be; empty: since any
};

class Ways {
 public:
  Ways(const plan::Plan& plan, const Natures& natures, const Clocks& clocks, const Lifetimes& lifetimes, View& view,
       const Options& options);

  /// Of the state the view looks at; stands for good where states share answers, else until the next question.
  [[nodiscard]] const std::vector<Way>& of(const State& state);
  [[nodiscard]] Runner& runner() { return runner_; }

 private:
  void add(Way way, std::vector<Way>& ways) const;
  void find(std::size_t position, bool failures, std::vector<Way>& ways);
  [[nodiscard]] Event event_of(const RunDay& day) const;

  const plan::Plan& plan_;
  View& view_;
  Options options_;
  Appearance appearance_;
  Runner runner_;
  bool gates_count_days_ = false;
  std::unordered_map<std::vector<std::int32_t>, std::vector<Way>, NumbersHash> answers_;
};

}  // namespace dun::prove
