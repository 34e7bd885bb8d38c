// How the numbers of a block (its columns, acts, steps, channels) read as those of a plan. A block may have been loaded
// for several plans at once; each reads it through codes of its own.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/facts/block.hpp"
#include "engine/plan/plan.hpp"

namespace dun::decide {

struct Codes {
  std::vector<std::size_t> columns;  // by the plan's column: place in the block
  std::vector<std::uint16_t> acts;   // by the block's act: the plan's, or no_code
  std::vector<std::uint16_t> steps;
  std::vector<std::uint16_t> channels;

  std::vector<facts::TermSet> terms;  // by the block's term: the plan's, or another_term

  Codes(const plan::Plan& plan, const facts::Request& request);

  /// The plan's numbers of what an act of the block names.
  [[nodiscard]] std::uint16_t act(const facts::ActRow& act) const { return translated(acts, act.act); }
  [[nodiscard]] std::uint16_t step(const facts::ActRow& act) const { return translated(steps, act.step); }
  [[nodiscard]] std::uint16_t channel(const facts::ActRow& act) const { return translated(channels, act.channel); }

  /// What the letter of an act stated, among the plan's terms.
  [[nodiscard]] facts::TermSet stated(const facts::ActRow& act) const;

 private:
  static std::uint16_t translated(const std::vector<std::uint16_t>& numbers, std::uint16_t code) {
    return code < numbers.size() ? numbers[code] : facts::no_code;
  }
};

/// One request that brings what each of the plans asks for.
[[nodiscard]] facts::Request request_for(const std::vector<plan::Plan>& plans);

}  // namespace dun::decide
