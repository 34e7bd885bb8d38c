// What belongs to a bundle besides the files a user names: the standard library, always; and of the tree of policies
// around the named files (the nearest folder upwards that holds a `policies` folder, else the one installed with the
// program) the files that declare what the bundle uses and does not declare itself.
#pragma once

#include "dsl/source/source.hpp"
#include "engine/base/result.hpp"

namespace dun::compile {

/// The named files first, then what they need, each file once. DUN_STDLIB names another folder for the standard
/// library.
[[nodiscard]] base::Result<source::SourceSet> with_library(source::SourceSet named);

}  // namespace dun::compile
