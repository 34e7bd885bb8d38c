#include "dsl/types/rate_uses.hpp"

#include <set>
#include <utility>

#include "dsl/names/amount_names.hpp"
#include "dsl/names/sections.hpp"

namespace dun::types {
namespace {

using names::SymbolKind;

class Collector {
 public:
  explicit Collector(const Program& program) : program_(program) {}

  void amount(base::FileId file, syntax::AmountId id) {
    if (!seen_.emplace(file.value, id.value).second) return;
    for (const syntax::Name* name : names::names_in(program_.bundle.tree(file), id)) named(file, *name);
  }
  std::vector<RateUse> take() { return std::move(uses_); }

 private:
  void named(base::FileId file, const syntax::Name& name) {
    const names::Symbol symbol = program_.bundle.symbol(file, name);
    const names::SectionRef ref{symbol.file, symbol.section};
    if (symbol.kind == SymbolKind::rate) {
      if (const Rate* rate = program_.rate(ref)) uses_.push_back({rate, {file, name.span}});
    } else if (symbol.kind == SymbolKind::derived_rate) {
      amount(ref.file, std::get<syntax::DerivedRateSection>(program_.bundle.at(ref)).value);
    } else if (symbol.kind == SymbolKind::charge) {
      const auto& charge = std::get<syntax::ChargeSection>(program_.bundle.at(ref));
      if (const auto* line = names::line_of<syntax::ChargeAmountLine>(charge.lines)) amount(ref.file, line->amount);
    }
  }

  const Program& program_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen_;  // amounts, so that a ring ends
  std::vector<RateUse> uses_;
};

}  // namespace

std::vector<RateUse> rates_in(const Program& program, base::FileId file, syntax::AmountId amount) {
  Collector collector(program);
  collector.amount(file, amount);
  return collector.take();
}

}  // namespace dun::types
