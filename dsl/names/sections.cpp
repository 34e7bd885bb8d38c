#include "dsl/names/sections.hpp"

namespace dun::names {
namespace {

struct KindOf {
  SymbolKind operator()(const syntax::VocabularySection&) const { return SymbolKind::vocabulary; }
  SymbolKind operator()(const syntax::CalendarSection&) const { return SymbolKind::calendar; }
  SymbolKind operator()(const syntax::RateSection&) const { return SymbolKind::rate; }
  SymbolKind operator()(const syntax::DerivedRateSection&) const { return SymbolKind::derived_rate; }
  SymbolKind operator()(const syntax::LawSection&) const { return SymbolKind::law; }
  SymbolKind operator()(const syntax::SourceSection&) const { return SymbolKind::source; }
  SymbolKind operator()(const syntax::ActSection&) const { return SymbolKind::act; }
  SymbolKind operator()(const syntax::ScaleSection&) const { return SymbolKind::scale; }
  SymbolKind operator()(const syntax::CountSection&) const { return SymbolKind::count; }
  SymbolKind operator()(const syntax::RuleSection&) const { return SymbolKind::rule; }
  SymbolKind operator()(const syntax::InterestSection&) const { return SymbolKind::interest; }
  SymbolKind operator()(const syntax::ChargeSection&) const { return SymbolKind::charge; }
  SymbolKind operator()(const syntax::PolicySection&) const { return SymbolKind::policy; }
  SymbolKind operator()(const syntax::StepSection&) const { return SymbolKind::step; }
  SymbolKind operator()(const syntax::ScheduleSection&) const { return SymbolKind::schedule; }
  SymbolKind operator()(const syntax::AddSection&) const { return SymbolKind::step; }
  SymbolKind operator()(const syntax::ChangeSection&) const { return SymbolKind::none; }
  SymbolKind operator()(const syntax::DropSection&) const { return SymbolKind::none; }
  SymbolKind operator()(const syntax::TextSection&) const { return SymbolKind::text; }
  SymbolKind operator()(const syntax::TestSection&) const { return SymbolKind::none; }
};

using syntax::Name;

struct NameOf {
  const Name* operator()(const syntax::VocabularySection& section) const { return &section.path; }
  const Name* operator()(const syntax::CalendarSection& section) const { return &section.path; }
  const Name* operator()(const syntax::LawSection& section) const { return &section.path; }
  const Name* operator()(const syntax::PolicySection& section) const { return &section.path; }
  const Name* operator()(const syntax::ScheduleSection& section) const { return &section.path; }
  const Name* operator()(const syntax::TextSection& section) const { return &section.path; }
  const Name* operator()(const syntax::AddSection& section) const { return &section.step; }
  const Name* operator()(const syntax::ChangeSection&) const { return nullptr; }
  const Name* operator()(const syntax::DropSection&) const { return nullptr; }
  const Name* operator()(const syntax::TestSection&) const { return nullptr; }
  template <class Named>
  const Name* operator()(const Named& section) const {
    return &section.name;
  }
};

/// The name that one line declares.
const Name* name_in_line(const syntax::SectionValue& section, std::uint32_t line) {
  if (const auto* vocabulary = std::get_if<syntax::VocabularySection>(&section)) {
    const auto& value = vocabulary->lines[line].value;
    if (const auto* reads = std::get_if<syntax::ReadsLine>(&value)) return &reads->fact;
    if (const auto* kind = std::get_if<syntax::KindLine>(&value)) return &kind->kind;
    if (const auto* channel = std::get_if<syntax::ChannelLine>(&value)) return &channel->channel;
  }
  if (const auto* test = std::get_if<syntax::TestSection>(&section))
    if (const auto* claim = std::get_if<syntax::GivenClaimLine>(&test->lines[line].value))
      return claim->name ? &*claim->name : nullptr;
  return nullptr;
}

bool declared_by_line(SymbolKind kind) {
  return kind == SymbolKind::fact || kind == SymbolKind::kind || kind == SymbolKind::channel ||
         kind == SymbolKind::choice || kind == SymbolKind::claim;
}

}  // namespace

SymbolKind declared_kind(const syntax::SectionValue& section) {
  return std::visit(KindOf{}, section);
}

const Name* declared_name(const syntax::SectionValue& section) {
  return std::visit(NameOf{}, section);
}

Symbol symbol_of(SymbolKind kind, SectionRef declared, std::uint32_t line) {
  Symbol symbol;
  symbol.kind = kind;
  symbol.file = declared.file;
  symbol.section = declared.section;
  symbol.line = line;
  return symbol;
}

base::Place place_of(const Bundle& bundle, const Symbol& symbol) {
  const syntax::Section& section = bundle.section({symbol.file, symbol.section});
  const Name* name =
      declared_by_line(symbol.kind) ? name_in_line(section.value, symbol.line) : declared_name(section.value);
  return {symbol.file, name != nullptr ? name->span : section.head};
}

}  // namespace dun::names
