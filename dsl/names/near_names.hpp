// Which of the names there are did the author mean? Compares letters, not bytes, and capitals count for nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dun::names {

/// How many letters must be put in, left out, exchanged or swapped with their neighbour to make one name of the other.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// At most three of `names` that may have been meant, nearest first, then in order of the alphabet; each once.
[[nodiscard]] std::vector<std::string> near_names(std::string_view written, const std::vector<std::string>& names);

}  // namespace dun::names
