// The order of paragraphs within an act.
#pragma once

#include <string_view>

namespace dun::book {

/// Single paragraphs first, in the order of their numbers (§ 9 before § 10, § 1-2 (1) before § 1-2 (2)); then those
/// that name several ("§§ 2, 20", "ss. 62 and 68"), likewise.
[[nodiscard]] bool paragraph_comes_before(std::string_view a, std::string_view b);

}  // namespace dun::book
