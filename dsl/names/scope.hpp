// What can be seen from one block: its own names, those of the laws it stands under or its file uses, and around all of
// them the names of the bundle. The nearest one holds.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "dsl/names/bundle.hpp"

namespace dun::names {

/// Kinds of symbols as bits.
using KindSet = std::uint64_t;
template <class... Kinds>
[[nodiscard]] constexpr KindSet kinds(Kinds... each) {
  return ((KindSet{1} << static_cast<unsigned>(each)) | ...);
}
[[nodiscard]] constexpr bool contains(KindSet set, SymbolKind kind) {
  return (set >> static_cast<unsigned>(kind) & 1U) != 0;
}

/// Blocks that are known by a path.
inline constexpr KindSet paths = kinds(SymbolKind::vocabulary, SymbolKind::calendar, SymbolKind::law,
                                       SymbolKind::policy, SymbolKind::schedule, SymbolKind::text);

/// May two things of these kinds not share one name?
[[nodiscard]] bool clash(SymbolKind a, SymbolKind b);

class Scope {
 public:
  explicit Scope(const Scope* outer = nullptr) : outer_(outer) {}

  /// The thing that already has this name, if the two clash; nothing was declared then.
  [[nodiscard]] const Symbol* declare(const std::string& name, Symbol symbol);
  /// The own names of `other` can be seen from here as well.
  void see(const Scope& other) { seen_.push_back(&other); }

  /// Something that should be seen from here could not be found, and has been reported: other names may come from it.
  void mark_incomplete() { incomplete_ = true; }
  [[nodiscard]] bool is_incomplete() const;

  /// The nearest things of that name and of one of these kinds: one, or several if laws side by side declare it.
  [[nodiscard]] std::vector<Symbol> find(const std::string& name, KindSet wanted) const;
  /// Every thing of these kinds that stands nearest: own and seen ones, else those around.
  [[nodiscard]] std::vector<Symbol> nearest(KindSet wanted) const;
  /// All names of these kinds, each once, in order of the alphabet.
  [[nodiscard]] std::vector<std::string> names(KindSet wanted) const;

 private:
  struct Entry {
    std::string name;
    Symbol symbol;
  };
  void find_own(const std::string& name, KindSet wanted, std::vector<Symbol>& found) const;
  void own_names(KindSet wanted, std::vector<std::string>& names) const;

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  // places in entries_
  std::vector<const Scope*> seen_;
  const Scope* outer_;
  bool incomplete_ = false;
};

}  // namespace dun::names
