#include "dsl/types/rate_uses.hpp"

#include <algorithm>
#include <set>
#include <tuple>
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
    if (!seen_.emplace(file.value, id.value, at_times_).second) return;
    const syntax::Tree& tree = program_.bundle.tree(file);
    const std::vector<const syntax::Name*> at_times = names::names_read_at_times(tree, id);
    for (const syntax::Name* name : names::names_in(tree, id)) {
      const bool outside = at_times_;
      at_times_ = outside || std::find(at_times.begin(), at_times.end(), name) != at_times.end();
      named(file, *name);
      at_times_ = outside;
    }
  }
  Basis take() { return std::move(basis_); }

 private:
  void named(base::FileId file, const syntax::Name& name) {
    const names::Symbol symbol = program_.bundle.symbol(file, name);
    const names::SectionRef ref{symbol.file, symbol.section};
    if (symbol.kind == SymbolKind::rate) {
      if (const Rate* rate = program_.rate(ref)) basis_.rates.push_back({rate, {file, name.span}, at_times_});
    } else if (symbol.kind == SymbolKind::derived_rate) {
      amount(ref.file, std::get<syntax::DerivedRateSection>(program_.bundle.at(ref)).value);
    } else if (symbol.kind == SymbolKind::fact) {
      const Fact* fact = program_.fact(name.text);
      (fact != nullptr && fact->type == facts::FactType::number ? basis_.numbers : basis_.others) = true;
    } else if (symbol.kind == SymbolKind::scale) {
      basis_.others = true;
    } else if (symbol.kind == SymbolKind::charge) {
      basis_.others = true;
      const auto& charge = std::get<syntax::ChargeSection>(program_.bundle.at(ref));
      if (const auto* line = names::line_of<syntax::ChargeAmountLine>(charge.lines)) amount(ref.file, line->amount);
    }
  }

  const Program& program_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, bool>> seen_;  // amounts, so that a ring ends
  Basis basis_;
  bool at_times_ = false;
};

}  // namespace

Basis basis_of(const Program& program, base::FileId file, syntax::AmountId amount) {
  Collector collector(program);
  collector.amount(file, amount);
  return collector.take();
}

std::vector<RateUse> rates_in(const Program& program, base::FileId file, syntax::AmountId amount) {
  return basis_of(program, file, amount).rates;
}

}  // namespace dun::types
