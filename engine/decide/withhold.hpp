// A charge left out of an act because something is unknown is named with the act.
#pragma once

#include "engine/decide/decide.hpp"

namespace dun::decide {

inline void withhold(Details& details, plan::ReasonId reason) {
  for (plan::ReasonId& place : details.withheld) {
    if (place.is_set()) continue;
    place = reason;
    return;
  }
}

/// A charge whose amount, or whether it is owed at all, is unknown: with the rule on letters behind it, if it is one.
inline void withhold_charge(Details& details, const plan::ChargeRule& charge, bool hangs_on_wording) {
  withhold(details, charge.unknown_reason);
  if (hangs_on_wording) withhold(details, charge.wording_reason);
}

}  // namespace dun::decide
