// Names in vocabularies, calendars, rates and scales: what stands outside laws or in them.
#include "dsl/names/shared_lines.hpp"

namespace dun::names {
namespace {

struct VocabularyNames : SharedLineNames {
  using SharedLineNames::operator();

  void operator()(const syntax::ReadsLine& line) const {
    const std::vector<Symbol> found = names.scope().find(line.fact.text, wanted::fact.set);
    if (found.empty()) return;
    for (std::size_t at = 0; at < line.choices.size(); ++at) {
      Symbol choice = found.front();
      choice.kind = SymbolKind::choice;
      choice.value = static_cast<std::uint32_t>(at + 1);
      names.keep(line.choices[at], choice);
    }
    if (line.missing_value) names.operand(found.front(), *line.missing_value);
  }
  void operator()(const syntax::KindLine& line) const {
    if (line.parent) names.find(*line.parent, wanted::kind);
  }
  void operator()(const syntax::ChannelLine&) const {}
};

struct CalendarNames : SharedLineNames {
  using SharedLineNames::operator();

  void operator()(const syntax::WeekendLine& line) const { names.words(line.days, SymbolKind::weekday, "weekday"); }
  void operator()(const syntax::HolidayLine&) const {}
  void operator()(const syntax::EasterLine&) const {}
  void operator()(const syntax::CoversDatesLine&) const {}
};

struct RateNames : SharedLineNames {
  using SharedLineNames::operator();

  void operator()(const syntax::RateRowLine& line) const { names.cite(line.cite); }
  void operator()(const syntax::EndsLine& line) const { names.cite(line.cite); }
  void operator()(const syntax::ScaleFromLine& line) const { names.cite(line.cite); }
  void operator()(const syntax::ScaleRowLine& line) const {
    if (const auto* money = std::get_if<syntax::MoneyLiteral>(&line.value)) names.money(*money);
    if (!line.steps) return;
    names.money(line.steps->plus);
    names.money(line.steps->per_started);
    names.money(line.steps->above);
  }
};

}  // namespace

void resolve(NameResolver& names, const syntax::VocabularySection& section) {
  each(VocabularyNames{{names}}, section.lines);
}

void resolve(NameResolver& names, const syntax::CalendarSection& section) {
  each(CalendarNames{{names}}, section.lines);
}

void resolve(NameResolver& names, const syntax::RateSection& section) {
  const bool is_unit =
      section.unit.text == "fraction" || section.unit.text == "percent" || section.unit.text == "number";
  if (is_unit)
    names.word(section.unit, SymbolKind::unit, "unit");
  else
    names.word(section.unit, SymbolKind::currency, "currency or unit");
  if (section.chosen_by) names.anchor(*section.chosen_by);
  each(RateNames{{names}}, section.lines);
}

void resolve(NameResolver& names, const syntax::DerivedRateSection& section) {
  names.amount(section.value);
  names.cite(section.cite);
}

void resolve(NameResolver& names, const syntax::ScaleSection& section) {
  names.find(section.on, wanted::fact);
  names.word(section.currency, SymbolKind::currency, "currency");
  if (section.chosen_by) names.anchor(*section.chosen_by);
  each(RateNames{{names}}, section.lines);
}

}  // namespace dun::names
