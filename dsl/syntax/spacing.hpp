// The blanks of one line: one between words, none before a comma, two before a citation.
#pragma once

#include <string>
#include <string_view>

namespace dun::syntax {

/// The code of a line with its blanks as they are laid out. Texts in quotes are left alone.
[[nodiscard]] std::string spaced(std::string_view code);

/// Characters, for alignment.
[[nodiscard]] std::size_t width_of(std::string_view text);

}  // namespace dun::syntax
