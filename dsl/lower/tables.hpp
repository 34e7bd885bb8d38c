// Rates, scales and calendars as the tables of a plan, made on first use.
#pragma once

#include "dsl/lower/context.hpp"

namespace dun::lower {

[[nodiscard]] plan::TableId table_of(Context& context, const types::Rate& rate);
[[nodiscard]] plan::ScaleId scale_of(Context& context, const types::Scale& scale);
[[nodiscard]] plan::CalendarId calendar_of(Context& context, std::size_t calendar);

}  // namespace dun::lower
