#include "dsl/names/amount_names.hpp"

#include <algorithm>

#include "dsl/names/diagnostics.hpp"
#include "dsl/names/rings.hpp"
#include "dsl/names/sections.hpp"

namespace dun::names {
namespace {

struct Collector {
  const syntax::Tree& tree;
  std::vector<const syntax::Name*> found = {};
  std::vector<const syntax::Name*> at_times = {};

  void operator()(const syntax::MoneyAmount&) {}
  void operator()(const syntax::RatioAmount&) {}
  void operator()(const syntax::NamedAmount& amount) { found.push_back(&amount.name); }
  void operator()(const syntax::BracketAmount& amount) { in(amount.inner); }
  void operator()(const syntax::RoundedAmount& amount) { in(amount.inner); }
  void operator()(const syntax::ProductAmount& amount) {
    in(amount.factor);
    in(amount.of);
  }
  void operator()(const syntax::SumAmount& amount) {
    in(amount.left);
    in(amount.right);
  }
  void operator()(const syntax::ChoiceAmount& amount) {
    in(amount.left);
    in(amount.right);
  }
  void operator()(const syntax::OrWhereAmount& amount) {
    const std::size_t before = found.size();
    in(amount.usual);
    in(amount.other);
    at_times.insert(at_times.end(), found.begin() + static_cast<std::ptrdiff_t>(before), found.end());
    found.push_back(&amount.fact);
    in(amount.bound);
  }

  void in(syntax::AmountId id) {
    if (id.is_set()) std::visit(*this, tree.at(id));
  }
};

/// The amount a derived rate or a charge stands for.
syntax::AmountId amount_of(const syntax::SectionValue& section) {
  if (const auto* derived = std::get_if<syntax::DerivedRateSection>(&section)) return derived->value;
  const auto* line = line_of<syntax::ChargeAmountLine>(std::get<syntax::ChargeSection>(section).lines);
  return line != nullptr ? line->amount : syntax::AmountId{};
}

std::vector<SectionRef> computed(const Bundle& bundle) {
  std::vector<SectionRef> all = bundle.derived_rates;
  for (const Law& law : bundle.laws) {
    all.insert(all.end(), law.derived_rates.begin(), law.derived_rates.end());
    all.insert(all.end(), law.charges.begin(), law.charges.end());
  }
  return all;
}

}  // namespace

std::vector<const syntax::Name*> names_in(const syntax::Tree& tree, syntax::AmountId amount) {
  Collector collector{tree};
  collector.in(amount);
  return std::move(collector.found);
}

std::vector<const syntax::Name*> names_read_at_times(const syntax::Tree& tree, syntax::AmountId amount) {
  Collector collector{tree};
  collector.in(amount);
  return std::move(collector.at_times);
}

void check_amount_rings(const Bundle& bundle, base::DiagnosticSink& sink) {
  const std::vector<SectionRef> all = computed(bundle);
  std::vector<std::vector<std::size_t>> edges(all.size());
  for (std::size_t at = 0; at < all.size(); ++at)
    for (const syntax::Name* name : names_in(bundle.tree(all[at].file), amount_of(bundle.at(all[at])))) {
      const Symbol symbol = bundle.symbol(all[at].file, *name);
      const auto target = std::find(all.begin(), all.end(), SectionRef{symbol.file, symbol.section});
      if (symbol.kind != SymbolKind::none && target != all.end())
        edges[at].push_back(static_cast<std::size_t>(target - all.begin()));
    }
  for (const std::vector<std::size_t>& ring : rings(edges)) {
    std::vector<std::string> names;
    for (const std::size_t at : ring) names.push_back(declared_name(bundle.at(all[at]))->text);
    const SectionRef first = all[ring.front()];
    sink.add(to_diagnostic(Ring{{first.file, declared_name(bundle.at(first))->span}, "amounts", std::move(names)}));
  }
}

}  // namespace dun::names
