#include "dsl/types/caps.hpp"

#include <algorithm>

#include "dsl/names/sections.hpp"

namespace dun::types {
namespace {

bool is_a(const names::Bundle& bundle, const std::string& act, const std::string& kind) {
  const auto found =
      std::find_if(bundle.acts.begin(), bundle.acts.end(), [&](const names::Act& each) { return each.name == act; });
  if (found == bundle.acts.end()) return act == kind;
  return std::find(found->kinds.begin(), found->kinds.end(), kind) != found->kinds.end();
}

struct Speaks {
  bool of_act = false;
  bool every_time = true;
};

class RuleReader {
 public:
  RuleReader(const names::Bundle& bundle, names::SectionRef ref, const std::string& act)
      : bundle_(bundle), ref_(ref), rule_(std::get<syntax::RuleSection>(bundle.at(ref))), act_(act) {}

  /// A rule without a `for` line speaks of every act.
  Speaks speaks() const {
    const auto* line = names::line_of<syntax::RuleForLine>(rule_.lines);
    if (line == nullptr) return {true, true};
    if (const auto* any = std::get_if<syntax::AnyAct>(&line->acts)) return {is_a(bundle_, act_, any->act.text), true};
    const auto& ordinal = std::get<syntax::OrdinalAct>(line->acts);
    const bool named = !ordinal.act || is_a(bundle_, act_, ordinal.act->text);
    return {named && (!ordinal.count || counted(*ordinal.count)), false};
  }

  bool is_for(const std::optional<facts::DebtorKind>& debtor) const {
    const auto* line = names::line_of<syntax::ForClaimsLine>(rule_.lines);
    if (line == nullptr || !line->claims.debtor || !debtor) return true;
    const names::Symbol symbol = bundle_.symbol(ref_.file, *line->claims.debtor);
    return symbol.kind == names::SymbolKind::none || symbol.value == static_cast<std::uint32_t>(*debtor);
  }

  const syntax::RuleSection& rule() const { return rule_; }

 private:
  bool counted(const syntax::Name& count) const {
    const names::Symbol symbol = bundle_.symbol(ref_.file, count);
    if (symbol.kind != names::SymbolKind::count) return false;
    const auto& section = std::get<syntax::CountSection>(bundle_.at({symbol.file, symbol.section}));
    const auto* of = names::line_of<syntax::CountOfLine>(section.lines);
    return of != nullptr && std::any_of(of->acts.begin(), of->acts.end(),
                                        [&](const syntax::Name& name) { return is_a(bundle_, act_, name.text); });
  }

  const names::Bundle& bundle_;
  names::SectionRef ref_;
  const syntax::RuleSection& rule_;
  const std::string& act_;
};

}  // namespace

std::vector<Cap> caps_on(const Program& program, const std::vector<std::size_t>& laws, const std::string& act,
                         const std::optional<facts::DebtorKind>& debtor) {
  std::vector<Cap> caps;
  for (const std::size_t law : laws) {
    for (const names::SectionRef& ref : program.bundle.laws[law].rules) {
      const RuleReader reader(program.bundle, ref, act);
      const Speaks speaks = reader.speaks();
      if (!speaks.of_act || !reader.is_for(debtor)) continue;
      names::each_line<syntax::FeeAtMostLine>(reader.rule().lines, [&](const syntax::FeeAtMostLine& line, base::Span) {
        caps.push_back({law, ref, &line, speaks.every_time});
      });
    }
  }
  return caps;
}

std::string act_of(const names::Step& step) {
  const auto is = line_of<syntax::StepIsLine>(step);
  return is.line != nullptr ? is.line->act.text : std::string();
}

}  // namespace dun::types
