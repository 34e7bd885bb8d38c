// How a standing is packed into a row of `claim_state`: the small facts as bits of one integer, `traits`; and how a
// debtor's windows of reach are packed into a few bytes of `debtor_state`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/standing.hpp"

namespace dun::facts {

/// What a reader should know before it trusts the row.
struct Traits {
  bool irregular = false;  // the balance was settled and opened again: spells take the history
  bool has_rare = false;   // one of the columns from `disputed_part` on is set
};

[[nodiscard]] std::int64_t pack(const Standing& standing);

/// A window of a channel, by the channel's word: a contact, or a consent.
struct PackedWindow {
  std::uint32_t channel = 0;
  bool is_consent = false;
  Day from;
  Day until;
};
[[nodiscard]] std::string pack_windows(const std::vector<PackedWindow>& windows);
inline constexpr std::size_t packed_window_size = 12;
[[nodiscard]] PackedWindow unpack_window(std::string_view bytes);

namespace traits {
inline constexpr int debtor_kind = 0;  // two bits
inline constexpr int claim_kind = 2;   // two bits
inline constexpr int fee_agreed = 4;   // two bits: 0 missing, 1 no, 2 yes
inline constexpr int disputed = 6;
inline constexpr int insolvent = 7;
inline constexpr int deceased = 8;
inline constexpr int written_off = 9;
inline constexpr int direct_debit_failed = 10;
inline constexpr int irregular = 11;
inline constexpr int has_rare = 12;
inline constexpr int country = 16;   // sixteen bits
inline constexpr int currency = 32;  // sixteen bits
}  // namespace traits

/// Puts the packed facts into a standing; the rest of it is left as it is.
inline Traits unpack(std::int64_t packed, Standing& standing) {
  const auto bits = [packed](int place, std::int64_t mask) { return (packed >> place) & mask; };
  const auto flag = [&](int place) { return bits(place, 1) != 0; };
  standing.debtor_kind = static_cast<DebtorKind>(bits(traits::debtor_kind, 3));
  standing.claim_kind = static_cast<ClaimKind>(bits(traits::claim_kind, 3));
  const std::int64_t agreed = bits(traits::fee_agreed, 3);
  standing.fee_agreed = agreed == 0 ? std::nullopt : std::optional<bool>(agreed == 2);
  standing.disputed = flag(traits::disputed);
  standing.insolvent = flag(traits::insolvent);
  standing.deceased = flag(traits::deceased);
  standing.written_off = flag(traits::written_off);
  standing.direct_debit_failed = flag(traits::direct_debit_failed);
  standing.opened_again = flag(traits::irregular);
  standing.country = static_cast<std::uint16_t>(bits(traits::country, 0xffff));
  standing.currency = static_cast<std::uint16_t>(bits(traits::currency, 0xffff));
  return {standing.opened_again, flag(traits::has_rare)};
}

}  // namespace dun::facts
