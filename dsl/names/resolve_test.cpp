// Names in tests. What a test is of decides what it can see; claims it names are seen in it alone.
#include "dsl/names/shared_lines.hpp"

namespace dun::names {
namespace {

inline constexpr Wanted act_or_fact{"step, act or fact", wanted::step_or_act.set | wanted::fact.set};

struct TestNames : SharedLineNames {
  using SharedLineNames::operator();

  void operator()(const syntax::GivenClaimLine& line) const {
    if (line.debtor) names.word(*line.debtor, SymbolKind::debtor_kind, "kind of debtors");
    if (line.claim_kind) names.word(*line.claim_kind, SymbolKind::claim_kind, "kind of claims");
    names.money(line.principal);
  }
  void operator()(const syntax::GivenRateLine& line) const { names.find(line.rate, wanted::rate); }
  void operator()(const syntax::GivenActLine& line) const {
    names.find(line.act, wanted::step_or_act);
    claim(line.claim);
    channel(line.channel);
    names.money(line.fee);
  }
  void operator()(const syntax::GivenNamedLine& line) const {
    names.find(line.name, act_or_fact);
    claim(line.claim);
  }
  void operator()(const syntax::GivenMoneyLine& line) const {
    names.word(line.event, SymbolKind::event, "event");
    names.money(line.amount);
    claim(line.claim);
  }
  void operator()(const syntax::GivenFactLine& line) const {
    names.condition(line.condition);
    claim(line.claim);
  }
  void operator()(const syntax::FactsKnownLine&) const {}
  void operator()(const syntax::RunLine&) const {}

  void operator()(const syntax::ExpectActLine& line) const {
    names.find(line.step, wanted::step);
    claim(line.claim);
    channel(line.channel);
    names.money(line.fee);
    names.money(line.interest);
    names.money(line.compensation);
    names.money(line.announces);
    for (const syntax::Name& left_out : line.without) names.charge(left_out);
  }
  void operator()(const syntax::ExpectNothingLine&) const {}
  void operator()(const syntax::ExpectNoLine& line) const {
    names.find(line.step, wanted::step);
    names.reason(line.because);
  }
  void operator()(const syntax::ExpectMayLine& line) const {
    names.find(line.act, wanted::step_or_act);
    names.money(line.fee_at_most);
    if (line.because) names.reason(*line.because);
  }
  void operator()(const syntax::ExpectAmountLine& line) const {
    names.charge(line.what);
    names.money(line.amount);
  }
  void operator()(const syntax::ExpectWithoutLine& line) const { names.charge(line.what); }

 private:
  void claim(const std::optional<syntax::Name>& name) const {
    if (name) names.find(*name, wanted::claim);
  }
  void channel(const std::optional<syntax::Name>& name) const {
    if (name) names.find(*name, wanted::channel);
  }
};

}  // namespace

void resolve(NameResolver& names, const syntax::TestSection& section) {
  each(TestNames{{names}}, section.lines);
}

void resolve(NameResolver& names, const syntax::SectionValue& section) {
  std::visit([&](const auto& value) { resolve(names, value); }, section);
}

}  // namespace dun::names
