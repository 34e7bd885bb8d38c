// Rates and what is derived from them, as values of days. Each rate goes by the day that chooses its rows; a derived
// rate that ignores small moves is a table of its own, chosen by the day that chooses what it is derived from.
// Refuses nothing: what no table can hold was refused by the types.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dsl/lower/context.hpp"

namespace dun::lower {

/// The day on which a rate is read.
using DayOf = std::function<values::Day(const types::Rate&)>;

struct DatedRate {
  std::optional<values::Ratio> value;  // nothing where one of its rates is unknown
  std::set<std::string> cites;         // of the rows it was read from
};
[[nodiscard]] DatedRate rate_on(Context& context, base::FileId file, syntax::AmountId amount, const DayOf& day_of);

/// "IF § 1; IF § 2".
[[nodiscard]] std::string joined(const std::set<std::string>& cites);

/// A derived rate of which small moves are ignored, with the rows that counted; null for any other name.
[[nodiscard]] const types::Rate* settled_rate(Context& context, const names::Symbol& symbol);
/// The rate whose line says by which day a settled rate is chosen.
[[nodiscard]] const types::Rate& chosen_like(const Context& context, const types::Rate& settled);

/// The rates with rows of their own that an amount rests on, through derived rates.
[[nodiscard]] std::vector<const types::Rate*> rates_under(const Context& context, base::FileId file,
                                                          syntax::AmountId amount);

}  // namespace dun::lower
