// The neutral form every row takes on its way into a ledger and out of it: a closed list of columns for each kind of
// row, with ISO dates, a decimal point and words out of closed lists. docs/ledger-csv.md documents the same table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dun::import {

/// What a row is about. A `state` says how a claim stands on a day; it becomes the events that lead there.
enum class Kind : std::uint8_t { creditors, debtors, contacts, consents, claims, events, actions, states };
inline constexpr std::size_t kind_count = static_cast<std::size_t>(Kind::states) + 1;

[[nodiscard]] std::string_view to_string(Kind kind);
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);

enum class ColumnType : std::uint8_t { text, word, day, amount, percent, yes_no, whole };

struct ColumnSpec {
  std::string_view name;
  ColumnType type;
  bool required = false;
};

/// The columns of a kind, in the order they are exported in.
[[nodiscard]] std::span<const ColumnSpec> columns_of(Kind kind);
/// Whether rows of this kind may carry free attributes, in columns named `attribute.NAME`.
[[nodiscard]] bool takes_attributes(Kind kind);
inline constexpr std::string_view attribute_prefix = "attribute.";

}  // namespace dun::import
