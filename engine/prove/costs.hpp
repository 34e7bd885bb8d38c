// Why a search is large: how many times over each clock multiplies the states that were found.
#pragma once

#include <string>

#include "engine/prove/state_table.hpp"

namespace dun::prove {

/// The clocks that multiply the states most, the costliest first, each over those before it.
[[nodiscard]] std::string costs(const plan::Plan& plan, const Layout& layout, const StateTable& states);

}  // namespace dun::prove
