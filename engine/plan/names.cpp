#include <string_view>

#include "engine/plan/plan.hpp"

namespace dun::plan {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::act:
      return "act";
    case Outcome::held:
      return "held";
    case Outcome::stopped:
      return "stopped";
    case Outcome::paused:
      return "paused";
    case Outcome::blocked:
      return "blocked";
    case Outcome::no_channel:
      return "no-channel";
    case Outcome::too_early:
      return "too-early";
    case Outcome::waits_for_fact:
      return "waits-for-fact";
    case Outcome::waits_for_release:
      return "waits-for-release";
    case Outcome::lapsed:
      return "lapsed";
    case Outcome::not_covered:
      return "not-covered";
    case Outcome::another_first:
      return "another-first";
    case Outcome::nothing_left:
      return "nothing-left";
  }
  return "";
}

}  // namespace dun::plan
