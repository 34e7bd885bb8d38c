// When a debtor could be reached by a channel, and had consented to it: statements with a first and a last day, each
// cut short by the first withdrawal or loss after it began. On the day of a withdrawal there is no consent any more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/history.hpp"

namespace dun::facts {

/// The channel whose contact or consent states an agreement to collect by direct debit.
inline constexpr std::string_view direct_debit_channel = "direct-debit";

struct Window {
  std::string channel;
  Day from;
  Day until;  // inclusive

  friend auto operator<=>(const Window&, const Window&) = default;
};

/// In order; windows that ended before they began are left out.
[[nodiscard]] std::vector<Window> contact_windows(const ClaimHistory& history, Day known_on);
[[nodiscard]] std::vector<Window> consent_windows(const ClaimHistory& history, Day known_on);
[[nodiscard]] bool covers(const std::vector<Window>& windows, std::string_view channel, Day on);

}  // namespace dun::facts
