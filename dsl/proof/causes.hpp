// What of a schedule brings a trouble upon a step of its policy: found by proving the schedule again without this line
// or that. Refuses to guess: a line is a cause only where the trouble is gone without it, or comes by it alone.
#pragma once

#include "dsl/proof/taken_apart.hpp"
#include "engine/prove/proof.hpp"

namespace dun::proof {

enum class TroubleKind : std::uint8_t { never, stuck, same_day, before_pay_by, breaks_law };

/// What the prover found of a step: see prove::StepFinding, prove::Violation.
struct Trouble {
  TroubleKind kind = TroubleKind::never;
  std::string step;
  std::string other = {};  // the later step of same_day and before_pay_by; the rule that is broken
};

/// How the lines of a cause work.
enum class Working : std::uint8_t { together, each };

struct Cause {
  Places lines;  // of the schedule; none where only all it says together does it
  Working working = Working::together;
  std::optional<base::Place> against;  // of a step that never happens: a line that leaves it no day beside those

  /// The one line that does it, if one does.
  [[nodiscard]] std::optional<base::Place> line() const {
    return lines.size() == 1 ? std::optional(lines.front()) : std::nullopt;
  }
};

/// Is it so? A search that ran into its budget leaves it unknown.
enum class Answer : std::uint8_t { no, yes, unknown };

class Causes {
 public:
  /// Searches nothing before it is asked.
  Causes(const types::Program& program, std::size_t schedule, const prove::Options& options);

  /// Does the policy have the trouble without the schedule?
  [[nodiscard]] Answer under_policy(const Trouble& trouble) { return is_there(trouble, apart().differences()); }
  /// Why the schedule has a trouble that the policy does not have.
  [[nodiscard]] Cause of(const Trouble& trouble);
  /// Is the cause one line, and is this trouble gone without it, too?
  [[nodiscard]] bool goes_with(const Trouble& trouble, const Cause& cause);

 private:
  struct Tried {
    Places left_out;
    std::vector<std::string> steps;
    std::vector<std::string> rules;  // by limit
    prove::Proof proof;

    [[nodiscard]] Answer has(const Trouble& trouble) const;
  };

  TakenApart& apart();
  Answer is_there(const Trouble& trouble, const Places& left_out);
  [[nodiscard]] Tried try_without(const Places& left_out);
  [[nodiscard]] Places that_end(const Trouble& trouble, const Places& each);
  [[nodiscard]] Places that_do_it_alone(const Trouble& trouble);
  [[nodiscard]] std::optional<base::Place> against(const Trouble& trouble, const Places& cause);

  const types::Program& program_;
  std::size_t schedule_;
  prove::Options options_;
  std::optional<TakenApart> apart_;
  std::vector<Tried> tried_;
};

}  // namespace dun::proof
