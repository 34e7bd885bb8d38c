#include "dsl/names/scope.hpp"

#include <algorithm>

namespace dun::names {
namespace {

/// Names that can stand in the same place of a line must differ.
constexpr KindSet groups[] = {
    paths,
    kinds(SymbolKind::kind, SymbolKind::act),
    kinds(SymbolKind::fact, SymbolKind::rate, SymbolKind::derived_rate, SymbolKind::scale, SymbolKind::charge),
    kinds(SymbolKind::rule, SymbolKind::interest, SymbolKind::charge),
    kinds(SymbolKind::source),
    kinds(SymbolKind::count),
    kinds(SymbolKind::channel),
    kinds(SymbolKind::step),
    kinds(SymbolKind::claim),
};

}  // namespace

bool clash(SymbolKind a, SymbolKind b) {
  return std::any_of(std::begin(groups), std::end(groups),
                     [&](KindSet group) { return contains(group, a) && contains(group, b); });
}

const Symbol* Scope::declare(const std::string& name, Symbol symbol) {
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    const auto found = scope->by_name_.find(name);
    if (found == scope->by_name_.end()) continue;
    for (const std::size_t at : found->second)
      if (clash(scope->entries_[at].symbol.kind, symbol.kind)) return &scope->entries_[at].symbol;
  }
  by_name_[name].push_back(entries_.size());
  entries_.push_back({name, symbol});
  return nullptr;
}

void Scope::find_own(const std::string& name, KindSet wanted, std::vector<Symbol>& found) const {
  const auto named = by_name_.find(name);
  if (named == by_name_.end()) return;
  for (const std::size_t at : named->second)
    if (contains(wanted, entries_[at].symbol.kind)) found.push_back(entries_[at].symbol);
}

std::vector<Symbol> Scope::find(const std::string& name, KindSet wanted) const {
  std::vector<Symbol> found;
  find_own(name, wanted, found);
  if (found.empty())
    for (const Scope* scope : seen_) scope->find_own(name, wanted, found);
  if (found.empty() && outer_ != nullptr) return outer_->find(name, wanted);
  return found;
}

std::vector<Symbol> Scope::nearest(KindSet wanted) const {
  std::vector<Symbol> found;
  const auto take = [&](const Scope& scope) {
    for (const Entry& entry : scope.entries_)
      if (contains(wanted, entry.symbol.kind)) found.push_back(entry.symbol);
  };
  take(*this);
  for (const Scope* scope : seen_) take(*scope);
  return found.empty() && outer_ != nullptr ? outer_->nearest(wanted) : found;
}

void Scope::own_names(KindSet wanted, std::vector<std::string>& names) const {
  for (const Entry& entry : entries_)
    if (contains(wanted, entry.symbol.kind)) names.push_back(entry.name);
}

bool Scope::is_incomplete() const {
  return incomplete_ || (outer_ != nullptr && outer_->is_incomplete());
}

std::vector<std::string> Scope::names(KindSet wanted) const {
  std::vector<std::string> result;
  for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
    scope->own_names(wanted, result);
    for (const Scope* seen : scope->seen_) seen->own_names(wanted, result);
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace dun::names
