// Near names for messages: what the author probably meant by a word that nothing is called.
// Only suggests; nothing is ever taken for what it merely resembles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dun::base {

/// The one of `names` that few edits (a letter put in, left out, changed, or two swapped) make out of `name`; nothing
/// if none is near. The first of several equally near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& names);

}  // namespace dun::base
