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

}  // namespace dun::decide
