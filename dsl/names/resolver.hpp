// Looks up the names of one block: each kind of line knows what its names may stand for, the scope knows what there is.
// Writes symbols into the bundle and nothing else.
// Invariant: a name is looked up once; what is not found is reported once, with what may have been meant.
#pragma once

#include <optional>
#include <string_view>

#include "dsl/names/bundle.hpp"
#include "dsl/names/reporter.hpp"
#include "dsl/names/scope.hpp"

namespace dun::names {

/// What a name may stand for, and how a message calls it.
struct Wanted {
  std::string_view phrase;
  KindSet set;
};
namespace wanted {
inline constexpr Wanted act{"act or kind of acts", kinds(SymbolKind::act, SymbolKind::kind)};
inline constexpr Wanted kind{"kind of acts", kinds(SymbolKind::kind)};
inline constexpr Wanted step{"step", kinds(SymbolKind::step)};
inline constexpr Wanted step_or_act{"step or act", kinds(SymbolKind::step, SymbolKind::act, SymbolKind::kind)};
inline constexpr Wanted anchor{"step, act or date fact",
                               kinds(SymbolKind::step, SymbolKind::act, SymbolKind::kind, SymbolKind::fact)};
inline constexpr Wanted channel{"channel", kinds(SymbolKind::channel)};
inline constexpr Wanted fact{"fact", kinds(SymbolKind::fact)};
inline constexpr Wanted amount{
    "rate, scale, charge or fact",
    kinds(SymbolKind::rate, SymbolKind::derived_rate, SymbolKind::scale, SymbolKind::charge, SymbolKind::fact)};
inline constexpr Wanted rate{"rate", kinds(SymbolKind::rate)};
inline constexpr Wanted count{"count", kinds(SymbolKind::count)};
inline constexpr Wanted calendar{"calendar", kinds(SymbolKind::calendar)};
inline constexpr Wanted law{"law", kinds(SymbolKind::law)};
inline constexpr Wanted policy{"policy", kinds(SymbolKind::policy)};
inline constexpr Wanted subject{"law, policy or schedule",
                                kinds(SymbolKind::law, SymbolKind::policy, SymbolKind::schedule)};
inline constexpr Wanted text{"text", kinds(SymbolKind::text)};
inline constexpr Wanted block{"block", paths};
inline constexpr Wanted claim{"claim of this test", kinds(SymbolKind::claim)};
}  // namespace wanted

class NameResolver {
 public:
  NameResolver(Bundle& bundle, base::FileId file, const Scope& scope, Reporter& reporter)
      : bundle_(bundle), file_(file), scope_(scope), reporter_(reporter) {}

  /// Looks the name up, keeps and returns its symbol; reports 020 (with `advice`) or 025.
  Symbol find(const syntax::Name& name, const Wanted& wanted, const std::string& advice = {});
  void find_all(const std::vector<syntax::Name>& names, const Wanted& wanted);
  /// A word of a closed list.
  void word(const syntax::Name& name, SymbolKind kind, std::string_view phrase);
  void words(const std::vector<syntax::Name>& names, SymbolKind kind, std::string_view phrase);
  /// A name that is not looked up here.
  void keep(const syntax::Name& name, Symbol symbol);
  /// Interest or a charge of the law, by name or by its part ("interest", "compensation").
  void charge(const syntax::Name& name);
  /// Why nothing is done: a rule of the law or an outcome.
  void reason(const syntax::Name& name);

  void cite(const syntax::Cite& cite);
  void cite(const std::optional<syntax::Cite>& cite_or_nothing);
  void money(const syntax::MoneyLiteral& money);
  void money(const std::optional<syntax::MoneyLiteral>& money_or_nothing);
  void claims(const syntax::Claims& claims);
  void anchor(const syntax::Anchor& anchor);
  void point(const syntax::Point& point);
  void acts(const syntax::Acts& acts);
  void act(const syntax::ActRef& act, const Wanted& named);
  void event(const syntax::Event& event);
  void condition(syntax::ConditionId id);
  void amount(syntax::AmountId id);
  /// A value a fact is compared with, or that stands in for it.
  void operand(const Symbol& fact, const syntax::Operand& operand);

  [[nodiscard]] const syntax::Tree& tree() const { return bundle_.tree(file_); }
  [[nodiscard]] base::FileId file() const { return file_; }
  [[nodiscard]] const Scope& scope() const { return scope_; }

 private:
  void value_of_fact(const Symbol& fact, const syntax::ReadsLine& reads, const syntax::Name& name);
  /// A name of one of the kinds in `wanted` that there is not; a closed word has no kinds.
  void unknown(const syntax::Name& name, const Wanted& wanted, const std::vector<std::string>& there_is,
               const std::string& advice = {});

  Bundle& bundle_;
  base::FileId file_;
  const Scope& scope_;
  Reporter& reporter_;
};

/// Every name of a section but the one it declares.
void resolve(NameResolver& names, const syntax::SectionValue& section);

}  // namespace dun::names
