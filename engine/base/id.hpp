// Typed 32-bit ids: how one store refers to an element of another.
// An id is an index and nothing else; it owns nothing and stays valid as long as its store only grows.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace dun::base {

template <class Tag>
struct Id {
  static constexpr std::uint32_t none_value = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t value = none_value;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}

  [[nodiscard]] constexpr bool is_set() const { return value != none_value; }
  [[nodiscard]] constexpr std::size_t index() const { return value; }

  friend constexpr auto operator<=>(Id, Id) = default;
};

}  // namespace dun::base
