// What a section declares: its name, and what kind of thing that name then stands for.
#pragma once

#include "dsl/names/bundle.hpp"

namespace dun::names {

/// SymbolKind::none for sections that declare nothing: change, drop, test.
[[nodiscard]] SymbolKind declared_kind(const syntax::SectionValue& section);
/// Nothing for the same.
[[nodiscard]] const syntax::Name* declared_name(const syntax::SectionValue& section);

/// The symbol of what a section declares.
[[nodiscard]] Symbol symbol_of(SymbolKind kind, SectionRef declared, std::uint32_t line = 0);
/// Where a symbol is declared: the name in its section or line, else the head of the section.
[[nodiscard]] base::Place place_of(const Bundle& bundle, const Symbol& symbol);

/// The first line of one kind in a section, or nothing.
template <class Wanted, class Value>
[[nodiscard]] const Wanted* line_of(const syntax::Lines<Value>& lines) {
  for (const auto& line : lines)
    if (const auto* found = std::get_if<Wanted>(&line.value)) return found;
  return nullptr;
}

/// Calls `visit(wanted line, its span)` for each line of one kind.
template <class Wanted, class Value, class Visit>
void each_line(const syntax::Lines<Value>& lines, Visit visit) {
  for (const auto& line : lines)
    if (const auto* found = std::get_if<Wanted>(&line.value)) visit(*found, line.span);
}

}  // namespace dun::names
