// Names in the lines that several kinds of blocks share.
#pragma once

#include "dsl/names/resolver.hpp"

namespace dun::names {

struct SharedLineNames {
  NameResolver& names;

  void operator()(const syntax::TitleLine&) const {}
  void operator()(const syntax::NoteLine&) const {}
  void operator()(const syntax::BecauseLine&) const {}
  void operator()(const syntax::StatesTermLine&) const {}
  void operator()(const syntax::CalendarLine& line) const { names.find(line.calendar, wanted::calendar); }
  void operator()(const syntax::ForClaimsLine& line) const { names.claims(line.claims); }
  void operator()(const syntax::InForceLine& line) const { names.anchor(line.anchor); }
  void operator()(const syntax::IfLine& line) const { names.condition(line.condition); }
  void operator()(const syntax::OnLine& line) const { names.words(line.parts, SymbolKind::part, "part of a claim"); }
  void operator()(const syntax::SettleLine& line) const {
    names.words(line.order, SymbolKind::part, "part of a claim");
    names.cite(line.cite);
  }
};

/// Visits every line of a block.
template <class Visitor, class Value>
void each(const Visitor& visitor, const syntax::Lines<Value>& lines) {
  for (const auto& line : lines) std::visit(visitor, line.value);
}

void resolve(NameResolver& names, const syntax::VocabularySection& section);
void resolve(NameResolver& names, const syntax::CalendarSection& section);
void resolve(NameResolver& names, const syntax::RateSection& section);
void resolve(NameResolver& names, const syntax::DerivedRateSection& section);
void resolve(NameResolver& names, const syntax::LawSection& section);
void resolve(NameResolver& names, const syntax::SourceSection& section);
void resolve(NameResolver& names, const syntax::ActSection& section);
void resolve(NameResolver& names, const syntax::ScaleSection& section);
void resolve(NameResolver& names, const syntax::CountSection& section);
void resolve(NameResolver& names, const syntax::RuleSection& section);
void resolve(NameResolver& names, const syntax::InterestSection& section);
void resolve(NameResolver& names, const syntax::ChargeSection& section);
void resolve(NameResolver& names, const syntax::PolicySection& section);
void resolve(NameResolver& names, const syntax::StepSection& section);
void resolve(NameResolver& names, const syntax::ScheduleSection& section);
void resolve(NameResolver& names, const syntax::ChangeSection& section);
void resolve(NameResolver& names, const syntax::AddSection& section);
void resolve(NameResolver& names, const syntax::DropSection& section);
void resolve(NameResolver& names, const syntax::TextSection& section);
void resolve(NameResolver& names, const syntax::TestSection& section);

}  // namespace dun::names
