// Names in policies, steps and schedules. The laws a policy is under and the policy a schedule adapts are already
// known: they decide what can be seen.
#include "dsl/names/shared_lines.hpp"

namespace dun::names {
namespace {

struct PolicyNames : SharedLineNames {
  using SharedLineNames::operator();

  void operator()(const syntax::UnderLine&) const {}
  void operator()(const syntax::CoversLine& line) const { names.claims(line.claims); }
  void operator()(const syntax::StartLine& line) const { names.condition(line.condition); }
  void operator()(const syntax::StopLine& line) const { names.condition(line.condition); }
  void operator()(const syntax::PauseLine& line) const { names.condition(line.condition); }
  void operator()(const syntax::GatherLine& line) const { names.find(line.act, wanted::act); }
  void operator()(const syntax::DaysLine&) const {}
  void operator()(const syntax::ReleaseLine&) const {}
  void operator()(const syntax::AssumeReceiptLine& line) const { names.find(line.channel, wanted::channel); }

  // schedule
  void operator()(const syntax::ScheduleFromLine&) const {}
  void operator()(const syntax::ScheduleUntilLine&) const {}
  void operator()(const syntax::OnlyGentlerLine&) const {}
  void operator()(const syntax::ContactsMayGrowLine&) const {}
};

struct StepNames : SharedLineNames {
  using SharedLineNames::operator();

  void operator()(const syntax::StepIsLine& line) const { names.find(line.act, wanted::act); }
  void operator()(const syntax::WhenLine& line) const { names.point(line.point); }
  void operator()(const syntax::UntilLine& line) const { names.point(line.point); }
  void operator()(const syntax::ByLine& line) const { names.find_all(line.channels, wanted::channel); }
  void operator()(const syntax::FeeLine& line) const {
    if (line.kind == syntax::FeeLine::Kind::amount) names.amount(line.amount);
  }
  void operator()(const syntax::PayByLine& line) const { names.anchor(line.anchor); }
  void operator()(const syntax::AddLine& line) const {
    for (const syntax::Name& charge : line.charges) names.charge(charge);
  }
  void operator()(const syntax::AgainLine&) const {}
  void operator()(const syntax::TextLine& line) const { names.find(line.path, wanted::text); }
  void operator()(const syntax::ReleaseLine&) const {}
  void operator()(const syntax::OtherwiseLine& line) const {
    if (line.step) names.find(*line.step, wanted::step);
  }

  void former(const syntax::Name& name) const {
    Symbol symbol;
    symbol.kind = SymbolKind::former;
    names.keep(name, symbol);
  }
};

}  // namespace

void resolve(NameResolver& names, const syntax::PolicySection& section) {
  each(PolicyNames{{names}}, section.lines);
}

void resolve(NameResolver& names, const syntax::ScheduleSection& section) {
  each(PolicyNames{{names}}, section.lines);
}

void resolve(NameResolver& names, const syntax::StepSection& section) {
  if (section.was) StepNames{{names}}.former(*section.was);
  each(StepNames{{names}}, section.lines);
}

void resolve(NameResolver& names, const syntax::ChangeSection& section) {
  names.find(section.step, wanted::step);
  each(StepNames{{names}}, section.lines);
}

void resolve(NameResolver& names, const syntax::AddSection& section) {
  names.find(section.neighbour, wanted::step);
  each(StepNames{{names}}, section.lines);
}

void resolve(NameResolver& names, const syntax::DropSection& section) {
  names.find(section.step, wanted::step);
}

/// A text names nothing: its lines are what it says.
void resolve(NameResolver&, const syntax::TextSection&) {}

}  // namespace dun::names
