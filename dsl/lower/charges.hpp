// Late interest and fixed compensation of the laws, and the order in which payments settle.
#pragma once

#include "dsl/lower/context.hpp"

namespace dun::lower {

/// The interest rule of a law; `day_count` is the policy's choice where the law leaves one.
[[nodiscard]] plan::InterestRule interest_of(Context& context, names::SectionRef interest,
                                             std::optional<syntax::DayCountName> day_count);
[[nodiscard]] plan::ChargeRule charge_of(Context& context, names::SectionRef charge);
[[nodiscard]] std::vector<plan::Part> settlement_of(const Context& context, const syntax::SettleLine& line);

}  // namespace dun::lower
