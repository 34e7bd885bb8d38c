// The identity of a bundle: a hash over its files, the same in every checkout.
#pragma once

#include <string>

#include "dsl/source/source.hpp"

namespace dun::compile {

/// SHA-256 in hexadecimal over the contents of the files, in an order that does not depend on where they lie.
[[nodiscard]] std::string hash_of(const source::SourceSet& sources);

}  // namespace dun::compile
