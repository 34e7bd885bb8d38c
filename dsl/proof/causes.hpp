// What of a schedule makes a step of its policy impossible: found by proving the schedule again without this line or
// that. Refuses to guess: a line is a cause only where the step comes back without it, or goes by it alone.
#pragma once

#include <set>

#include "dsl/proof/taken_apart.hpp"
#include "engine/prove/proof.hpp"

namespace dun::proof {

/// How the lines of a cause work.
enum class Working : std::uint8_t { together, each };

struct Cause {
  Places lines;  // of the schedule; none where only all it says together does it
  Working working = Working::together;
  Places against;  // lines that leave the step no day beside those; without any one of them it can happen

  /// The one line that does it, if one does.
  [[nodiscard]] std::optional<base::Place> line() const {
    return lines.size() == 1 ? std::optional(lines.front()) : std::nullopt;
  }
};

/// Did the search see it, or see everything and not that? A search that ran into its budget leaves it unknown.
enum class Answer : std::uint8_t { no, yes, unknown };

class Causes {
 public:
  Causes(const types::Program& program, std::size_t schedule, const prove::Options& options);

  /// Does a step happen under the policy itself?
  [[nodiscard]] Answer happens_without_schedule(const std::string& step) { return happens(step, apart_.differences()); }
  /// Why a step never happens under the schedule that does under the policy.
  [[nodiscard]] Cause of(const std::string& step);
  /// Is the cause one line, and does this step happen without it, too?
  [[nodiscard]] bool comes_back(const std::string& step, const Cause& cause);

 private:
  struct Tried {
    Places left_out;
    bool complete = false;        // every history was seen
    std::set<std::string> steps;  // that happen
  };

  Answer happens(const std::string& step, const Places& left_out);
  [[nodiscard]] Tried try_without(const Places& left_out);
  [[nodiscard]] Places that_bring_back(const std::string& step, const Places& each);
  [[nodiscard]] Places that_do_it_alone(const std::string& step);
  [[nodiscard]] Places against(const std::string& step, const Places& cause);
  [[nodiscard]] Places places_of(const names::Step& step) const;

  const types::Program& program_;
  const names::Policy& schedule_;
  TakenApart apart_;
  prove::Options options_;
  std::vector<Tried> tried_;
};

}  // namespace dun::proof
