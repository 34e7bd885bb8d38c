// What belongs to a bundle besides the files a user names: the standard library, always; and of the tree of policies
// around the named files (the nearest folder upwards that holds a `policies` folder, else the one installed with the
// program) the files that declare what the bundle uses and does not declare itself.
#pragma once

#include <filesystem>

#include "dsl/source/source.hpp"
#include "engine/base/result.hpp"

namespace dun::compile {

/// The named files first, then what they need, each file once. DUN_STDLIB names another folder for the standard
/// library.
[[nodiscard]] base::Result<source::SourceSet> with_library(source::SourceSet named);

/// The nearest folder of policies upwards from where the user stands, else that of the program.
[[nodiscard]] std::filesystem::path policies_here();

/// A path as short as it can be said from where the user stands.
[[nodiscard]] std::string shown(const std::filesystem::path& path);

}  // namespace dun::compile
