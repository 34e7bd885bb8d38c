// What can become of a decision. The numbers are stored in ledgers and never change.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dun::facts {

/// `skipped` is a step passed over for good: kept so that it is not decided again, never listed as a letter.
enum class ActionState : std::uint8_t {
  proposed = 0,
  released = 1,
  sent = 2,
  failed = 3,
  dropped = 4,
  postponed = 5,
  skipped = 6,
};

[[nodiscard]] std::string_view to_string(ActionState state);
[[nodiscard]] std::optional<ActionState> action_state_named(std::string_view name);

/// Has it gone out, or is it on its way?
[[nodiscard]] constexpr bool went_out(ActionState state) {
  return state == ActionState::released || state == ActionState::sent;
}

}  // namespace dun::facts
