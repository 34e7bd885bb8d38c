// A file as the printer sees it: heads, lines and comments in the order written, each knowing where it belongs.
// Comments belong to the line below them; a comment that blank lines set apart, or that ends a block, stays where it
// is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/source/source.hpp"
#include "dsl/syntax/form.hpp"
#include "dsl/syntax/tree.hpp"

namespace dun::syntax {

/// A line of code with the comments above it and beside it.
struct LaidLine {
  std::vector<std::string_view> above;
  std::string_view code;
  std::string_view beside;         // empty if there is none
  const LineForm* form = nullptr;  // nothing for heads
  bool blank_before = false;       // a blank line stood above it, or above its comments
};

/// A section, a `use` line, or comments that stand alone.
struct LaidBlock {
  std::optional<SectionKind> kind;  // nothing for comments alone; `file` for `use`
  LaidLine head;
  std::vector<LaidLine> lines;             // in layout order
  std::vector<std::string_view> comments;  // below the last line; all there is for comments alone
};

[[nodiscard]] std::vector<LaidBlock> lay_out(const Tree& tree, const source::SourceFile& file);

[[nodiscard]] SectionKind kind_of(const SectionValue& section);

}  // namespace dun::syntax
