// Where the laws of a country lie: in the folder of its ISO code in the nearest `policies` folder upwards from where
// the user stands, else in the one that came with the program.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace dun::compile {

struct Country {
  std::string iso;
  std::vector<std::string> files;  // those that hold a law, in path order
};

/// The code of a country by its English name or its code, in letters of any size; nothing if it is not known.
[[nodiscard]] std::optional<std::string> iso_of(std::string country);

/// The country by its name or code. Refuses one that is not known, or that has no law, and names those that are near.
[[nodiscard]] base::Result<Country> country_of(std::string_view country);

/// All countries of a folder of policies, in order of their English names.
[[nodiscard]] std::vector<Country> countries_in(const std::string& policies);

}  // namespace dun::compile
