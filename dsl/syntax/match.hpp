// The door to the grammar: one line in, nodes or a mismatch out. What stands behind it is compiled in two sources.
#pragma once

#include <string_view>
#include <variant>

#include "dsl/syntax/form.hpp"
#include "dsl/syntax/node.hpp"

namespace dun::syntax {

using Match = std::variant<Node, Mismatch>;

/// `line` is one line without comment and blanks at its ends; `offset` is its place in the file.
[[nodiscard]] Match match(Form form, std::string_view line, std::uint32_t offset);

namespace grammar {
[[nodiscard]] Match match_law_line(Form form, std::string_view line, std::uint32_t offset);
[[nodiscard]] Match match_policy_line(Form form, std::string_view line, std::uint32_t offset);
/// What stands after `given`, alone.
[[nodiscard]] Match match_given(std::string_view phrase, std::uint32_t offset);
}  // namespace grammar

}  // namespace dun::syntax
