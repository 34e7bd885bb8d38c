// A schedule taken apart, to find out by trying which of its lines does something: the plan it comes to without some
// of them. What is left out is named by its place. Nothing is written to the program; no file ever reads so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dsl/types/program.hpp"
#include "engine/plan/plan.hpp"

namespace dun::proof {

using Places = std::vector<base::Place>;

class TakenApart {
 public:
  /// `program.bundle.policies[schedule]` must be a schedule, and the program free of errors.
  TakenApart(const types::Program& program, std::size_t schedule);
  TakenApart(const TakenApart&) = delete;
  TakenApart& operator=(const TakenApart&) = delete;

  /// By what the schedule differs from the policy it adapts: each line that says for which claims it is or changes a
  /// step, and the head of each step added or dropped.
  [[nodiscard]] const Places& differences() const { return differences_; }
  /// The lines of a step the schedule adds, by its head; none for any other place.
  [[nodiscard]] Places lines_added_at(base::Place head) const;
  /// The plan of what is left; nothing if that makes no policy, since a step would count from one that is not there.
  [[nodiscard]] std::optional<plan::Plan> without(const Places& left_out);

 private:
  [[nodiscard]] base::Place head_of(names::SectionRef ref) const {
    return {ref.file, program_.bundle.section(ref).head};
  }
  syntax::SectionValue& renewed(names::SectionRef ref);

  const types::Program& program_;
  const names::Policy& schedule_;
  const names::Policy& adapted_;
  types::Program variant_;  // sections of the schedule and the head of its policy are cut; all else is as in program_
  names::Policy& cut_;
  Places differences_;
};

}  // namespace dun::proof
