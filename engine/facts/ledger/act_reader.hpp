// The acts of a claim as they stood for somebody with a certain knowledge: the row decided, with the changes made
// since; and the narrow rows of `act_state`, which say the same for somebody who knows everything.
#pragma once

#include <array>
#include <vector>

#include "engine/facts/ledger/action_row.hpp"

namespace dun::facts {

/// An action with all its changes taken in.
struct KnownAct {
  ActionRow row;               // figures, state and day of sending as they are now
  std::optional<Day> put_off;  // of a postponed one
  Day changed;                 // the last day on which anything about it took effect
};

/// Takes a change in.
void apply(const ChangeRow& change, KnownAct& known);

class ActReader {
 public:
  ActReader(Database& database, Words& words) : database_(database), words_(words) {}

  /// In order of number.
  [[nodiscard]] std::vector<KnownAct> of_claim(std::int64_t relationship, std::int64_t claim,
                                               const Knowledge& knowledge);
  [[nodiscard]] KnownAct with_changes(ActionRow row, const Knowledge& knowledge);
  [[nodiscard]] ActRecord record(const KnownAct& known);

 private:
  Database& database_;
  Words& words_;
};

/// A row of `act_state`, its columns in order.
using ActStateValues = std::array<std::optional<std::int64_t>, 19>;
[[nodiscard]] ActStateValues act_state_values(std::int64_t relationship, const KnownAct& known, ActState state);
void write_act_state(Database& database, std::int64_t relationship, const KnownAct& known, ActState state);
[[nodiscard]] ActState act_state_of(ActionState state);

}  // namespace dun::facts
