// From tree back to source, in the one layout Dun knows: lines of a block in their fixed order, values aligned,
// comments kept where they stood. Printing and parsing again gives the same tree; printing twice gives the same text.
// Words are copied from the source as they are and only the blanks between them change, so nothing can be lost in
// between.
#pragma once

#include <string>

#include "dsl/source/source.hpp"
#include "dsl/syntax/tree.hpp"

namespace dun::syntax {

/// The formatted text of a file that parsed without mistakes.
[[nodiscard]] std::string to_source(const Tree& tree, const source::SourceFile& file);

/// The tree with the lines of each section in the order they are laid out in.
[[nodiscard]] Tree in_layout_order(Tree tree, const source::SourceFile& file);

}  // namespace dun::syntax
