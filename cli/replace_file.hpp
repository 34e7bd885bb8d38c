// Puts a new text in a file's place, whole or not at all: a run that is cut short leaves the old text.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "engine/base/result.hpp"

namespace dun::cli {

/// Writes beside `path` and renames over it; keeps the file's permissions and follows a symbolic link to its end.
[[nodiscard]] base::Result<std::monostate> replace_file(const std::string& path, std::string_view text);

}  // namespace dun::cli
