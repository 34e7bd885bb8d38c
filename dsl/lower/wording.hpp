// What letters state, as the law reads it: the terms a law accepts, what a step's text says, and how far something may
// follow from an earlier letter. A letter that states a wrong term has no effect: it permits nothing and makes nothing
// owed. It counts all the same where the law counts letters or waits after one.
#pragma once

#include "dsl/lower/context.hpp"

namespace dun::lower {

/// The terms all these laws accept, in the plan; to be known before anything is lowered that follows from an act.
void add_term_rules(Context& context, const std::vector<std::size_t>& laws);

/// Says what the text of a step states.
void set_text(Context& context, const syntax::Name& path, plan::Step& step);

/// Something the law lets follow from earlier acts, made twice: once from letters that are known to state a right term,
/// once from those that nobody recorded as well. Where the two differ it is not known, and does not hold.
template <class Make>
[[nodiscard]] Known follows(Context& context, Make make) {
  context.worst = plan::Wording::unrecorded;
  const NodeId perhaps = make();
  context.worst = plan::Wording::right;
  const NodeId surely = make();
  context.worst = plan::Wording::wrong;
  if (perhaps == surely) return {surely, context.build.yes()};
  const NodeId both = context.build.both(surely, perhaps);
  return {both, context.build.implies(context.build.either(surely, perhaps), both)};
}

}  // namespace dun::lower
