// The door an action passes when it is released: it is decided anew, on the facts of that day.
#pragma once

#include <string>
#include <vector>

#include "engine/journal/actions.hpp"

namespace dun::cli {

/// A check that decides actions anew under the given policies on a day.
[[nodiscard]] base::Result<journal::DoorCheck> door_check(const facts::Ledger& ledger,
                                                          const std::vector<std::string>& policies, values::Day on);

}  // namespace dun::cli
