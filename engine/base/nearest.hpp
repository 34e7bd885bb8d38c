// Near names for messages: what the author probably meant by a word that nothing is called. Compares letters, not
// bytes, and capitals of the Latin alphabet count for nothing. Only suggests; nothing is ever taken for what it merely
// resembles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dun::base {

/// How many letters must be put in, left out, changed or swapped with their neighbour to make one name of the other.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// At most three of `names` that few edits make out of `name`, nearest first and each once; of equally near ones those
/// with the same letters in another order come first, then the order given.
[[nodiscard]] std::vector<std::string> near_names(std::string_view name, const std::vector<std::string>& names);

/// The first of them; nothing if none is near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& names);

}  // namespace dun::base
