// When a letter was received and when the term it sets starts, as a generated law tells it: by what was recorded, by
// what is said of its channel.
#pragma once

#include <optional>
#include <vector>

#include "tests/prover/monitor.hpp"

namespace dun::prover {

/// The day, counted from today; nothing where nobody can know it.
[[nodiscard]] std::optional<int> letter_day(const Letters& said, From from, const SentAct& letter);

/// What a rule that counts from letters says of an act; nothing where the day it counts from is not known.
[[nodiscard]] std::optional<bool> keeps_letter_rule(const Letters& said, const Rule& rule,
                                                    const std::vector<SentAct>& earlier, const SentAct& act);

}  // namespace dun::prover
