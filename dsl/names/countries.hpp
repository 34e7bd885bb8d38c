// Countries as authors write them: the English name, "the" and hyphens as they like, or the ISO code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dun::names {

/// The ISO 3166 code ("NO") of "Norway", "norway" or "NO"; UK is GB. Nothing for what the table does not know.
[[nodiscard]] std::optional<std::string> country_named(std::string_view text);

/// The English name of an ISO code, for messages; the code itself if the table does not know it.
[[nodiscard]] std::string country_name(std::string_view iso);

/// All English names, with hyphens for spaces, for near names.
[[nodiscard]] std::vector<std::string> country_names();

}  // namespace dun::names
