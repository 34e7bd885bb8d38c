// The blocks of a bundle in their places: what belongs to which law, policy or schedule. No name is looked up yet.
#pragma once

#include <optional>

#include "dsl/names/bundle.hpp"
#include "dsl/names/reporter.hpp"

namespace dun::names {

/// A test and the block before it, until it is known which law or policy that is.
struct FoundTest {
  SectionRef section;
  std::optional<SectionRef> after;
};

/// Fills the lists of the bundle. A schedule stands among the policies without a head and steps as yet. Reports blocks
/// that stand where they belong to nothing (027).
[[nodiscard]] std::vector<FoundTest> gather(Bundle& bundle, Reporter& reporter);

}  // namespace dun::names
