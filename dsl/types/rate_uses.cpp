#include "dsl/types/rate_uses.hpp"

#include <set>
#include <utility>

#include "dsl/names/sections.hpp"

namespace dun::types {
namespace {

using names::SymbolKind;

class Collector {
 public:
  explicit Collector(const Program& program) : program_(program) {}

  void amount(base::FileId file, syntax::AmountId id) {
    if (!id.is_set() || !seen_.emplace(file.value, id.value).second) return;
    const base::FileId outer = std::exchange(file_, file);
    std::visit(*this, program_.bundle.tree(file).at(id));
    file_ = outer;
  }
  std::vector<RateUse> take() { return std::move(uses_); }

  void operator()(const syntax::MoneyAmount&) {}
  void operator()(const syntax::RatioAmount&) {}
  void operator()(const syntax::NamedAmount& amount) { named(amount.name); }
  void operator()(const syntax::BracketAmount& amount) { inner(amount.inner); }
  void operator()(const syntax::RoundedAmount& amount) { inner(amount.inner); }
  void operator()(const syntax::ProductAmount& amount) {
    inner(amount.factor);
    inner(amount.of);
  }
  void operator()(const syntax::SumAmount& amount) {
    inner(amount.left);
    inner(amount.right);
  }
  void operator()(const syntax::ChoiceAmount& amount) {
    inner(amount.left);
    inner(amount.right);
  }

 private:
  void inner(syntax::AmountId id) { amount(file_, id); }

  void named(const syntax::Name& name) {
    const names::Symbol symbol = program_.bundle.symbol(file_, name);
    const names::SectionRef ref{symbol.file, symbol.section};
    if (symbol.kind == SymbolKind::rate) {
      if (const Rate* rate = program_.rate(ref)) uses_.push_back({rate, {file_, name.span}});
    } else if (symbol.kind == SymbolKind::derived_rate) {
      amount(ref.file, std::get<syntax::DerivedRateSection>(program_.bundle.at(ref)).value);
    } else if (symbol.kind == SymbolKind::charge) {
      const auto& charge = std::get<syntax::ChargeSection>(program_.bundle.at(ref));
      if (const auto* line = names::line_of<syntax::ChargeAmountLine>(charge.lines)) amount(ref.file, line->amount);
    }
  }

  const Program& program_;
  base::FileId file_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen_;
  std::vector<RateUse> uses_;
};

}  // namespace

std::vector<RateUse> rates_in(const Program& program, base::FileId file, syntax::AmountId amount) {
  Collector collector(program);
  collector.amount(file, amount);
  return collector.take();
}

}  // namespace dun::types
