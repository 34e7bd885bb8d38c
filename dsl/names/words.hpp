// Words of closed lists that stand where a name could: kinds of debtors and claims, weekdays, countries, currencies,
// what a payment settles, why nothing is done. They are the language's own and cannot be declared.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/names/bundle.hpp"

namespace dun::names {

/// The symbol of `text` among the words of `kind`; nothing if it is none of them.
[[nodiscard]] std::optional<Symbol> closed_word(SymbolKind kind, std::string_view text);

/// All words of a closed list, in its own order. Empty for kinds that are declared.
[[nodiscard]] std::vector<std::string> closed_words(SymbolKind kind);

}  // namespace dun::names
