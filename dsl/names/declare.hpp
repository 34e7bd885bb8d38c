// Which names there are, and from where they can be seen: those of the bundle from everywhere, those of a law from the
// law, from policies under it and from files that use it, those of a policy from its schedules and tests.
#pragma once

#include <deque>

#include "dsl/names/bundle.hpp"
#include "dsl/names/scope.hpp"
#include "engine/base/diagnostic.hpp"

namespace dun::names {

/// Scopes point at each other, so they stay where they were made.
struct Scopes {
  Scope bundle;
  std::deque<Scope> files;     // by FileId
  std::deque<Scope> laws;      // in the order of Bundle::laws
  std::deque<Scope> policies;  // in the order of Bundle::policies

  Scopes() = default;
  Scopes(const Scopes&) = delete;
  Scopes& operator=(const Scopes&) = delete;
};

/// Declares a name in a scope, keeps its symbol, and reports what already has the name (025).
void declare(Bundle& bundle, Scope& scope, const syntax::Name& name, Symbol symbol, base::DiagnosticSink& sink);

/// The names of the bundle, of each file and of each law.
void declare_bundle(Bundle& bundle, Scopes& scopes, base::DiagnosticSink& sink);
/// The names of each policy and schedule, once it is known what they stand on.
void declare_policies(Bundle& bundle, Scopes& scopes, base::DiagnosticSink& sink);

}  // namespace dun::names
