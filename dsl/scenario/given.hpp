// What a test gives, as the records a ledger would hold: claims with their debtor, events, acts done before; and what a
// ledger fold cannot say, as settings of facts from a day on. Also serves questions asked in the words of tests.
// Reads a test section whose names are resolved; decides nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dsl/types/program.hpp"
#include "engine/facts/history.hpp"

namespace dun::scenario {

using values::Day;

/// A fact set by the test, from a day on.
struct Setting {
  std::size_t claim = 0;  // place in Given::claims
  facts::ColumnKey column;
  Day from;
  std::int64_t value = 0;
};

/// A rate that is not the law's: this value from a day on.
struct RateSetting {
  names::SectionRef rate;
  Day from;
  values::Ratio value;
};

struct Given {
  std::vector<facts::ClaimHistory> claims;  // the one under test first
  std::vector<std::string> names;           // of the others; empty for the first
  std::vector<Setting> settings;
  std::vector<RateSetting> rates;
  std::optional<Day> known_on;
  std::vector<Day> runs;  // single days of `run on`; empty: daily
  Day first;              // the earliest day the test speaks of
  Day last;               // the latest
};

/// `country` is that of the law or policy tested; claims are given it.
[[nodiscard]] Given given_of(const types::Program& program, names::SectionRef test, const std::string& country);

/// The program with the test's own rates in place of the law's from their days on.
[[nodiscard]] std::vector<types::Rate> with_rates(const types::Program& program, const std::vector<RateSetting>& rates);

/// The block of a day: folded, then the settings laid over it. Row 0 need not be the claim under test (see row_of).
[[nodiscard]] facts::Block block_on(const Given& given, const facts::Request& request, Day on);
/// The row of a claim of `given` in its block; nothing if it was not known yet.
[[nodiscard]] std::optional<std::size_t> row_of(const facts::Block& block, std::size_t claim);

}  // namespace dun::scenario
