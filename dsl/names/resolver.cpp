#include "dsl/names/resolver.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dsl/names/diagnostics.hpp"
#include "dsl/names/sections.hpp"
#include "dsl/names/words.hpp"
#include "engine/base/nearest.hpp"

namespace dun::names {
namespace {

/// A list this short is shown whole where nothing is near.
constexpr std::size_t short_list = 8;
constexpr KindSet every_kind = ~KindSet{0};

/// What a block may see of another block; if that one is not there, these are not told one by one.
constexpr KindSet seen_from_elsewhere =
    kinds(SymbolKind::fact, SymbolKind::kind, SymbolKind::act, SymbolKind::channel, SymbolKind::source,
          SymbolKind::rate, SymbolKind::derived_rate, SymbolKind::scale, SymbolKind::count, SymbolKind::rule,
          SymbolKind::interest, SymbolKind::charge);

bool same_act(const std::vector<Symbol>& found) {
  return std::all_of(found.begin(), found.end(),
                     [](const Symbol& symbol) { return contains(wanted::act.set, symbol.kind); });
}

bool all_equal(const std::vector<Symbol>& found) {
  return std::all_of(found.begin(), found.end(), [&](const Symbol& symbol) { return symbol == found.front(); });
}

}  // namespace

void NameResolver::keep(const syntax::Name& name, Symbol symbol) {
  bundle_.symbols[file_.index()][name.id.index()] = symbol;
}

Symbol NameResolver::find(const syntax::Name& name, const Wanted& wanted, const std::string& advice) {
  const std::vector<Symbol> found = scope_.find(name.text, wanted.set);
  if (found.empty()) {
    const std::vector<Symbol> other = scope_.find(name.text, every_kind);
    if (other.empty())
      unknown(name, wanted, reporter_.may_suggest() ? scope_.names(wanted.set) : std::vector<std::string>(), advice);
    else if (!reporter_.is_excused(name.text))
      reporter_.report(OtherKind{{file_, name.span}, name.text, other.front().kind, std::string(wanted.phrase)});
    return {};
  }
  if (!same_act(found) && !all_equal(found))
    reporter_.report(
        SeenTwice{{file_, name.span}, name.text, place_of(bundle_, found[0]), place_of(bundle_, found[1])});
  keep(name, found.front());
  return found.front();
}

void NameResolver::find_all(const std::vector<syntax::Name>& names, const Wanted& wanted) {
  for (const syntax::Name& name : names) find(name, wanted);
}

void NameResolver::word(const syntax::Name& name, SymbolKind kind, std::string_view phrase) {
  if (const auto symbol = closed_word(kind, name.text))
    keep(name, *symbol);
  else
    unknown(name, {phrase, 0}, closed_words(kind));
}

void NameResolver::words(const std::vector<syntax::Name>& names, SymbolKind kind, std::string_view phrase) {
  for (const syntax::Name& name : names) word(name, kind, phrase);
}

void NameResolver::charge(const syntax::Name& name) {
  static constexpr Wanted charged{"interest or charge", kinds(SymbolKind::interest, SymbolKind::charge)};
  const bool named = !scope_.find(name.text, charged.set).empty();
  const std::optional<Symbol> part = closed_word(SymbolKind::part, name.text);
  const bool is_part = part && (static_cast<Part>(part->value) == Part::interest ||
                                static_cast<Part>(part->value) == Part::compensation);
  if (named || !is_part) {
    find(name, charged);
    return;
  }
  const SymbolKind kind = static_cast<Part>(part->value) == Part::interest ? SymbolKind::interest : SymbolKind::charge;
  const std::vector<Symbol> there_is = scope_.nearest(kinds(kind));
  if (there_is.empty())
    unknown(name, charged, {}, fmt::format("the law sets no {}; leave it out", name.text));
  else
    keep(name, there_is.size() == 1 ? there_is.front() : *part);
}

void NameResolver::reason(const syntax::Name& name) {
  static constexpr Wanted reasons{"rule or outcome", kinds(SymbolKind::rule, SymbolKind::interest, SymbolKind::charge)};
  const auto outcome = closed_word(SymbolKind::outcome, name.text);
  if (outcome && scope_.find(name.text, reasons.set).empty()) {
    keep(name, *outcome);
    return;
  }
  if (!scope_.find(name.text, reasons.set).empty()) {
    find(name, reasons);
    return;
  }
  std::vector<std::string> there_is = scope_.names(reasons.set);
  for (std::string& word : closed_words(SymbolKind::outcome)) there_is.push_back(std::move(word));
  unknown(name, reasons, there_is);
}

void NameResolver::cite(const syntax::Cite& cite) {
  static constexpr KindSet sources = kinds(SymbolKind::source);
  const std::vector<Symbol> found = scope_.find(cite.source.text, sources);
  const bool told = reporter_.is_excused(cite.source.text) || scope_.is_incomplete();
  if (found.empty() && !told)
    reporter_.report(UndeclaredSource{
        {file_, cite.source.span}, cite.source.text, base::near_names(cite.source.text, scope_.names(sources))});
  if (!found.empty()) keep(cite.source, found.front());
}

void NameResolver::cite(const std::optional<syntax::Cite>& cite_or_nothing) {
  if (cite_or_nothing) cite(*cite_or_nothing);
}

void NameResolver::unknown(const syntax::Name& name, const Wanted& wanted, const std::vector<std::string>& there_is,
                           const std::string& advice) {
  const bool from_elsewhere = (wanted.set & seen_from_elsewhere) != 0 && scope_.is_incomplete();
  if (from_elsewhere || reporter_.is_excused(name.text)) return;
  UnknownName mistake;
  mistake.place = {file_, name.span};
  mistake.name = name.text;
  mistake.wanted = wanted.phrase;
  mistake.near = base::near_names(name.text, there_is);
  if (there_is.size() <= short_list) mistake.all = there_is;
  mistake.advice = advice;
  reporter_.report(mistake);
}

}  // namespace dun::names
