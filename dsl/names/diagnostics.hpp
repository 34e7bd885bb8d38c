// The mistakes found while names are looked up, one struct each. What they say is decided here and nowhere else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dsl/names/bundle.hpp"
#include "engine/base/diagnostic.hpp"

namespace dun::names {

/// 020: nothing that can be seen from here has this name.
struct UnknownName {
  base::Place place;
  std::string name;
  std::string wanted;             // "step", "act or kind of acts"
  std::vector<std::string> near;  // what may have been meant
  std::vector<std::string> all;   // everything there is to choose from, if that is little
  std::string advice;             // what else to do about it
};

/// 020: the name is known, but names something else.
struct OtherKind {
  base::Place place;
  std::string name;
  SymbolKind is = SymbolKind::none;
  std::string wanted;
};

/// 022: a step counts from one that comes after it, or that the schedule drops.
struct StepAhead {
  base::Place place;
  std::string step;
  std::string target;
  std::optional<base::Place> target_place;
};
struct StepDropped {
  base::Place place;  // the `drop`
  std::string step;
  std::string target;
  base::Place reference;
};

/// 022: a schedule changes a step and drops it.
struct ChangedAndDropped {
  base::Place place;
  std::string step;
  base::Place drop;
};

/// 023: things that wait for each other.
struct Ring {
  base::Place place;
  std::string what;                // "`when`", "`use`", "kinds of acts"
  std::vector<std::string> names;  // each refers to the next, the last to the first
};

/// 025: one name for two things.
struct DeclaredTwice {
  base::Place place;
  std::string what;
  std::string name;
  base::Place first;
  std::string fix;
};
/// 025: a name that stands for two things, such as rates of two laws a policy is under.
struct SeenTwice {
  base::Place place;
  std::string name;
  base::Place one;
  base::Place other;
};
/// 025: one act with different kinds in two laws.
struct ActOfTwoKinds {
  base::Place place;
  std::string name;
  std::string kind;
  std::string first_kind;
  base::Place first;
};

/// 027: a block stands where it belongs to nothing.
struct NoOwner {
  base::Place place;
  std::string message;
  std::string fix;
};

/// 020: a citation of a source nobody declares.
struct UndeclaredSource {
  base::Place place;
  std::string name;
  std::vector<std::string> near;
};

[[nodiscard]] base::Diagnostic to_diagnostic(const UnknownName& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const OtherKind& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const StepAhead& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const StepDropped& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const ChangedAndDropped& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const Ring& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const DeclaredTwice& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const SeenTwice& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const ActOfTwoKinds& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const NoOwner& mistake);
[[nodiscard]] base::Diagnostic to_diagnostic(const UndeclaredSource& mistake);

/// "a", "a or b", "a, b or c", each in backticks.
[[nodiscard]] std::string one_of(const std::vector<std::string>& names);

/// What a kind of symbol is called in a message, with its article: "a channel", "an act".
[[nodiscard]] std::string with_article(SymbolKind kind);

}  // namespace dun::names
