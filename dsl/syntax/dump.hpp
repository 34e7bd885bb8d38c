// A tree as text for people who look at the parser: one line a line of the file, each expression in brackets. Nothing
// reads it back.
#pragma once

#include <string>

#include "dsl/syntax/tree.hpp"

namespace dun::syntax {

[[nodiscard]] std::string dump(const Tree& tree);

/// "(rounded half-up 1.00 NOK (of fee-share inkassosats))".
[[nodiscard]] std::string dump(const Tree& tree, AmountId amount);
/// "(or disputed payment-plan)".
[[nodiscard]] std::string dump(const Tree& tree, ConditionId condition);
/// "(after 14 days due)".
[[nodiscard]] std::string dump(const Point& point);
[[nodiscard]] std::string dump(const Anchor& anchor);
[[nodiscard]] std::string dump(const ActRef& act);
[[nodiscard]] std::string dump(const Acts& acts);
[[nodiscard]] std::string dump(const Event& event);
[[nodiscard]] std::string dump(const Claims& claims);

/// "(head part part)", empty parts left out.
[[nodiscard]] std::string bracketed(std::string_view head, const std::vector<std::string>& parts);

}  // namespace dun::syntax
