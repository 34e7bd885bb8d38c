// Acts and what is counted of them: sets of acts, the registers that fold earlier ones, counts with their restarts.
#pragma once

#include "dsl/lower/context.hpp"

namespace dun::lower {

/// The acts a name stands for: the act itself, or all acts of a kind.
[[nodiscard]] plan::ActSet acts_named(const Context& context, const std::string& name);

/// The register of a step's own acts.
[[nodiscard]] plan::RegisterId register_of_step(Context& context, plan::StepId step);
/// The register of all acts of a set.
[[nodiscard]] plan::RegisterId register_of_acts(Context& context, plan::ActSet acts, bool with_fee);
/// The register an act reference speaks of: a step, all acts of a kind, the second act of a count. Its `last_` fields
/// are those of the act meant; its earliest deadline is of those at least as long as `shortest`.
[[nodiscard]] plan::RegisterId register_of(Context& context, const syntax::ActRef& act,
                                           const plan::ShortestDeadline& shortest = {});

/// The acts on whose letters some law lists the terms it accepts.
[[nodiscard]] plan::ActSet acts_with_terms(const Context& context);

/// A count of a law: how many acts its present window holds, and when the window ends by itself.
struct Count {
  plan::ActSet acts = 0;
  bool with_fee = false;
  NodeId now;         // acts in the window on the run date
  NodeId known;       // whose acts count together is known
  NodeId ends;        // the first day of a new window
  NodeId ends_known;  // some act is in the window and the window ends by time
  plan::RegisterId in;
};
[[nodiscard]] Count count_of(Context& context, const syntax::Name& name);

}  // namespace dun::lower
