// Collection costs as people read them: how much may be claimed of the debtor, else from when, and how much then.
#pragma once

#include <string>

#include "dsl/answer/limits.hpp"

namespace dun::answer {

/// A line a cost that the law declares, under headings; empty where it declares none.
[[nodiscard]] std::string costs_table(const Limits& limits, const std::string& law, Day on, values::Currency currency);

/// "up to 300.00", "nothing yet; from 2026-05-14 up to 600.00".
[[nodiscard]] std::string cost_text(const ActLimits& cost, Day on, values::Currency currency);

}  // namespace dun::answer
